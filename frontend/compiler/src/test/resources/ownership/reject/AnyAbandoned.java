import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;

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

@Contract("state Start: { Stop? -> Stopping; Done! -> Finished; } state Stopping: { Stopped! -> End; Done! -> End; } "
        + "state Finished: Stop? -> End; state End: ;")
interface Job {
    sealed interface In {}

    sealed interface Out {}

    record Stop() implements In {}

    record Done() implements Out {}

    record Stopped() implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "p")
final class P {
    static void main(String[] words) {
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class);
        channel.exp().close();
        Endpoint.Any any = Endpoint.Any.of(channel.imp());
        if (any.is(Quiz.Imp.class)) {
            any.as(Quiz.Imp.class).close();
        }
    }
}
