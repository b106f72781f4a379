import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Values in objects and back. */
@Process(name = "main")
final class Wrappers {
    static final int STEPS = 8;

    static String run(int step) {
        int n = step * 45 - 130;
        Integer i = n;
        Long l = (long) n * n;
        Character c = (char) (60 + step);
        Boolean z = step % 2 == 0;
        Double d = n / 2.0;
        Byte b = (byte) n;
        Short s = (short) (n * 200);
        Float f = n + 0.5f;
        i++;
        l += i;
        Integer again = n + 1;
        Object o = i;
        String what = o instanceof Integer x && x > 0 ? "positive" : "other";
        Integer none = step == 3 ? null : i;
        String unboxed;
        try {
            int u = none;
            unboxed = "" + u;
        } catch (NullPointerException e) {
            unboxed = "null";
        }
        return i.intValue() + " " + l.longValue() + " " + c.charValue() + " " + z.booleanValue() + " " + d.intValue() + " "
                + (b + s) + " " + Float.floatToIntBits(f) + " " + (i == again) + " " + i.equals(again) + " " + what + " " + unboxed;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
