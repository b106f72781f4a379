import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Listener;
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

/** A server of several clients, one after the other, until none can come. */
@Process(name = "adder")
final class Adder {
    static void main(@Provides("/quiz") Listener<Quiz.Exp> listener, @Uses("/console") Console.Imp console) {
        int sum = 0;
        int clients = 0;
        try {
            while (true) {
                Quiz.Exp client = listener.accept();
                clients++;
                sum += serve(client);
            }
        } catch (ChannelClosed nobody) {
            Console.println(console, clients + " clients, sum " + sum);
        }
        console.send(new Console.Bye());
    }

    static int serve(@Claims Quiz.Exp client) {
        int sum = 0;
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> {
                    sum += ask.n();
                    client.send(new Quiz.Answer(sum));
                }
                case Quiz.Bye bye -> {
                    return sum;
                }
            }
        }
    }
}

@Process(name = "first")
final class First {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        for (int i = 1; i <= 3; i++) {
            quiz.send(new Quiz.Ask(i));
            quiz.receive(Quiz.Answer.class);
        }
        quiz.send(new Quiz.Bye());
    }
}

@Process(name = "second")
final class Second {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        quiz.send(new Quiz.Ask(100));
        quiz.receive(Quiz.Answer.class);
        quiz.send(new Quiz.Bye());
    }
}
