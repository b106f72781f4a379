import dev.heliac.lang.Process;
import java.util.List;
import java.util.Objects;

/** Causes, suppressed exceptions, messages of the JDK's own. */
@Process(name = "main")
final class Throwables {
    static final int STEPS = 5;

    static String run(int step) {
        try {
            switch (step) {
                case 0 -> throw new IllegalStateException("outer", new IllegalArgumentException(new Error("root")));
                case 1 -> {
                    try (Closing a = new Closing("a"); Closing b = new Closing("b")) {
                        throw new UnsupportedOperationException(a.name() + b.name());
                    }
                }
                case 2 -> Objects.requireNonNull(null, "nothing there");
                case 3 -> "abc".substring(5);
                default -> List.of(1, 2, 3).subList(2, 1);
            }
            return "nothing";
        } catch (RuntimeException e) {
            StringBuilder all = new StringBuilder(e.toString());
            for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
                all.append(" <- ").append(t);
            }
            for (Throwable t : e.getSuppressed()) {
                all.append(" & ").append(t);
            }
            return all + numbers(step);
        }
    }

    private static String numbers(int step) {
        String[] wrong = {"", "12x", "99999999999", "--1", "0x10"};
        try {
            return " " + Integer.parseInt(wrong[step]);
        } catch (NumberFormatException e) {
            String first = e.getMessage();
            try {
                return first + Double.parseDouble(wrong[step]);
            } catch (NumberFormatException f) {
                return first + f.getMessage();
            }
        }
    }

    private record Closing(String name) implements AutoCloseable {
        @Override
        public void close() {
            throw new IllegalStateException("closing " + name);
        }
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
