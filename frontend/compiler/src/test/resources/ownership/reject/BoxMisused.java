import dev.heliac.lang.*;
import dev.heliac.lang.Process;

@Contract("state Start: Put? -> End; state End: ;")
interface Boxes {
    sealed interface In {}

    interface Out {}

    record Put(ExBox<Point> box) implements In {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

record Point(int x, int y) {}

record Named(String name) {}

/** Boxes after they were given away, of records that have no layout, and in places where the compiler loses sight of them. */
@Process(name = "main")
final class BoxMisused {

    private static ExBox<Point> kept;

    static void main() {
        var channel = Channel.create(Boxes.Imp.class, Boxes.Exp.class);
        Boxes.Imp near = channel.imp();
        Boxes.Exp far = channel.exp();
        sent(near);
        far.close();
        freed();
        stored();
        borrowed(new ExBox<>(new Point(1, 2)));
        unknown(new ExBox<>(new Point(1, 2)));
        raw(new ExBox<>(new Point(1, 2)));
        other(new ExBox<>(new Point(1, 2)));
        cast(new ExBox<>(new Point(1, 2)));
        named();
        nothing();
    }

    private static void sent(@Claims Boxes.Imp near) {
        ExBox<Point> box = new ExBox<>(new Point(1, 2));
        near.send(new Boxes.Put(box));
        System.out.println(box.get());
    }

    private static void freed() {
        ExBox<Point> box = new ExBox<>(new Point(1, 2));
        box.free();
        box.set(new Point(3, 4));
    }

    private static void stored() {
        kept = new ExBox<>(new Point(1, 2));
    }

    private static void borrowed(ExBox<Point> box) {
        box.free();
    }

    private static <R extends Record> void unknown(ExBox<R> box) {
        System.out.println(box.get());
    }

    private static void raw(ExBox box) {
        System.out.println(box.get());
    }

    private static void other(ExBox<Point> box) {
        ExBox raw = box;
        raw.set(new Named("n"));
    }

    private static void cast(ExBox<Point> box) {
        Object any = box;
        System.out.println(((ExBytes) any).length());
    }

    private static void named() {
        ExBox<Named> box = new ExBox<>(new Named("n"));
        System.out.println(box.get());
    }

    private static void nothing() {
        ExBox<Point> box = null;
        System.out.println(box.get());
    }
}
