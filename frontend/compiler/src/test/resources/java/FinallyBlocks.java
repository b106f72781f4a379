import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** finally runs however its block is left, and may change how. */
@Process(name = "main")
final class FinallyBlocks {
    static final int STEPS = 14;

    private static String trace;

    static String run(int step) {
        trace = "";
        String end;
        try {
            end = "returned " + route(step);
        } catch (IllegalStateException e) {
            end = "threw " + e.getMessage();
        }
        return trace + end;
    }

    @SuppressWarnings("finally")
    private static int route(int step) {
        int n = step;
        switch (step) {
            case 0:
                try {
                    return n;
                } finally {
                    n = 100;
                    trace += "f ";
                }
            case 1:
                try {
                    return n;
                } finally {
                    return n + 100;
                }
            case 2:
                try {
                    throw new IllegalStateException("lost");
                } finally {
                    return 2;
                }
            case 3:
                try {
                    return fail("body");
                } finally {
                    fail("finally");
                }
            case 4:
                for (int i = 0; i < 3; i++) {
                    try {
                        if (i == 1) {
                            continue;
                        }
                        trace += i;
                    } finally {
                        trace += "c ";
                    }
                }
                return 4;
            case 5:
                while (true) {
                    try {
                        break;
                    } finally {
                        trace += "b ";
                    }
                }
                return 5;
            case 6:
                try {
                    try {
                        fail("inner");
                    } finally {
                        trace += "1 ";
                    }
                } catch (IllegalStateException e) {
                    trace += e.getMessage() + " ";
                } finally {
                    trace += "2 ";
                }
                return 6;
            case 7:
                try {
                    fail("first");
                } catch (IllegalStateException e) {
                    fail("second");
                } finally {
                    trace += "f ";
                }
                return 7;
            case 8:
                outer:
                for (int i = 0; ; i++) {
                    try {
                        for (int j = 0; j < 3; j++) {
                            try {
                                if (i * j == 2) {
                                    break outer;
                                }
                            } finally {
                                trace += i * 10 + j + " ";
                            }
                        }
                    } finally {
                        trace += "o ";
                    }
                }
                return 8;
            case 9:
                for (int i = 0; i < 3; i++) {
                    try {
                        fail("again");
                    } finally {
                        trace += i;
                        continue;
                    }
                }
                return 9;
            case 10:
                try {
                    try {
                        return fail("a");
                    } catch (IllegalArgumentException e) {
                        trace += "wrong ";
                    } finally {
                        trace += "right ";
                    }
                } catch (RuntimeException e) {
                    return n * 2;
                }
                return -1;
            case 11:
                try {
                    n = 1 / (n - 11);
                } catch (ArithmeticException | NullPointerException e) {
                    n = 42;
                } finally {
                    n++;
                }
                return n;
            case 12:
                try {
                    throw new Error("error");
                } catch (Throwable t) {
                    trace += t.getMessage() + " ";
                }
                return 12;
            default:
                return nested(3);
        }
    }

    private static int nested(int depth) {
        try {
            if (depth == 0) {
                fail("bottom");
            }
            return nested(depth - 1);
        } finally {
            trace += "d" + depth + " ";
        }
    }

    private static int fail(String message) {
        throw new IllegalStateException(message);
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}
