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

/** Handlers within handlers; the conversation goes on after them. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        int caught = 0;
        try {
            try {
                fail(1);
            } catch (IllegalStateException inner) {
                caught += 1;
                try {
                    fail(2);
                } catch (IllegalStateException again) {
                    caught += 10;
                }
                fail(3);
            } finally {
                caught += 100;
            }
        } catch (IllegalStateException outer) {
            caught += 1000;
        }
        quiz.send(new Quiz.Ask(caught));
        Console.println(console, "caught " + caught + " " + quiz.receive(Quiz.Answer.class).n());
        quiz.send(new Quiz.Bye());
        console.send(new Console.Bye());
    }

    static void fail(int n) {
        throw new IllegalStateException("failure " + n);
    }
}

@Process(name = "quiz-master")
final class QuizMaster {
    static void main(@Provides("/quiz") Quiz.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> client.send(new Quiz.Answer(ask.n() * ask.n()));
                case Quiz.Bye bye -> {
                    return;
                }
            }
        }
    }
}
