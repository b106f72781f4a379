import dev.heliac.lang.Bits;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Overlay;

/** Records that lie in bytes: both byte orders, every component, any alignment, and what lies only partly in the vector. */
public class OverlaidRecords {

    record Big(byte b, short s, char c, int i, long l, float f, double d, boolean t) implements Overlay.BigEndian {}

    record Little(byte b, short s, char c, int i, long l, float f, double d, boolean t) implements Overlay.LittleEndian {}

    record Mac(@Bits(48) long address) implements Overlay.BigEndian {}

    record Start(
            @Bits(4) int version,
            @Bits(4) int words,
            @Bits(6) int service,
            @Bits(2) int congestion,
            char length,
            @Bits(1) boolean reserved,
            @Bits(1) boolean whole,
            @Bits(1) boolean more,
            @Bits(13) int fragment,
            @Bits(8) int lifetime,
            @Bits(32) long source)
            implements Overlay.BigEndian {}

    record Register(@Bits(3) int low, @Bits(1) boolean flag, @Bits(20) int middle, @Bits(33) long high, @Bits(7) int top, @Bits(24) int more)
            implements Overlay.LittleEndian {}

    record Odd(@Bits(20) int label, @Bits(3) int kind, @Bits(1) boolean bottom, @Bits(40) long time, @Bits(56) long rest, @Bits(32) int all)
            implements Overlay.BigEndian {}

    record Mixed(Mac to, Mac from, Little inner, short last) implements Overlay.BigEndian {}

    record Checked(@Bits(8) int size, byte next) implements Overlay.BigEndian {
        Checked {
            if (size < 2) {
                throw new IllegalArgumentException("size " + size);
            }
        }

        @Override
        public byte next() {
            return (byte) (next + 1);
        }
    }

    public static void main(String[] args) {
        ExBytes bytes = new ExBytes(64);
        for (int i = 0; i < bytes.length(); i++) {
            bytes.set(i, (byte) (0x81 + 37 * i));
        }
        for (int at = 0; at < 9; at++) {
            System.out.println(at + " " + text(Overlay.view(Big.class, bytes, at)) + " " + text(Overlay.view(Little.class, bytes, at)));
            System.out.println(Overlay.view(Start.class, bytes, at));
            System.out.println(Overlay.view(Register.class, bytes, at));
            System.out.println(Overlay.view(Odd.class, bytes, at));
        }
        System.out.println(Overlay.size(Big.class) + " " + Overlay.size(Start.class) + " " + Overlay.size(Register.class) + " "
                + Overlay.size(Odd.class) + " " + Overlay.size(Mixed.class) + " " + Overlay.size(Mac.class));
        System.out.println(Overlay.view(Mixed.class, bytes, 3).to() + " " + Overlay.view(Mixed.class, bytes, 3).last());
        written();
        outside();
        checked();
    }

    private static String text(Big r) {
        return text(r.b, r.s, r.c, r.i, r.l, r.f, r.d, r.t);
    }

    private static String text(Little r) {
        return text(r.b, r.s, r.c, r.i, r.l, r.f, r.d, r.t);
    }

    private static String text(byte b, short s, char c, int i, long l, float f, double d, boolean t) {
        return b + "," + s + "," + (int) c + "," + i + "," + l + "," + Float.floatToRawIntBits(f) + "," + Double.doubleToRawLongBits(d) + "," + t;
    }

    private static void written() {
        ExBytes bytes = new ExBytes(70);
        Overlay.put(bytes, 1, new Big((byte) -2, (short) -300, 'z', 0x01020304, 0x1122334455667788L, 1.5f, -0.1, true));
        System.out.println(hex(bytes));
        Overlay.put(bytes, 3, new Little((byte) -2, (short) -300, 'z', 0x01020304, 0x1122334455667788L, 1.5f, -0.1, true));
        System.out.println(hex(bytes));
        Overlay.put(bytes, 33, new Start(4, 5, 63, 1, (char) 1500, false, true, false, 0x1abc, 64, 0xc0a80001L));
        System.out.println(hex(bytes) + " " + Overlay.view(Start.class, bytes, 33));
        // What is too wide loses its high bits.
        Overlay.put(bytes, 34, new Start(-1, 16, 64, 6, 'a', true, false, true, -1, 257, -1));
        System.out.println(hex(bytes) + " " + Overlay.view(Start.class, bytes, 34));
        Overlay.put(bytes, 2, new Register(5, true, 0xabcde, 0x1_2345_6789L, 99, 0x123456));
        System.out.println(hex(bytes) + " " + Overlay.view(Register.class, bytes, 2));
        Overlay.put(bytes, 17, new Odd(0xfedcb, 6, true, 0x1234567890L, 0x11223344556677L, -5));
        System.out.println(hex(bytes) + " " + Overlay.view(Odd.class, bytes, 17));
        var little = new Little((byte) 1, (short) 2, 'c', 4, 5, Float.NaN, 7, false);
        Overlay.put(bytes, 7, new Mixed(new Mac(0x0a0b0c0d0e0fL), new Mac(-1), little, (short) 0x1234));
        System.out.println(hex(bytes) + " " + Overlay.view(Mixed.class, bytes, 7).from());
    }

    private static void outside() {
        ExBytes bytes = new ExBytes(10);
        for (int at : new int[] {-1, 0, 4, 5, 10, 11, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            try {
                System.out.println(Overlay.view(Mac.class, bytes, at));
            } catch (IndexOutOfBoundsException e) {
                System.out.println(e);
            }
            try {
                Overlay.put(bytes, at, new Mac(0x010203040506L));
                System.out.println(hex(bytes));
            } catch (IndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            System.out.println(Overlay.view(Mixed.class, new ExBytes(0), 0));
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        Mac none = args(0);
        try {
            Overlay.put(bytes, 100, none);
        } catch (NullPointerException e) {
            System.out.println("no record");
        }
        try {
            Overlay.put(new ExBytes(99), 0, new Mixed(new Mac(1), none, null, (short) 1));
        } catch (NullPointerException e) {
            System.out.println("no inner record");
        }
    }

    private static Mac args(int n) {
        return n == 0 ? null : new Mac(n);
    }

    /** A record's own constructor and accessors are asked. */
    private static void checked() {
        ExBytes bytes = new ExBytes(4);
        bytes.set(1, (byte) 200);
        System.out.println(Overlay.view(Checked.class, bytes, 1));
        try {
            System.out.println(Overlay.view(Checked.class, bytes, 0));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        Overlay.put(bytes, 2, new Checked(255, (byte) 7));
        System.out.println(hex(bytes));
    }

    private static String hex(ExBytes bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            text.append(Character.forDigit(bytes.get(i) >> 4 & 15, 16)).append(Character.forDigit(bytes.get(i) & 15, 16));
        }
        return text.toString();
    }
}
