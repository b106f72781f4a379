package imagefilter;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;

/** Finds outlines in pictures, as many as a client has. */
@Contract("""
        state Start: { Find? -> Finding; Bye? -> End; }
        state Finding: Found! -> Start;
        state End: ;
        """)
public interface Outlines {
    sealed interface In {}

    sealed interface Out {}

    /**
     * A picture, row by row.
     *
     * @param pixels of each so many samples, of which the first three are red, green and blue
     */
    record Find(int width, int height, int samples, ExBytes pixels) implements In {}

    record Bye() implements In {}

    /** For each pixel one byte: how much brightness changes there, from 0 to 255. */
    record Found(ExBytes changes) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
