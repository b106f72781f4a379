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

/** Three stages in a row. */
@Process(name = "source")
final class Source {
    static void main(@Uses("/first") Quiz.Imp next, @Uses("/console") Console.Imp console) {
        for (int i = 0; i < 5; i++) {
            next.send(new Quiz.Ask(i));
            Console.println(console, i + " -> " + next.receive(Quiz.Answer.class).n());
        }
        next.send(new Quiz.Bye());
        console.send(new Console.Bye());
    }
}

@Process(name = "first")
final class First {
    static void main(@Provides("/first") Quiz.Exp client, @Uses("/second") Quiz.Imp next) {
        Stage.run(client, next, 10);
    }
}

@Process(name = "second")
final class Second {
    static void main(@Provides("/second") Quiz.Exp client, @Uses("/third") Quiz.Imp next) {
        Stage.run(client, next, 100);
    }
}

@Process(name = "third")
final class Third {
    static void main(@Provides("/third") Quiz.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> client.send(new Quiz.Answer(ask.n() * 2));
                case Quiz.Bye bye -> {
                    return;
                }
            }
        }
    }
}

final class Stage {
    static void run(@Claims Quiz.Exp client, @Claims Quiz.Imp next, int add) {
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> {
                    next.send(new Quiz.Ask(ask.n() + add));
                    client.send(next.receive(Quiz.Answer.class));
                }
                case Quiz.Bye bye -> {
                    next.send(new Quiz.Bye());
                    return;
                }
            }
        }
    }
}
