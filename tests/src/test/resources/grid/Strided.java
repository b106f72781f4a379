import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: { Mix? -> Mixed; Gather? -> Gathered; Divide? -> Divided; Late? -> Written; Bye? -> End; }
        state Mixed: Cells! -> Ready;
        state Gathered: Cells! -> Ready;
        state Divided: Cells! -> Ready;
        state Written: Cells! -> Ready;
        state End: ;
        """)
interface Loops {
    sealed interface In {}

    sealed interface Out {}

    record Mix(int n) implements In {}

    record Gather(ExInts at, ExInts cells) implements In {}

    record Divide(ExInts by, int n) implements In {}

    record Late(int n, int less) implements In {}

    record Bye() implements In {}

    record Cells(ExInts cells, ExLongs sums) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "mixes")
@Platform(prefer = Isa.GPU, weight = 2)
final class Mixes {
    static void main(@Provides("/mixes") Loops.Exp client) {
        Work.serve(client);
    }
}

@Process(name = "gathers")
@Platform(prefer = Isa.GPU, weight = 2)
final class Gathers {
    static void main(@Provides("/gathers") Loops.Exp client) {
        Work.serve(client);
    }
}

@Process(name = "divides")
@Platform(prefer = Isa.GPU, weight = 2)
final class Divides {
    static void main(@Provides("/divides") Loops.Exp client) {
        Work.serve(client);
    }
}

@Process(name = "writes")
@Platform(prefer = Isa.GPU, weight = 2)
final class Writes {
    static void main(@Provides("/writes") Loops.Exp client) {
        Work.serve(client);
    }
}

/** Loops with short and straight bodies, of which a thread does several iterations at once. */
final class Work {
    private Work() {}

    static void serve(@Claims Loops.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Loops.Mix(var n) -> client.send(new Loops.Cells(new ExInts(0), mix(n)));
                case Loops.Gather(var at, var cells) -> client.send(new Loops.Cells(gather(at, cells), new ExLongs(0)));
                case Loops.Divide(var by, var n) -> client.send(new Loops.Cells(divide(by, n), new ExLongs(0)));
                case Loops.Late(var n, var less) -> client.send(new Loops.Cells(late(n, less), new ExLongs(0)));
                case Loops.Bye() -> {
                    return;
                }
            }
        }
    }

    private static ExInts gather(ExInts at, ExInts cells) {
        var given = new ExInts(at.length());
        Parallel.range(at.length(), i -> given.set(i, cells.get(at.get(i))));
        return given;
    }

    private static ExInts divide(ExInts by, int n) {
        var given = new ExInts(by.length());
        Parallel.range(by.length(), i -> given.set(i, n / by.get(i) + i % 7));
        return given;
    }

    private static ExInts late(int n, int less) {
        var first = new ExInts(n);
        var second = new ExInts(n - less);
        Parallel.range(n, i -> {
            first.set(i, 3 * i);
            second.set(i, first.get(i) + 1);
        });
        return second;
    }

    private static ExLongs mix(int n) {
        var sums = new ExLongs(8);
        var ints = new ExInts(n);
        var doubles = new ExDoubles(n + 2);
        var bytes = new ExBytes(n);
        var longs = new ExLongs(n);
        Parallel.range(n, i -> ints.set(n - 1 - i, i * 31 + 7));
        Parallel.range(n, i -> bytes.set(i, (byte) (ints.get(i) >> 3)));
        Parallel.range(n, i -> doubles.set(i + 2, ints.get(i) * 0.5 + bytes.get(i)));
        Parallel.range(n, i -> ints.set(i, ints.get(i) + 1));
        Parallel.range(n, i -> {
            longs.set(i, ints.get(i) * 1000003L % 65537 - (long) doubles.get(i + 2));
            ints.set(i, (int) longs.get(i) ^ ints.get(i));
        });
        Parallel.range(n / 13, 13, (row, column) -> longs.set(row * 13 + column, longs.get(row * 13 + column) + row - column));
        Parallel.range(n / 15, 3, 5, (p, r, c) -> ints.set((p * 3 + r) * 5 + c, ints.get((p * 3 + r) * 5 + c) * 2 + p - r * c));
        var counts = new ExInts(16);
        Parallel.range(n, i -> counts.atomicAdd(ints.get(i) & 15, 1));
        var turned = new ExInts(n);
        Parallel.unordered(n, i -> turned.set((int) (i * 7919L % n), ints.get(i)));
        sums.set(0, Parallel.sum(n, (int i) -> (long) ints.get(i)));
        sums.set(1, Parallel.sum(n, (int i) -> longs.get(i)));
        sums.set(2, (long) (2 * Parallel.sum(n + 2, (int i) -> doubles.get(i))));
        sums.set(3, Parallel.sum(n, (int i) -> (long) bytes.get(i)));
        sums.set(4, Parallel.sum(16, (int i) -> (long) counts.get(i) * i));
        sums.set(5, Parallel.sum(n, (int i) -> (long) turned.get(i) * i));
        sums.set(6, n == 0 ? 0 : ints.get(n - 1));
        sums.set(7, n == 0 ? 0 : longs.get(n / 2));
        return sums;
    }
}

@Process(name = "client")
final class Client {
    static void main(
            @Uses("/mixes") Loops.Imp mixes,
            @Uses("/gathers") Loops.Imp gathers,
            @Uses("/divides") Loops.Imp divides,
            @Uses("/writes") Loops.Imp writes) {
        for (int n : new int[] {0, 1, 64, 4099, 30011}) {
            mixes.send(new Loops.Mix(n));
            switch (mixes.receive()) {
                case Loops.Cells(var _, var sums) -> {
                    var expected = mix(n);
                    for (int i = 0; i < expected.length; i++) {
                        System.out.println(n + ": " + sums.get(i) + (sums.get(i) == expected[i] ? "" : ", not " + expected[i]));
                    }
                }
            }
        }
        mixes.send(new Loops.Bye());
        gathers(gathers);
        divides(divides);
        writes(writes);
    }

    /** What the loops do, one iteration after the other. */
    private static long[] mix(int n) {
        var sums = new long[8];
        var ints = new int[n];
        var doubles = new double[n + 2];
        var bytes = new byte[n];
        var longs = new long[n];
        var counts = new int[16];
        for (int i = 0; i < n; i++) {
            ints[n - 1 - i] = i * 31 + 7;
        }
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) (ints[i] >> 3);
            doubles[i + 2] = ints[i] * 0.5 + bytes[i];
            ints[i]++;
            longs[i] = ints[i] * 1000003L % 65537 - (long) doubles[i + 2];
            ints[i] = (int) longs[i] ^ ints[i];
        }
        for (int i = 0; i < n / 13 * 13; i++) {
            longs[i] += i / 13 - i % 13;
        }
        for (int i = 0; i < n / 15 * 15; i++) {
            ints[i] = ints[i] * 2 + i / 15 - i / 5 % 3 * (i % 5);
        }
        double all = 0;
        for (int i = 0; i < n; i++) {
            counts[ints[i] & 15]++;
            sums[0] += ints[i];
            sums[1] += longs[i];
            all += doubles[i + 2];
            sums[3] += bytes[i];
            sums[6] = ints[i];
        }
        sums[2] = (long) (2 * all);
        for (int i = 0; i < 16; i++) {
            sums[4] += (long) counts[i] * i;
        }
        for (int i = 0; i < n; i++) {
            sums[5] += ints[i] * (i * 7919L % n);
        }
        sums[7] = n == 0 ? 0 : longs[n / 2];
        return sums;
    }

    /** One of many indexes is too large. */
    private static void gathers(@Claims Loops.Imp loops) {
        int n = 20000;
        try {
            for (int wrong : new int[] {7, n}) {
                var at = new ExInts(n);
                var cells = new ExInts(n);
                for (int i = 0; i < n; i++) {
                    at.set(i, (int) (i * 7919L % n));
                    cells.set(i, i * 3);
                }
                at.set(12345, wrong);
                loops.send(new Loops.Gather(at, cells));
                switch (loops.receive()) {
                    case Loops.Cells(var given, var _) -> {
                        int same = 0;
                        for (int i = 0; i < n; i++) {
                            same += given.get(i) == (i == 12345 ? 21 : (int) (i * 7919L % n) * 3) ? 1 : 0;
                        }
                        System.out.println("gathered " + same);
                    }
                }
            }
            loops.send(new Loops.Bye());
        } catch (ChannelClosed e) {
            System.out.println("gathers: " + e.getMessage());
        }
    }

    private static void divides(@Claims Loops.Imp loops) {
        int n = 9001;
        try {
            for (int wrong : new int[] {3, 0}) {
                var by = new ExInts(n);
                for (int i = 0; i < n; i++) {
                    by.set(i, i + 1);
                }
                by.set(8999, wrong);
                loops.send(new Loops.Divide(by, Integer.MIN_VALUE));
                switch (loops.receive()) {
                    case Loops.Cells(var given, var _) -> {
                        int same = 0;
                        for (int i = 0; i < n; i++) {
                            same += given.get(i) == Integer.MIN_VALUE / (i == 8999 ? 3 : i + 1) + i % 7 ? 1 : 0;
                        }
                        System.out.println("divided " + same);
                    }
                }
            }
            loops.send(new Loops.Bye());
        } catch (ChannelClosed e) {
            System.out.println("divides: " + e.getMessage());
        }
    }

    private static void writes(@Claims Loops.Imp loops) {
        int n = 7777;
        try {
            for (int less : new int[] {0, 1}) {
                loops.send(new Loops.Late(n, less));
                switch (loops.receive()) {
                    case Loops.Cells(var given, var _) -> {
                        int same = 0;
                        for (int i = 0; i < n; i++) {
                            same += given.get(i) == 3 * i + 1 ? 1 : 0;
                        }
                        System.out.println("written " + same);
                    }
                }
            }
            loops.send(new Loops.Bye());
        } catch (ChannelClosed e) {
            System.out.println("writes: " + e.getMessage());
        }
    }
}
