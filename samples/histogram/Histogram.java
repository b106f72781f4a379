package histogram;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExInts;

/** Counts the greys of images, and changes these so that each range of greys has about as many pixels as any other. */
@Contract("""
        state Start: { Count? -> Counting; Equalize? -> Equalizing; Bye? -> End; }
        state Counting: Counted! -> Start;
        state Equalizing: Equalized! -> Start;
        state End: ;
        """)
public interface Histogram {

    /** How many greys there are, from black to white. */
    int GREYS = 256;

    sealed interface In {}

    sealed interface Out {}

    record Count(ExBytes pixels) implements In {}

    record Equalize(ExBytes pixels) implements In {}

    record Bye() implements In {}

    /** The same pixels, and how many there are of each grey. */
    record Counted(ExBytes pixels, ExInts counts) implements Out {}

    record Equalized(ExBytes pixels) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
