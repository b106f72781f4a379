import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Compound assignment casts to the type of its left side. */
@Process(name = "main")
final class CompoundAssignment {
    static final int STEPS = 14;

    static String run(int step) {
        byte b = (byte) (100 + step);
        short s = (short) (32760 + step);
        char c = (char) (65530 + step);
        int i = step * 1000;
        long l = step;
        switch (step % 7) {
            case 0 -> {
                b += 100;
                s += 1000;
                c += 10;
            }
            case 1 -> {
                b *= 3;
                s *= -7;
                c *= 2;
            }
            case 2 -> {
                b >>>= 1;
                s <<= 3;
                c >>= 4;
            }
            case 3 -> {
                i += 3.7;
                l -= 0.5f;
                b /= 1.5;
            }
            case 4 -> {
                i *= 1e9;
                l *= 1e18;
                s -= 1L << 33 | 5;
            }
            case 5 -> {
                b++;
                ++s;
                c++;
                i--;
                --l;
                b = (byte) -b--;
            }
            default -> {
                i <<= 33;
                l >>= 65;
                i ^= l;
                l |= b;
                c &= 0xff;
                b ^= -1;
            }
        }
        return b + " " + s + " " + (int) c + " " + i + " " + l;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
