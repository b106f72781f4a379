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

/** A set that is lent is given back. */
@Process(name = "reader")
final class Reader {
    static void main() {
        var feeds = EndpointSet.of(Feed.Imp.class);
        end(feeds);
        System.out.println(feeds.size());
    }

    private static void end(EndpointSet<Feed.Imp, Feed.Out> feeds) {
        feeds.close();
    }
}
