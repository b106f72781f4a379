import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** A message that carries what cannot travel. */
@Contract("""
        state Start: Take? -> End;
        state End: ;
        """)
interface Box {
    sealed interface In {}

    interface Out {}

    record Take(int[] numbers) implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "box")
final class BoxProcess {
    static void main(@Provides("/box") Box.Exp box) {
        box.close();
    }
}
