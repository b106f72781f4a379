import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;

@Contract("state Start: Ask? -> End; state Later: Ask? -> End; state End: ;")
interface Quiz {
    sealed interface In {}

    interface Out {}

    record Ask() implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "p")
final class P {
    static void main(String[] words) {
        var state = "Later";
        var channel = Channel.create(Quiz.Imp.class, Quiz.Exp.class, state);
        channel.exp().close();
        channel.imp().close();
    }
}
