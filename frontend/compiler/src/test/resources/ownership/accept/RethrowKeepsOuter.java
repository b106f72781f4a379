import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExInts;
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

/** A helper cleans up and throws on; the caller goes on with its endpoint. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        int[] steps = new int[1];
        String how = "";
        for (int i = 0; i < 3; i++) {
            try {
                work(steps, i);
                how += "done ";
            } catch (IllegalStateException e) {
                how += e.getMessage() + " ";
            }
        }
        quiz.send(new Quiz.Ask(steps[0]));
        Console.println(console, how + quiz.receive(Quiz.Answer.class).n());
        quiz.send(new Quiz.Bye());
        console.send(new Console.Bye());
    }

    static void work(int[] steps, int i) {
        ExInts scratch = new ExInts(2);
        try {
            scratch.set(i, 1);
            steps[0] += 1;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalStateException("failed");
        } finally {
            steps[0] += 10;
        }
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
