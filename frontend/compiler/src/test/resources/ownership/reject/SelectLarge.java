import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Select;
import dev.heliac.lang.Select.Five;

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

@Contract("""
        state Start: { A! -> End; B! -> End; C! -> End; D! -> End; E! -> End; F! -> End; G! -> End; H! -> End; I! -> End; }
        state End: ;
        """)
interface Wide {
    interface In {}

    sealed interface Out {}

    record A() implements Out {}

    record B() implements Out {}

    record C() implements Out {}

    record D() implements Out {}

    record E() implements Out {}

    record F() implements Out {}

    record G() implements Out {}

    record H() implements Out {}

    record I() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Three of nine messages and two of two come in 8,999 combinations. */
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
        var three = Channel.create(Wide.Imp.class, Wide.Exp.class);
        three.exp().close();
        Wide.Imp a = three.imp();
        var four = Channel.create(Wide.Imp.class, Wide.Exp.class);
        four.exp().close();
        Wide.Imp b = four.imp();
        var five = Channel.create(Wide.Imp.class, Wide.Exp.class);
        five.exp().close();
        Wide.Imp c = five.imp();
        switch (Select.receive(a, b, c, left, right)) {
            case Five(_, _, _, _, Feed.Done _) -> {}
            default -> throw new IllegalStateException();
        }
    }
}
