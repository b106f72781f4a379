import dev.heliac.lang.*;
import dev.heliac.lang.Process;

@Contract("""
        state Start: { Step? -> Busy; Bye? -> End; }
        state Busy: Done! -> Start;
        state End: ;
        """)
interface Moves {
    sealed interface In {}

    sealed interface Out {}

    record Step(ExBox<Body> body, int count) implements In {}

    record Bye() implements In {}

    record Done(ExBox<Body> body, ExBox<Header> header) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

record Body(double at, double speed, Header header) {}

record Header(@Bits(24) int id, @Bits(8) int flags, long time) implements Overlay.BigEndian {}

@Process(name = "mover")
final class Mover {
    static void main(@Provides("/moves") Moves.Exp client) {
        try {
            while (true) {
                switch (client.receive()) {
                    case Moves.Step step -> {
                        ExBox<Body> body = step.body();
                        Body b = body.get();
                        body.set(new Body(b.at() + b.speed() * step.count(), b.speed(), b.header()));
                        client.send(new Moves.Done(body, new ExBox<>(next(b.header()))));
                    }
                    case Moves.Bye bye -> {
                        return;
                    }
                }
            }
        } catch (ChannelClosed gone) {
            return;
        }
    }

    private static Header next(Header h) {
        return new Header(h.id() + 1, h.flags() << 1, h.time() * 256);
    }
}

/** Records move to another process, on a kernel of another instruction set as well, and back. */
@Process(name = "main")
final class BoxesSent {
    static void main(@Uses("/moves") Moves.Imp mover, @Uses("/console") Console.Imp console) {
        ExBox<Body> body = new ExBox<>(new Body(0.5, 0.25, new Header(0xfffffe, 0x81, 0x0102030405060708L)));
        for (int i = 1; i < 4; i++) {
            mover.send(new Moves.Step(body, i));
            Moves.Done done = mover.receive(Moves.Done.class);
            body = done.body();
            Header h = done.header().get();
            Console.println(console, body.get().at() + " " + h.id() + " " + h.flags() + " " + h.time());
            body.set(new Body(body.get().at(), body.get().speed() * 3, h));
        }
        mover.send(new Moves.Bye());
        console.send(new Console.Bye());
    }
}
