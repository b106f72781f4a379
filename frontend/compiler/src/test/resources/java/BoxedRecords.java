import dev.heliac.lang.Bits;
import dev.heliac.lang.ExBox;
import dev.heliac.lang.Overlay;
import dev.heliac.lang.TRef;

/** Records in the exchange heap: read, replaced, passed on, chosen between and kept in objects. */
public class BoxedRecords {

    record Point(int x, int y) {}

    record Everything(boolean t, byte b, short s, char c, int i, long l, float f, double d, Point p, Network n) {}

    record Network(@Bits(4) int version, @Bits(12) int rest, short last) implements Overlay.BigEndian {}

    record Positive(long n) {
        Positive {
            if (n <= 0) {
                throw new IllegalArgumentException("not positive: " + n);
            }
        }
    }

    public static void main(String[] args) {
        ExBox<Point> box = new ExBox<>(new Point(3, -4));
        System.out.println(box.get());
        box.set(new Point(box.get().y(), box.get().x() + 10));
        move(box, 100);
        System.out.println(box.get() + " " + box.get().equals(new Point(96, 113)));
        box.free();
        everything();
        System.out.println(sum(made(7)));
        System.out.println(chosen(true).get() + " " + chosen(false).get());
        loop();
        kept();
        unlucky();
    }

    private static void move(ExBox<Point> box, int by) {
        Point p = box.get();
        box.set(new Point(p.x() + by, p.y() + by));
    }

    private static void everything() {
        var network = new Network(31, 0x1fff, (short) -2);
        var all = new Everything(true, (byte) -1, Short.MIN_VALUE, 'x', 7, Long.MIN_VALUE, -0.0f, Double.MIN_VALUE, new Point(1, 2), network);
        ExBox<Everything> box = new ExBox<>(all);
        Everything now = box.get();
        System.out.println(now.t + " " + now.b + " " + now.s + " " + now.c + " " + now.i + " " + now.l + " " + now.f + " " + now.d);
        System.out.println(now.p + " " + now.n);
    }

    private static ExBox<Point> made(int n) {
        return new ExBox<>(new Point(n, n * n));
    }

    private static int sum(ExBox<Point> box) {
        return box.get().x() + box.get().y();
    }

    private static ExBox<Point> chosen(boolean first) {
        ExBox<Point> box;
        if (first) {
            box = new ExBox<>(new Point(1, 0));
        } else {
            box = made(2);
        }
        return box;
    }

    private static void loop() {
        ExBox<Positive> count = new ExBox<>(new Positive(1));
        for (int i = 0; i < 70; i++) {
            if (count.get().n() > 1000) {
                count = new ExBox<>(new Positive(i));
            }
            count.set(new Positive(count.get().n() * 3));
        }
        System.out.println(count.get().n());
    }

    private static void kept() {
        TRef<ExBox<Point>> place = new TRef<>(new ExBox<>(new Point(5, 6)));
        ExBox<Point> box = place.acquire();
        box.set(new Point(box.get().y(), box.get().x()));
        place.release(box);
        System.out.println(place.acquire().get());
    }

    /** What fails leaves the box as it was. */
    private static void unlucky() {
        ExBox<Positive> box = new ExBox<>(new Positive(9));
        try {
            box.set(new Positive(box.get().n() - 9));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + ", still " + box.get().n());
        }
        Positive none = box.get().n() == 9 ? null : box.get();
        try {
            box.set(none);
        } catch (NullPointerException e) {
            System.out.println("nothing, still " + box.get().n());
        }
        try {
            ExBox<Positive> other = new ExBox<>(none);
            System.out.println(other.get());
        } catch (NullPointerException e) {
            System.out.println("no record");
        }
    }
}
