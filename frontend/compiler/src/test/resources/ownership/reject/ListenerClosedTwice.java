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

/** Closed once is closed. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/quiz") Listener<Quiz.Exp> listener) {
        listener.close();
        listener.close();
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/quiz") Quiz.Imp quiz) {
        quiz.send(new Quiz.Bye());
    }
}
