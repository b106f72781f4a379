package packets;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;

/** Hands over one Ethernet frame after the other; each comes back as the answer to it, or is dropped. */
@Contract("""
        state Start:    { Frame? -> Answering; Bye? -> End; }
        state Answering: { Answer! -> Start; Dropped! -> Start; }
        state End: ;
        """)
public interface Frames {

    /** What a client sends. */
    sealed interface In {}

    /** What the responder sends. */
    sealed interface Out {}

    record Frame(ExBytes bytes) implements In {}

    record Bye() implements In {}

    /** The same bytes, with the addresses exchanged. */
    record Answer(ExBytes bytes) implements Out {}

    /** The reason is a phrase in English. */
    record Dropped(String reason) implements Out {}

    /** The responder's end. */
    interface Exp extends Endpoint<In, Out> {}

    /** The client's end. */
    interface Imp extends Endpoint<Out, In> {}
}
