import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** A field that XScale's loads of half a word cannot reach from the object's start: the loop needs only its address. */
@Process(name = "main")
final class Derived {
    static final class Wide {
        long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9;
        long c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, d0, d1, d2, d3, d4, d5, d6, d7, d8, d9;
        short count;

        /** Only fields that something uses are in an object. */
        long sum() {
            return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9
                    + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9
                    + c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9
                    + d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9;
        }
    }

    static final class Cell {
        int value;
    }

    static Cell last;
    static Wide seen;

    static int run(int rounds) {
        Wide wide = new Wide();
        // Seen by others once, so that it has to be an object.
        seen = wide;
        seen = null;
        wide.count = 5;
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += wide.count;
            Cell cell = new Cell();
            cell.value = i;
            last = cell;
            wide.count++;
        }
        if (rounds < 0) {
            sum += (int) wide.sum();
        }
        return sum;
    }

    static void main(@Uses("/console") Console.Imp console) {
        Console.println(console, "" + run(1000));
        console.send(new Console.Bye());
    }
}
