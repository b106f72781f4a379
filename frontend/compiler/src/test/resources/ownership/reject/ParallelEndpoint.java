import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("state Start: { Ask? -> Asked; Bye? -> End; } state Asked: Told! -> Start; state End: ;")
interface Quiz {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Told() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        Parallel.range(10, i -> quiz.send(new Quiz.Ask(i)));
        quiz.send(new Quiz.Bye());
        quiz.close();
    }
}

@Process(name = "server")
final class Server {
    static void main(@Provides("/quiz") Quiz.Exp quiz) {
        while (true) {
            switch (quiz.receive()) {
                case Quiz.Ask _ -> quiz.send(new Quiz.Told());
                case Quiz.Bye _ -> {
                    quiz.close();
                    return;
                }
            }
        }
    }
}
