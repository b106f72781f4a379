import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Classes of exceptions, causes and rethrowing. */
@Process(name = "main")
final class Exceptions {
    static final int STEPS = 9;

    static String run(int step) {
        try {
            return "ok " + work(step);
        } catch (Problem.Fatal e) {
            return "fatal " + e.code + " " + e.getMessage() + (e.getCause() == null ? "" : " because " + e.getCause().getMessage());
        } catch (Problem e) {
            return "problem " + e.code + " " + e.getMessage();
        } catch (NullPointerException e) {
            return "null";
        } catch (RuntimeException e) {
            return "other " + e.getMessage();
        } catch (Exception e) {
            return "checked " + e.getMessage();
        }
    }

    private static int work(int step) throws Exception {
        switch (step) {
            case 0 -> throw new Problem(step, "plain");
            case 1 -> throw new Problem.Fatal(step, "fatal", null);
            case 2 -> {
                try {
                    throw new IllegalStateException("cause");
                } catch (IllegalStateException e) {
                    throw new Problem.Fatal(step, "wrapped", e);
                }
            }
            case 3 -> throw new Exception("checked");
            case 4 -> {
                try {
                    work(0);
                } catch (Problem e) {
                    e.code += 40;
                    throw e;
                }
            }
            case 5 -> {
                try {
                    work(1);
                } catch (Problem.Fatal e) {
                    return e.code;
                }
            }
            case 6 -> {
                RuntimeException later = new UnsupportedOperationException("later");
                for (int i = 0; ; i++) {
                    if (i == 3) {
                        throw later;
                    }
                }
            }
            case 7 -> {
                Problem none = null;
                throw none;
            }
            default -> {
                return step;
            }
        }
        return -1;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    int code;

    Problem(int code, String message) {
        this(code, message, null);
    }

    Problem(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static final class Fatal extends Problem {
        private static final long serialVersionUID = 1L;

        Fatal(int code, String message, Throwable cause) {
            super(code + 1000, message, cause);
        }
    }
}
