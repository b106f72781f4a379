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

/** finally sends, in the state every path is in. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/quiz") Quiz.Exp client, @Uses("/console") Console.Imp console) {
        int[] table = {7, 8, 9};
        int served = 0;
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> {
                    int n = -1;
                    try {
                        n = table[ask.n()];
                    } catch (ArrayIndexOutOfBoundsException e) {
                        served += 100;
                    } finally {
                        client.send(new Quiz.Answer(n));
                        served++;
                    }
                }
                case Quiz.Bye bye -> {
                    Console.println(console, "served " + served);
                    console.send(new Console.Bye());
                    return;
                }
            }
        }
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        for (int i = 0; i < 5; i++) {
            quiz.send(new Quiz.Ask(i));
            quiz.receive(Quiz.Answer.class);
        }
        quiz.send(new Quiz.Bye());
    }
}
