import dev.heliac.lang.*;
import dev.heliac.lang.Process;

@Contract("state Start: Frame? -> End; state End: ;")
interface Frames {
    sealed interface In {}

    interface Out {}

    record Frame(ExBytes bytes) implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** A header of a frame that was given away. */
@Process(name = "main")
final class OverlayAfterSend {

    record Header(short length) implements Overlay.BigEndian {}

    static void main() {
        var channel = Channel.create(Frames.Imp.class, Frames.Exp.class);
        Frames.Imp near = channel.imp();
        Frames.Exp far = channel.exp();
        ExBytes bytes = new ExBytes(2);
        near.send(new Frames.Frame(bytes));
        System.out.println(Overlay.view(Header.class, bytes, 0));
        System.out.println(far.receive(Frames.Frame.class).bytes().length());
    }
}
