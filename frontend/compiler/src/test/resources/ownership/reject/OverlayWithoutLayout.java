import dev.heliac.lang.*;
import dev.heliac.lang.Process;

/** Records that cannot lie in bytes, each for another reason. */
@Process(name = "main")
final class OverlayWithoutLayout {

    record Text(int length, String text) implements Overlay.BigEndian {}

    record Array(byte[] bytes) implements Overlay.BigEndian {}

    record Plain(int x) {}

    record AroundPlain(Plain plain) implements Overlay.LittleEndian {}

    record Outer(Inner inner) implements Overlay.BigEndian {}

    record Inner(short a, Outer outer) implements Overlay.BigEndian {}

    record Nothing() implements Overlay.BigEndian {}

    record Both(int x) implements Overlay.BigEndian, Overlay.LittleEndian {}

    record Page(long a, long b, long c, long d, long e, long f, long g, long h) implements Overlay.BigEndian {}

    record Pages(Page a, Page b, Page c, Page d, Page e, Page f, Page g, Page h) implements Overlay.BigEndian {}

    record Book(Pages a, Pages b, Pages c, Pages d, Pages e, Pages f, Pages g, Pages h, short rest) implements Overlay.BigEndian {}

    static void main() {
        ExBytes bytes = new ExBytes(100);
        text(bytes);
        array(bytes);
        plain(bytes);
        itself(bytes);
        nothing(bytes);
        both(bytes);
        System.out.println(Overlay.size(Pages.class));
        System.out.println(Overlay.size(Book.class));
    }

    private static void text(ExBytes bytes) {
        System.out.println(Overlay.view(Text.class, bytes, 0).length());
    }

    private static void array(ExBytes bytes) {
        Overlay.put(bytes, 0, new Array(new byte[6]));
    }

    private static void plain(ExBytes bytes) {
        System.out.println(Overlay.view(AroundPlain.class, bytes, 0));
    }

    private static void itself(ExBytes bytes) {
        System.out.println(Overlay.view(Outer.class, bytes, 0));
    }

    private static void nothing(ExBytes bytes) {
        System.out.println(Overlay.view(Nothing.class, bytes, 0));
    }

    private static void both(ExBytes bytes) {
        System.out.println(Overlay.view(Both.class, bytes, 0));
    }
}
