import dev.heliac.lang.Process;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Stack traces: what was inlined, lambdas, constructors, the JDK's methods, causes, and traces that somebody chose. */
@Process(name = "main")
final class StackTraces {
    static final int STEPS = 9;

    private static int count = 1;

    private static final class Wrapped extends RuntimeException {
        Wrapped(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final class Cheap extends RuntimeException {
        Cheap() {
            super("cheap", null, false, false);
        }
    }

    private static final class Bare extends RuntimeException {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private final class Inner {
        private final int size;

        Inner(int size) {
            this.size = new int[size].length;
        }
    }

    private static int deep(int n) {
        return n == 0 ? new int[count][-count].length : deep(n - 1) + 1;
    }

    private static int wrap(int n) {
        try {
            return deep(n);
        } catch (NegativeArraySizeException e) {
            throw new Wrapped("wrapped " + e.getMessage(), e);
        }
    }

    private static void act(int step) throws Exception {
        switch (step) {
            case 0 -> wrap(3);
            case 1 -> {
                IntUnaryOperator divide = n -> n
                        / (count - 1);
                divide.applyAsInt(7);
            }
            case 2 -> new StackTraces().new Inner(-2);
            case 3 -> List.of(1, 2, 3).forEach(n -> {
                if (n == 2) {
                    throw new IllegalArgumentException("at " + n);
                }
            });
            case 4 -> new ArrayList<>(List.of(Integer.parseInt("1"))).set(0, Integer.valueOf("five"));
            case 5 -> {
                try (AutoCloseable last = () -> {
                    throw new IllegalStateException("closing");
                }) {
                    throw new Exception("body");
                }
            }
            case 6 -> throw new Cheap();
            case 7 -> throw new Bare();
            default -> {
                Exception first = new Exception("first");
                first.setStackTrace(new StackTraceElement[] {new StackTraceElement("some.Where", "else", "Where.java", 7)});
                Exception second = new Exception(first);
                first.initCause(second);
                throw first;
            }
        }
    }

    static String run(int step) {
        try {
            act(step);
            return "nothing";
        } catch (Throwable t) {
            StringWriter text = new StringWriter();
            t.printStackTrace(new PrintWriter(text, true));
            StringBuilder all = new StringBuilder();
            // What is below this method differs between machines.
            boolean below = false;
            for (String line : text.toString().split("\n")) {
                below = below && line.startsWith("\tat") || line.contains("... ");
                if (!below) {
                    all.append(line.replace("\t", "  ")).append('\n');
                }
                below |= line.contains("StackTraces.run");
            }
            for (StackTraceElement e : t.getStackTrace()) {
                if (e.getMethodName().equals("run")) {
                    break;
                }
                all.append(e.getClassName()).append(' ').append(e.getLineNumber()).append(' ');
            }
            return all.toString();
        }
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
