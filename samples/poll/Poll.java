package poll;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;

/** A voter has one vote. It may bring other voters along, whose own conversations begin then. */
@Contract("""
        state Start: { Vote? -> Voted; Bring? -> Welcome! -> Start; Bye? -> End; }
        state Voted: { Counted! -> Start; Refused! -> Start; }
        state End: ;
        """)
public interface Poll {
    sealed interface In {}

    sealed interface Out {}

    record Vote(String drink) implements In {}

    record Bring(Poll.Exp voter) implements In {}

    record Bye() implements In {}

    record Welcome() implements Out {}

    /** How many have voted the same, this vote included. */
    record Counted(int votes) implements Out {}

    record Refused() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
