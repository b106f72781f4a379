import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Functions on the bits of numbers. */
@Process(name = "main")
final class BitFunctions {
    static final int STEPS = 12;

    private static final long[] VALUES = {0, 1, -1, 2, 0x80, 0xff00, 0x12345678, 0x7fffffff, 0x80000000L, 0x123456789abcdefL, Long.MAX_VALUE, Long.MIN_VALUE};

    static String run(int step) {
        long l = VALUES[step];
        int i = (int) l;
        return Integer.bitCount(i) + " " + Integer.numberOfLeadingZeros(i) + " " + Integer.numberOfTrailingZeros(i) + " "
                + Integer.highestOneBit(i) + " " + Integer.lowestOneBit(i) + " " + Integer.reverse(i) + " " + Integer.reverseBytes(i) + " "
                + Integer.rotateLeft(i, 5) + " " + Integer.rotateRight(i, 37) + " " + Integer.signum(i) + " " + Integer.hashCode(i) + " "
                + Long.bitCount(l) + " " + Long.numberOfLeadingZeros(l) + " " + Long.numberOfTrailingZeros(l) + " " + Long.reverse(l) + " "
                + Long.reverseBytes(l) + " " + Long.rotateLeft(l, 13) + " " + Long.highestOneBit(l) + " " + Long.signum(l) + " "
                + Long.hashCode(l) + " " + Integer.compareUnsigned(i, 5) + " " + Integer.toUnsignedLong(i);
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
