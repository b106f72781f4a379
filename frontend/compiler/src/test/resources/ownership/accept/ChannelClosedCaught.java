import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
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

/** The peer leaves in the middle. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        quiz.send(new Quiz.Ask(1));
        int first = quiz.receive(Quiz.Answer.class).n();
        quiz.send(new Quiz.Ask(2));
        int second;
        try {
            second = quiz.receive(Quiz.Answer.class).n();
            quiz.send(new Quiz.Bye());
        } catch (ChannelClosed gone) {
            second = -1;
        }
        Console.println(console, first + " " + second);
        console.send(new Console.Bye());
    }
}

@Process(name = "leaver")
final class Leaver {
    static void main(@Provides("/quiz") Quiz.Exp client) {
        switch (client.receive()) {
            case Quiz.Ask ask -> client.send(new Quiz.Answer(ask.n()));
            case Quiz.Bye bye -> {
                return;
            }
        }
        client.close();
    }
}
