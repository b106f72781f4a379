import dev.heliac.lang.ExDoubles;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

@Process(name = "combining")
final class Combining {
    static void main() {
        ExDoubles x = new ExDoubles(100);
        double sum = Parallel.reduce(100, 0.0, (int i) -> x.get(i), (double a, double b) -> a + b + x.get(0));
        System.out.println(sum);
    }
}
