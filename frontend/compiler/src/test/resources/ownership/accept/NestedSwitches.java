import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: { Answer! -> Start; Refused! -> Start; }
        state End: ;
        """)
interface Echo {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Answer(int n) implements Out {}

    record Refused(String why) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

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

/** A switch within an arm of another. */
@Process(name = "client")
final class Client {
    static void main(
            @Uses("/echo") Echo.Imp echo, @Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        for (int i = -1; i < 2; i++) {
            echo.send(new Echo.Ask(i));
            switch (echo.receive()) {
                case Echo.Answer first -> {
                    quiz.send(new Quiz.Ask(first.n() + 1));
                    int n = quiz.receive(Quiz.Answer.class).n();
                    echo.send(new Echo.Ask(n - 2));
                    switch (echo.receive()) {
                        case Echo.Answer second -> Console.println(console, "twice " + second.n());
                        case Echo.Refused refused -> Console.println(console, "once, then " + refused.why());
                    }
                }
                case Echo.Refused refused -> Console.println(console, "never: " + refused.why());
            }
        }
        echo.send(new Echo.Bye());
        quiz.send(new Quiz.Bye());
        console.send(new Console.Bye());
    }
}

@Process(name = "server")
final class Server {
    static void main(@Provides("/echo") Echo.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Echo.Ask ask when ask.n() < 0 -> client.send(new Echo.Refused("negative"));
                case Echo.Ask ask -> client.send(new Echo.Answer(ask.n() * 2));
                case Echo.Bye bye -> {
                    return;
                }
            }
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
