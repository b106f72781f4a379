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

/** Two helpers call each other with the endpoint. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        Console.println(console, "even " + even(quiz, 4));
        quiz.send(new Quiz.Bye());
        console.send(new Console.Bye());
    }

    static int even(Quiz.Imp quiz, int n) {
        return n == 0 ? 1 : ask(quiz, n) + odd(quiz, n - 1);
    }

    static int odd(Quiz.Imp quiz, int n) {
        return n == 0 ? 1000 : even(quiz, n - 1) - n;
    }

    static int ask(Quiz.Imp quiz, int n) {
        quiz.send(new Quiz.Ask(n));
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
