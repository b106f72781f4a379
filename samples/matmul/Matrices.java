package matmul;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExFloats;

/** Multiplies matrices, whose elements lie row by row. */
@Contract("""
        state Start: { Multiply? -> Multiplying; MultiplyByTiles? -> Multiplying; Bye? -> End; }
        state Multiplying: Product! -> Start;
        state End: ;
        """)
public interface Matrices {

    /** How many rows and columns a tile has. */
    int TILE = 16;

    sealed interface In {}

    sealed interface Out {}

    /**
     * Asks for the product of two matrices.
     *
     * @param a of so many rows, each of {@code inner} elements
     * @param b of {@code inner} rows, each of so many columns
     */
    record Multiply(int rows, int inner, int columns, ExFloats a, ExFloats b) implements In {}

    /** Asks for the same, of matrices whose sizes are multiples of a tile's. */
    record MultiplyByTiles(int rows, int inner, int columns, ExFloats a, ExFloats b) implements In {}

    record Bye() implements In {}

    /** The product and, for the next one, its factors. */
    record Product(ExFloats a, ExFloats b, ExFloats product) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
