package matmul;

import dev.heliac.lang.ExFloats;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Multiplies Lehmer's matrix by its inverse, which is known, in two ways, and looks how far from the identity the products are. */
@Process(name = "client")
final class Client {

    private static final int SIZE = 256;

    private Client() {}

    static void main(@Uses("/matrices") Matrices.Imp multiplier) {
        multiplier.send(new Matrices.Multiply(SIZE, SIZE, SIZE, lehmer(), inverse()));
        var first = multiplier.receive(Matrices.Product.class);
        report("by elements", first.product());
        multiplier.send(new Matrices.MultiplyByTiles(SIZE, SIZE, SIZE, first.a(), first.b()));
        report("by tiles", multiplier.receive(Matrices.Product.class).product());
        multiplier.send(new Matrices.Bye());
    }

    /** In row i and column j, counted from 1, the smaller of the two divided by the greater. */
    private static ExFloats lehmer() {
        var matrix = new ExFloats(SIZE * SIZE);
        for (int i = 1; i <= SIZE; i++) {
            for (int j = 1; j <= SIZE; j++) {
                matrix.set(at(i, j), (float) Math.min(i, j) / Math.max(i, j));
            }
        }
        return matrix;
    }

    /** There is something in the diagonal and beside it only. */
    private static ExFloats inverse() {
        var matrix = new ExFloats(SIZE * SIZE);
        for (int i = 1; i < SIZE; i++) {
            matrix.set(at(i, i), 4f * i * i * i / (4f * i * i - 1));
            float beside = -i * (i + 1f) / (2 * i + 1);
            matrix.set(at(i, i + 1), beside);
            matrix.set(at(i + 1, i), beside);
        }
        matrix.set(at(SIZE, SIZE), (float) SIZE * SIZE / (2 * SIZE - 1));
        return matrix;
    }

    private static int at(int row, int column) {
        return (row - 1) * SIZE + column - 1;
    }

    private static void report(String what, ExFloats product) {
        double trace = 0;
        float farthest = 0;
        int bits = 0;
        for (int i = 1; i <= SIZE; i++) {
            trace += product.get(at(i, i));
            for (int j = 1; j <= SIZE; j++) {
                float element = product.get(at(i, j));
                farthest = Math.max(farthest, Math.abs(element - (i == j ? 1 : 0)));
                bits = 31 * bits + Float.floatToIntBits(element);
            }
        }
        System.out.println(what + ": trace " + trace + ", at most " + farthest + " from the identity, bits "
                + Integer.toHexString(bits));
    }
}
