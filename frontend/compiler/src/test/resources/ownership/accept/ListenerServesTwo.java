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

/** A listener that is closed after two clients. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/quiz") Listener<Quiz.Exp> listener, @Uses("/console") Console.Imp console) {
        Quiz.Exp one = listener.accept();
        Quiz.Exp two = listener.accept();
        listener.close();
        int sum = question(one) + question(two);
        one.send(new Quiz.Answer(sum));
        two.send(new Quiz.Answer(sum));
        one.close();
        two.close();
        Console.println(console, "sum " + sum);
        console.send(new Console.Bye());
    }

    static int question(Quiz.Exp client) {
        return switch (client.receive()) {
            case Quiz.Ask ask -> ask.n();
            case Quiz.Bye bye -> throw new IllegalStateException();
        };
    }
}

@Process(name = "first")
final class First {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        quiz.send(new Quiz.Ask(30));
        quiz.receive(Quiz.Answer.class);
        quiz.close();
    }
}

@Process(name = "second")
final class Second {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        quiz.send(new Quiz.Ask(12));
        quiz.receive(Quiz.Answer.class);
        quiz.close();
    }
}
