import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointSet;
import dev.heliac.lang.Process;

@Contract("""
        state Start: { Item! -> Taken; Done! -> End; }
        state Taken: More? -> Start;
        state End: ;
        """)
interface Feed {
    sealed interface In {}

    sealed interface Out {}

    record Item(int n) implements Out {}

    record Done() implements Out {}

    record More() implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** The compiler does not follow fields. */
@Process(name = "reader")
final class Reader {
    private static EndpointSet<Feed.Imp, Feed.Out> kept;

    static void main() {
        kept = EndpointSet.of(Feed.Imp.class);
    }
}
