import dev.heliac.lang.Parallel;
import dev.heliac.lang.Process;

@Process(name = "unknown")
final class Unknown {
    private static final class Own implements Parallel.Body {
        @Override
        public void at(int index) {}
    }

    static void main() {
        Parallel.range(100, new Own());
    }
}
