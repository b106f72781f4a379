package dev.heliac.lang.substitute;

import dev.heliac.lang.support.Intrinsics;
import java.io.PrintStream;

/** System's streams, clocks and exit, which a process has from its kernel. */
@Substitute("java.lang.System")
final class SystemMembers {

    public static final PrintStream out;
    public static final PrintStream err;

    static {
        out = new PrintStream(null, false);
        err = new PrintStream(null, true);
    }

    private SystemMembers() {}

    @Original
    static native void setJavaLangAccess();

    public static int identityHashCode(Object object) {
        return Intrinsics.hash(object);
    }

    public static long nanoTime() {
        return Intrinsics.nanos();
    }

    public static long currentTimeMillis() {
        return Intrinsics.millis();
    }

    public static void exit(int status) {
        Intrinsics.exit(status);
    }

    public static String lineSeparator() {
        return "\n";
    }

    public static String getProperty(String key) {
        return switch (key) {
            case "line.separator" -> "\n";
            case "file.separator" -> "/";
            case "path.separator" -> ":";
            case "file.encoding", "native.encoding", "stdout.encoding", "stderr.encoding" -> "UTF-8";
            case "java.version", "java.specification.version" -> "25";
            default -> null;
        };
    }

    public static String getProperty(String key, String otherwise) {
        String value = getProperty(key);
        return value == null ? otherwise : value;
    }
}
