import dev.heliac.lang.ExInts;
import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

@Process(name = "elsewhere")
final class Elsewhere {
    static void main() {
        ExInts a = new ExInts(100);
        Parallel.Body one = i -> a.set(i, 1);
        Parallel.Body two = i -> a.set(i, 2);
        Parallel.range(100, a.get(0) > 0 ? one : two);
    }
}
