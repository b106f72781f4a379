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

/** A wildcard hides that it is another kind of set, whatever the contract. */
@Process(name = "reader")
final class Reader {
    static void main(String[] args) {
        var waiting = EndpointSet.of(Feed.Imp.class);
        EndpointSet<?, ?> any = args.length > 0 ? waiting : EndpointSet.of(Feed.Exp.class, "Taken");
        any.close();
    }
}
