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

/** close() is right in every state. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        quiz.send(new Quiz.Ask(2));
        if (quiz.receive(Quiz.Answer.class).n() == 4) {
            quiz.send(new Quiz.Ask(3));
        }
        Console.println(console, "closing");
        quiz.close();
        console.send(new Console.Bye());
    }
}

@Process(name = "quiz-master")
final class QuizMaster {
    static void main(@Provides("/quiz") Quiz.Exp client) {
        try {
            while (true) {
                switch (client.receive()) {
                    case Quiz.Ask ask -> client.send(new Quiz.Answer(ask.n() * ask.n()));
                    case Quiz.Bye bye -> {
                        return;
                    }
                }
            }
        } catch (ChannelClosed gone) {
            return;
        }
    }
}
