import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: Go? -> End;
        state End: ;
        """)
interface One {
    sealed interface In {}

    interface Out {}

    record Go() implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Each waits for the other to begin. */
@Process(name = "left")
final class Left {
    static void main(@Provides("/left") One.Exp mine, @Uses("/right") One.Imp other) {
        mine.receive(One.Go.class);
        other.send(new One.Go());
    }
}

@Process(name = "right")
final class Right {
    static void main(@Provides("/right") One.Exp mine, @Uses("/left") One.Imp other) {
        mine.receive(One.Go.class);
        other.send(new One.Go());
    }
}
