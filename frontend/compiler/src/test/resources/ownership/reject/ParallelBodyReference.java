import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

@Process(name = "reference")
final class Reference {
    static void main() {
        Parallel.LongValue half = Reference::half;
        System.out.println(Parallel.sum(100, half));
    }

    private static int half(int n) {
        return n / 2;
    }
}
