import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointSet;
import dev.heliac.lang.Process;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.One;

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

/** A set does not close; its members do. */
@Process(name = "reader")
final class Reader {
    static void main() {
        var feeds = EndpointSet.of(Feed.Imp.class);
        switch (Select.receive(Select.orClosed(feeds))) {
            case One(Select.Came(EndpointSet.From(Feed.Imp feed, Feed.Item _))) -> feed.close();
            case One(Select.Came(EndpointSet.From(Feed.Imp _, Feed.Done _))) -> {}
            case One(Select.Closed()) -> {}
        }
        feeds.close();
    }
}
