import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.ExFloats;
import dev.heliac.lang.ExInts;
import dev.heliac.lang.ExLongs;
import dev.heliac.lang.Isa;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Platform;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

@Contract("""
        state Ready: { Saxpy? -> Floats; Transpose? -> Ints; Cubes? -> Longs; Roots? -> Doubles; Shift? -> Bytes; Bye? -> End; }
        state Floats: FloatsDone! -> Ready;
        state Ints: IntsDone! -> Ready;
        state Longs: LongsDone! -> Ready;
        state Doubles: DoublesDone! -> Ready;
        state Bytes: BytesDone! -> Ready;
        state End: ;
        """)
interface Compute {
    sealed interface In {}

    sealed interface Out {}

    record Saxpy(float a, ExFloats x, ExFloats y) implements In {}

    record Transpose(ExInts cells, int rows, int columns) implements In {}

    record Cubes(int planes, int rows, int columns) implements In {}

    record Roots(ExDoubles of) implements In {}

    record Shift(ExBytes bytes, int by) implements In {}

    record Bye() implements In {}

    record FloatsDone(ExFloats y) implements Out {}

    record IntsDone(ExInts cells) implements Out {}

    record LongsDone(ExLongs sums) implements Out {}

    record DoublesDone(ExDoubles roots) implements Out {}

    record BytesDone(ExBytes bytes) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

/** Vectors of every kind, with loops over one, two and three extents, also over none. */
@Process(name = "server")
@Platform(prefer = Isa.GPU, weight = 2)
final class Server {
    static void main(@Provides("/compute") Compute.Exp client) {
        int asked = 0;
        while (true) {
            switch (client.receive()) {
                case Compute.Saxpy(var a, var x, var y) -> {
                    Parallel.range(y.length(), i -> y.set(i, a * x.get(i) + y.get(i)));
                    client.send(new Compute.FloatsDone(y));
                }
                case Compute.Transpose(var cells, var rows, var columns) -> {
                    var turned = new ExInts(rows * columns);
                    Parallel.range(columns, rows, (c, r) -> turned.set(c * rows + r, cells.get(r * columns + c)));
                    client.send(new Compute.IntsDone(turned));
                }
                case Compute.Cubes(var planes, var rows, var columns) -> {
                    var sums = new ExLongs(planes * rows * columns);
                    int before = asked;
                    Parallel.range(planes, rows, columns, (p, r, c) -> sums.set((p * rows + r) * columns + c, cube(p + r + c) + before));
                    client.send(new Compute.LongsDone(sums));
                }
                case Compute.Roots(var of) -> {
                    Parallel.range(of.length(), i -> of.set(i, Math.sqrt(of.get(i))));
                    client.send(new Compute.DoublesDone(of));
                }
                case Compute.Shift(var bytes, var by) -> {
                    Parallel.range(bytes.length(), i -> bytes.set(i, (byte) (bytes.get(i) >> by)));
                    client.send(new Compute.BytesDone(bytes));
                }
                case Compute.Bye bye -> {
                    return;
                }
            }
            asked++;
        }
    }

    private static long cube(long n) {
        long power = 1;
        for (int i = 0; i < 3; i++) {
            power *= n;
        }
        return power;
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/compute") Compute.Imp server) {
        floats(server, 0);
        floats(server, 1);
        floats(server, 100_003);
        server.send(new Compute.Cubes(7, 0, 3));
        longs(server);
        server.send(new Compute.Cubes(7, 5, 3));
        longs(server);
        var cells = new ExInts(35);
        for (int i = 0; i < cells.length(); i++) {
            cells.set(i, i * i);
        }
        server.send(new Compute.Transpose(cells, 5, 7));
        var text = new StringBuilder();
        var turned = server.receive(Compute.IntsDone.class).cells();
        for (int i = 0; i < turned.length(); i++) {
            text.append(turned.get(i)).append(' ');
        }
        System.out.println(text);
        var squares = new ExDoubles(1000);
        for (int i = 0; i < squares.length(); i++) {
            squares.set(i, i - 1);
        }
        server.send(new Compute.Roots(squares));
        long bits = 0;
        var roots = server.receive(Compute.DoublesDone.class).roots();
        for (int i = 0; i < roots.length(); i++) {
            bits = bits * 31 + Double.doubleToLongBits(roots.get(i));
        }
        System.out.println(bits);
        var bytes = new ExBytes(300);
        for (int i = 0; i < bytes.length(); i++) {
            bytes.set(i, (byte) i);
        }
        server.send(new Compute.Shift(bytes, 2));
        int sum = 0;
        var shifted = server.receive(Compute.BytesDone.class).bytes();
        for (int i = 0; i < shifted.length(); i++) {
            sum = sum * 31 + shifted.get(i);
        }
        System.out.println(sum);
        server.send(new Compute.Bye());
    }

    private static void floats(Compute.Imp server, int count) {
        var x = new ExFloats(count);
        var y = new ExFloats(count);
        for (int i = 0; i < count; i++) {
            x.set(i, i * 0.1f);
            y.set(i, 1f / (i + 1));
        }
        server.send(new Compute.Saxpy(1.7f, x, y));
        int bits = 0;
        var done = server.receive(Compute.FloatsDone.class).y();
        for (int i = 0; i < done.length(); i++) {
            bits = bits * 31 + Float.floatToIntBits(done.get(i));
        }
        System.out.println(count + " floats " + bits);
    }

    private static void longs(Compute.Imp server) {
        long sum = 0;
        int count = 0;
        var sums = server.receive(Compute.LongsDone.class).sums();
        count = sums.length();
        for (int i = 0; i < sums.length(); i++) {
            sum = sum * 31 + sums.get(i);
        }
        System.out.println(count + " longs " + sum);
    }
}
