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

/** One end is not the other. */
@Process(name = "client")
final class Client {
    static void main() {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Object any = channel.imp();
        channel.exp().close();
        ((Quiz.Exp) any).close();
    }
}
