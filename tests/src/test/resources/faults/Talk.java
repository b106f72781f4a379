import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;

@Contract("""
        state Start: { Work? -> Working; Bye? -> End; }
        state Working: Done! -> Start;
        state End: ;
        """)
interface Talk {
    sealed interface In {}

    sealed interface Out {}

    record Work(int kind, ExBytes load) implements In {}

    record Bye() implements In {}

    record Done(ExBytes load) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}
