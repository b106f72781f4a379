import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;

@Contract("""
        state Start: { Ask? -> Asked; Bye? -> End; }
        state Asked: { Answer! -> Start; Later! -> Asked2; }
        state Asked2: Answer! -> End;
        state End: ;
        """)
interface Quiz {
    sealed interface In {}

    sealed interface Out {}

    record Ask(int n) implements In {}

    record Bye() implements In {}

    record Answer(int n) implements Out {}

    record Later() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** A channel begins where its maker says: both ends know, and nothing is sent for it. */
@Process(name = "p")
final class P {
    static void main() {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class, "Asked");
        Quiz.Imp asked = channel.imp();
        Quiz.Exp answering = channel.exp();
        answering.send(new Quiz.Later());
        answering.send(new Quiz.Answer(3));
        switch (asked.receive()) {
            case Quiz.Answer answer -> asked.send(new Quiz.Bye());
            case Quiz.Later later -> System.out.println("later " + asked.receive(Quiz.Answer.class).n());
        }
        var ended = Channel.create(Quiz.Imp.class, Quiz.Exp.class, "End");
        ended.imp().close();
        ended.exp().close();
        System.out.println("ended");
    }
}
