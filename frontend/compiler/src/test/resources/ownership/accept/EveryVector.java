import dev.heliac.lang.Console;
import dev.heliac.lang.ExBooleans;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExChars;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.ExShorts;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Vectors of every element type. */
@Process(name = "client")
final class Client {
    static void main(@Uses("/console") Console.Imp console) {
        ExBooleans z = new ExBooleans(2);
        ExBytes b = new ExBytes(2);
        ExShorts s = new ExShorts(2);
        ExChars c = new ExChars(2);
        ExInts i = new ExInts(2);
        ExLongs l = new ExLongs(2);
        ExFloats f = new ExFloats(2);
        ExDoubles d = new ExDoubles(2);
        z.set(1, true);
        b.set(1, (byte) 200);
        s.set(1, (short) 40000);
        c.set(1, (char) -1);
        i.set(1, 1 << 31);
        l.set(1, 1L << 63);
        f.set(1, 1.5f);
        d.set(1, 2.5);
        Console.println(console, z.get(0) + " " + z.get(1) + " " + b.get(1) + " " + s.get(1) + " " + (int) c.get(1));
        Console.println(console, i.get(1) + " " + l.get(1) + " " + (int) (f.get(1) * 2) + " " + (int) (d.get(1) * 2));
        console.send(new Console.Bye());
    }
}
