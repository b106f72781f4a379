import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.EndpointMap;
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

/** A member of a map can be gone. */
@Process(name = "reader")
final class Reader {
    static void main() {
        EndpointMap<Feed.Imp, Feed.Out, String> feeds = EndpointMap.of(Feed.Imp.class);
        switch (Select.receive(feeds)) {
            case One(EndpointMap.From(Feed.Imp feed, Feed.Item _, String name)) -> {
                System.out.println(name);
                feed.close();
            }
            case One(EndpointMap.From(Feed.Imp _, Feed.Done _, String name)) -> System.out.println(name);
            default -> {}
        }
        feeds.close();
    }
}
