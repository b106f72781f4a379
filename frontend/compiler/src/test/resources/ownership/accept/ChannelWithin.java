import dev.heliac.lang.Channel;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

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

/** Both ends within one process. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        Quiz.Imp imp = channel.imp();
        Quiz.Exp exp = channel.exp();
        imp.send(new Quiz.Ask(6));
        switch (exp.receive()) {
            case Quiz.Ask ask -> exp.send(new Quiz.Answer(ask.n() * 7));
            case Quiz.Bye bye -> throw new IllegalStateException("bye");
        }
        Console.println(console, "to myself: " + imp.receive(Quiz.Answer.class).n());
        imp.close();
        exp.close();
        console.send(new Console.Bye());
    }
}
