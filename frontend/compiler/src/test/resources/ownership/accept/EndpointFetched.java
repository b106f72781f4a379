import dev.heliac.lang.Channel;
import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
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

@Contract("""
        state Start: { Serve? -> Serving; Resume? -> Serving; Fetch? -> Fetching; Bye? -> End; }
        state Serving: Served! -> Start;
        state Fetching: Fetched! -> Start;
        state End: ;
        """)
interface Desk {
    sealed interface In {}

    sealed interface Out {}

    record Serve(Quiz.Exp client) implements In {}

    record Resume(@State("Asked") Quiz.Exp client) implements In {}

    record Fetch() implements In {}

    record Bye() implements In {}

    record Served() implements Out {}

    record Fetched(Quiz.Imp quiz) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** An endpoint arrives in a message. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/desk") Desk.Imp desk, @Uses("/console") Console.Imp console) {
        desk.send(new Desk.Fetch());
        Quiz.Imp quiz = desk.receive(Desk.Fetched.class).quiz();
        for (int i = 1; i <= 3; i++) {
            quiz.send(new Quiz.Ask(i));
            Console.println(console, "fetched " + quiz.receive(Quiz.Answer.class).n());
        }
        quiz.send(new Quiz.Bye());
        desk.send(new Desk.Bye());
        console.send(new Console.Bye());
    }
}

@Process(name = "desk")
final class DeskClerk {
    static void main(@Provides("/desk") Desk.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Desk.Serve serve -> {
                    client.send(new Desk.Served());
                    serve(serve.client());
                }
                case Desk.Resume resume -> {
                    client.send(new Desk.Served());
                    Quiz.Exp asked = resume.client();
                    asked.send(new Quiz.Answer(0));
                    serve(asked);
                }
                case Desk.Fetch fetch -> {
                    var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
                    client.send(new Desk.Fetched(channel.imp()));
                    serve(channel.exp());
                }
                case Desk.Bye bye -> {
                    return;
                }
            }
        }
    }

    static void serve(@Claims Quiz.Exp client) {
        try {
            while (true) {
                switch (client.receive()) {
                    case Quiz.Ask ask -> client.send(new Quiz.Answer(ask.n() + 1));
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
