import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: Answer! -> Start;
        state End: ;
        """)
interface Quiz {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Answer(int n) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** After the choice nobody knows which endpoint was closed. */
@Process(name = "client")
final class Client {
    static void main(String[] args) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        var other = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        channel.exp().close();
        other.exp().close();
        Quiz.Imp one = channel.imp();
        Quiz.Imp two = other.imp();
        Quiz.Imp chosen = args.length > 0 ? one : two;
        chosen.close();
        one.close();
        two.close();
    }
}
