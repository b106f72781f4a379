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

/** Two conversations side by side. */
@Process(name = "client")
final class Client {
    static void main(
            @Uses("/echo") Echo.Imp echo, @Uses("/quiz") Quiz.Imp quiz, @Uses("/console") Console.Imp console) {
        String line = "";
        for (int i = 0; i < 5; i++) {
            quiz.send(new Quiz.Ask(i));
            echo.send(new Echo.Ask(i));
            int square = quiz.receive(Quiz.Answer.class).n();
            int twice = switch (echo.receive()) {
                case Echo.Answer answer -> answer.n();
                case Echo.Refused refused -> -1;
            };
            line += square - twice + " ";
        }
        Console.println(console, line);
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
