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

/** Two variables exchange their endpoints in a loop. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp one, @Uses("/other") Quiz.Imp two, @Uses("/console") Console.Imp console) {
        for (int i = 0; i < 4; i++) {
            one.send(new Quiz.Ask(i));
            Console.println(console, i + " -> " + one.receive(Quiz.Answer.class).n());
            Quiz.Imp old = one;
            one = two;
            two = old;
        }
        one.send(new Quiz.Bye());
        two.send(new Quiz.Bye());
        console.send(new Console.Bye());
    }
}

@Process(name = "other")
final class Other {
    static void main(@Provides("/other") Quiz.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Quiz.Ask ask -> client.send(new Quiz.Answer(-ask.n()));
                case Quiz.Bye bye -> {
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
