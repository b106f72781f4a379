import dev.heliac.lang.Channel;
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

/** A raw type hides that the endpoint is of the other side. */
@Process(name = "reader")
final class Reader {
    @SuppressWarnings({"unchecked", "rawtypes"})
    static void main() {
        EndpointSet feeds = EndpointSet.of(Feed.Imp.class);
        var c = Channel.create(Feed.Imp.class, Feed.Exp.class);
        c.imp().close();
        feeds.add(c.exp());
        feeds.close();
    }
}
