import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Fields of every type, constructors that call others, initializers in order. */
@Process(name = "main")
final class ClassesAndFields {
    static final int STEPS = 6;

    static String run(int step) {
        Derived d = step % 2 == 0 ? new Derived(step) : new Derived();
        d.b += 100;
        d.c++;
        d.s -= 40000;
        d.f /= 3;
        d.d *= d.f;
        d.l <<= 33;
        d.z = !d.z;
        d.next = step > 2 ? d : null;
        return d.trace + " " + d.b + " " + (int) d.c + " " + d.s + " " + d.i + " " + d.l + " " + Float.floatToIntBits(d.f) + " "
                + Double.doubleToLongBits(d.d) + " " + d.z + " " + d.name + " " + (d.next == d) + " " + d.sum(step);
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

class Base {
    String trace = "base";
    byte b;
    char c = 'c';
    short s;
    boolean z;
    String name;
    Base next;

    {
        trace += "{}";
    }

    Base(int n) {
        trace += "(" + n + ")";
        b = (byte) n;
    }
}

final class Derived extends Base {
    int i = 5;
    long l;
    float f = 1;
    double d;

    {
        trace += "[" + i + "]";
        d = i / 2.0;
    }

    Derived() {
        this(77);
        trace += "default";
    }

    Derived(int n) {
        super(n + 1);
        trace += "derived";
        l = n;
        i += n;
    }

    int sum(int n) {
        return n == 0 ? b : i + this.sum(n - 1);
    }
}
