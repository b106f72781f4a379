import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.Two;

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

/** What was taken cannot be put back when the condition does not hold. */
@Process(name = "reader")
final class Reader {
    static void main() {
        var one = Channel.create(Feed.Imp.class, Feed.Exp.class);
        var two = Channel.create(Feed.Imp.class, Feed.Exp.class);
        Feed.Imp left = one.imp();
        Feed.Imp right = two.imp();
        Feed.Exp far = one.exp();
        far.send(new Feed.Done());
        two.exp().close();
        switch (Select.receive(left, right)) {
            case Two(Feed.Item item, _) when item.n() > 3 -> left.close();
            case Two(Feed.Item _, _) -> left.close();
            case Two(Feed.Done _, _) -> {}
            case Two(_, Feed.Item _) -> right.close();
            case Two(_, Feed.Done _) -> {}
        }
    }
}
