package matmul;

import dev.heliac.lang.ExFloats;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** Computes all elements of a product at once, on a GPU where there is one. */
@Process(name = "multiplier")
@Platform(prefer = Isa.GPU, weight = 2)
final class Multiplier {

    private Multiplier() {}

    static void main(@Provides("/matrices") Matrices.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Matrices.Multiply(int rows, int inner, int columns, ExFloats a, ExFloats b) -> {
                    var product = new ExFloats(rows * columns);
                    Parallel.range(rows, columns, (row, column) -> {
                        float sum = 0;
                        for (int k = 0; k < inner; k++) {
                            sum += a.get(row * inner + k) * b.get(k * columns + column);
                        }
                        product.set(row * columns + column, sum);
                    });
                    client.send(new Matrices.Product(a, b, product));
                }
                case Matrices.Bye _ -> {
                    return;
                }
            }
        }
    }
}
