import dev.heliac.lang.Channel;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Process;

@Contract("state Start: Put? -> End; state End: ;")
interface Box {
    sealed interface In {}

    interface Out {}

    record Put(ExBytes data, int from) implements In {
        public Put {
            note(this);
        }

        private static void note(Put put) {
            System.out.println(put);
        }
    }

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "p")
final class P {
    static void main() {
        var channel = Channel.create(Box.Imp.class, Box.Exp.class);
        channel.exp().close();
        channel.imp().send(new Box.Put(new ExBytes(4), 1));
    }
}
