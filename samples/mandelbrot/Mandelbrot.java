package mandelbrot;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;

/** Pictures of the Mandelbrot set, as many as a client asks for. */
@Contract("""
        state Start: { Paint? -> Painting; Bye? -> End; }
        state Painting: Painted! -> Start;
        state End: ;
        """)
public interface Mandelbrot {
    sealed interface In {}

    sealed interface Out {}

    /**
     * Asks for the points to the right of and below one of the complex plane, row by row.
     *
     * @param step from a point to the next one
     */
    record Paint(double left, double top, double step, int width, int height) implements In {}

    record Bye() implements In {}

    /** For each point how many steps, of at most 255, it takes to leave the circle of radius 2; 0 when it stays inside. */
    record Painted(ExBytes pixels) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
