import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Narrowing keeps the low bits, widening the value. */
@Process(name = "main")
final class CastsAmongIntegers {
    static final int STEPS = 12;

    private static final long[] VALUES = {
        0, -1, 127, 128, 255, 256, 32768, 65535, 65536, 2147483648L, -2147483649L, 0x123456789abcdef0L
    };

    static String run(int step) {
        long l = VALUES[step];
        int i = (int) l;
        byte b = (byte) i;
        short s = (short) l;
        char c = (char) i;
        return i + " " + b + " " + s + " " + (int) c + " " + (byte) c + " " + (short) c + " " + (int) (char) b + " " + (char) (c | 1) % 7
                + " " + (long) b + " " + (long) c + " " + Float.floatToIntBits(l) + " " + Double.doubleToLongBits(l) + " "
                + Float.floatToIntBits(i) + " " + Double.doubleToLongBits(i) + " " + (b & 0xff) + " " + (s >>> 4);
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
