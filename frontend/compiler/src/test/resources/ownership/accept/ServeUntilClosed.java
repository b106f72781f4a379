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

/** A server that ends when its client is gone. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/quiz") Quiz.Exp client, @Uses("/console") Console.Imp console) {
        int asked = 0;
        try {
            while (true) {
                switch (client.receive()) {
                    case Quiz.Ask ask -> {
                        asked += ask.n();
                        client.send(new Quiz.Answer(asked));
                    }
                    case Quiz.Bye bye -> throw new IllegalStateException();
                }
            }
        } catch (ChannelClosed gone) {
            Console.println(console, "asked " + asked);
        }
        console.send(new Console.Bye());
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        for (int i = 1; i < 5; i++) {
            quiz.send(new Quiz.Ask(i));
            quiz.receive(Quiz.Answer.class);
        }
        quiz.close();
    }
}
