package pingpong;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;

/** A word goes to the server and comes back, or a vector does. */
@Contract("""
        state Start:  { Ping? -> Pinged; Throw? -> Thrown; Bye? -> End; }
        state Pinged: Pong! -> Start;
        state Thrown: Back! -> Start;
        state End: ;
        """)
public interface PingPong {
    sealed interface In {}

    sealed interface Out {}

    record Ping(int n) implements In {}

    record Throw(ExBytes bytes) implements In {}

    record Bye() implements In {}

    record Pong(int n) implements Out {}

    record Back(ExBytes bytes) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
