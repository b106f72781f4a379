package dev.heliac.junit;

import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.State;
import java.util.List;

/** Hands out and takes in conversations. */
@Contract("""
        state Start: { Give? -> Giving; Take? -> Taking; }
        state Giving: Given! -> End;
        state Taking: Taken! -> End;
        state End: ;
        """)
interface Desk {
    sealed interface In {}

    sealed interface Out {}

    List<String> NAMES = List.of("front", "back");

    record Give(ExBytes data) implements In {}

    record Take(@State("Asked") Echo.Exp end) implements In {}

    record Given(Echo.Imp end) implements Out {}

    record Taken() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
