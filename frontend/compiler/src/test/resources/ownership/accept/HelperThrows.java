import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
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

/** An exception that leaves a helper closes what the helper owned. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/quiz") Quiz.Exp client, @Uses("/console") Console.Imp console) {
        String end;
        try {
            serve(client);
            end = "served";
        } catch (IllegalArgumentException bad) {
            end = "refused " + bad.getMessage();
        }
        Console.println(console, end);
        console.send(new Console.Bye());
    }

    static void serve(@Claims Quiz.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> {
                    if (ask.n() > 2) {
                        throw new IllegalArgumentException("number " + ask.n());
                    }
                    client.send(new Quiz.Answer(ask.n()));
                }
                case Quiz.Bye bye -> {
                    return;
                }
            }
        }
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        try {
            for (int i = 1; i < 10; i++) {
                quiz.send(new Quiz.Ask(i));
                quiz.receive(Quiz.Answer.class);
            }
            quiz.send(new Quiz.Bye());
        } catch (ChannelClosed refused) {
            return;
        }
    }
}
