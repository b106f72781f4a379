import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;
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

/** A helper calls itself with the endpoint in another state. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        int n = step(quiz, 3, true);
        Console.println(console, "steps " + n);
        quiz.send(new Quiz.Bye());
        console.send(new Console.Bye());
    }

    static int step(Quiz.Imp quiz, int n, boolean sums) {
        if (n == 0) {
            return 0;
        }
        quiz.send(new Quiz.Ask(n));
        int got = answer(quiz);
        return (sums ? got : -got) + step(quiz, n - 1, !sums);
    }

    static int answer(@State("Asked") Quiz.Imp quiz) {
        return quiz.receive(Quiz.Answer.class).n();
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
