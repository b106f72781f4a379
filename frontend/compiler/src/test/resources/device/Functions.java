import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

@Contract("""
        state Start: { Apply? -> Asked; Bye? -> End; }
        state Asked: Result! -> Start;
        state End: ;
        """)
interface Functions {
    sealed interface In {}
    sealed interface Out {}
    record Apply(ExDoubles data, double by) implements In {}
    record Bye() implements In {}
    record Result(ExDoubles data) implements Out {}
    interface Exp extends Endpoint<In, Out> {}
    interface Imp extends Endpoint<Out, In> {}
}

/** Applies each function of {@code Math}, in loops and outside of them. */
@Process(name = "server")
final class Server {
    static void main(@Provides("/functions") Functions.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Functions.Apply apply -> {
                    ExDoubles data = apply.data();
                    double by = all(apply.by(), 0.25);
                    Parallel.range(data.length(), i -> data.set(i, all(data.get(i), by)));
                    client.send(new Functions.Result(data));
                }
                case Functions.Bye bye -> {
                    return;
                }
            }
        }
    }

    private static double all(double x, double y) {
        return circular(x, y) + exponential(x) + Math.pow(x, y) + Math.cbrt(x) + Math.sqrt(x) + Math.hypot(x, y)
                + Math.IEEEremainder(x, y) + x % y + simple(x, y) + integers((int) x, (long) y);
    }

    private static double circular(double x, double y) {
        return Math.sin(x) + Math.cos(x) + Math.tan(x) + Math.asin(x) + Math.acos(x) + Math.atan(x) + Math.atan2(x, y);
    }

    private static double exponential(double x) {
        return Math.exp(x) + Math.expm1(x) + Math.log(x) + Math.log10(x) + Math.log1p(x) + Math.sinh(x) + Math.cosh(x) + Math.tanh(x);
    }

    private static double simple(double x, double y) {
        return Math.toRadians(x) + Math.toDegrees(y) + Math.floor(x) + Math.ceil(x) + Math.rint(x) + Math.round(x) + Math.abs(x)
                + Math.fma(x, y, 1) + Math.scalb(x, 3) + Math.ulp(x) + Math.nextUp(x) + Math.nextDown(x) + Math.nextAfter(x, y)
                + Math.copySign(x, y) + Math.signum(x) + Math.getExponent(x) + Math.max(x, y) + Math.min((float) x, (float) y);
    }

    private static long integers(int n, long m) {
        return Math.floorMod(n, 7) + Math.floorDiv(m, 7L) + Math.multiplyHigh(m, n) + Integer.bitCount(n) + Long.rotateLeft(m, n)
                + Integer.compare(n, 3) + Double.doubleToLongBits(n) + Float.floatToIntBits(n) + Math.abs(n);
    }
}
