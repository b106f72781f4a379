import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.State;

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

/** An endpoint that arrived in a message is forgotten. */
@Process(name = "desk")
final class DeskClerk {
    static void main(@Provides("/desk") Desk.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Desk.Serve serve -> client.send(new Desk.Served());
                case Desk.Resume resume -> {
                    resume.client().close();
                    client.send(new Desk.Served());
                }
                case Desk.Fetch fetch -> {
                    client.close();
                    return;
                }
                case Desk.Bye bye -> {
                    return;
                }
            }
        }
    }
}
