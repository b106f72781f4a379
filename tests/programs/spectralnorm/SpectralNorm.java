package spectralnorm;

import dev.heliac.lang.Process;
import java.util.Arrays;
import java.util.Locale;

/** {@code N}: the spectral norm of the infinite matrix 1, 1/2, 1/4; 1/3, …, cut to N by N, by the power method. */
@Process(name = "spectralnorm")
public final class SpectralNorm {

    private static final int ROUNDS = 10;

    private SpectralNorm() {}

    private static double element(int row, int column) {
        return 1.0 / ((row + column) * (row + column + 1) / 2 + row + 1);
    }

    private static void multiply(double[] vector, double[] product) {
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += element(i, j) * vector[j];
            }
            product[i] = sum;
        }
    }

    private static void multiplyTransposed(double[] vector, double[] product) {
        for (int i = 0; i < vector.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += element(j, i) * vector[j];
            }
            product[i] = sum;
        }
    }

    static double norm(int n) {
        double[] u = new double[n];
        double[] v = new double[n];
        double[] between = new double[n];
        Arrays.fill(u, 1);
        for (int i = 0; i < ROUNDS; i++) {
            multiply(u, between);
            multiplyTransposed(between, v);
            multiply(v, between);
            multiplyTransposed(between, u);
        }
        double uv = 0;
        double vv = 0;
        for (int i = 0; i < n; i++) {
            uv += u[i] * v[i];
            vv += v[i] * v[i];
        }
        return Math.sqrt(uv / vv);
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        System.out.println(String.format(Locale.ROOT, "%.9f", norm(n)));
    }
}
