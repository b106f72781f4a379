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

/** Whatever throws, the state is the same. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        int[] numbers = {3, 0, 5};
        for (int i = 0; i < 4; i++) {
            int n;
            try {
                n = 60 / numbers[i];
            } catch (ArithmeticException zero) {
                quiz.send(new Quiz.Ask(1));
                n = quiz.receive(Quiz.Answer.class).n();
            } catch (ArrayIndexOutOfBoundsException end) {
                n = -1;
            }
            Console.println(console, "n " + n);
        }
        quiz.send(new Quiz.Bye());
        console.send(new Console.Bye());
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
