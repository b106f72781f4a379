package dev.heliac.lang.support;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Stack traces: return addresses when they are taken, methods and lines only when somebody asks. */
public final class Traces {

    /** As HotSpot. */
    private static final int MOST = 1024;
    private static final int LONGEST = 2048;

    private static int[] room;
    private static boolean taking;

    private Traces() {}

    /** The return addresses of the stack, the newest first. */
    public static int[] take() {
        // The error that says that there is no memory for a trace has none itself.
        if (taking) {
            return new int[0];
        }
        taking = true;
        try {
            if (room == null) {
                room = new int[MOST];
            }
            int count = Intrinsics.takeTrace(room);
            int[] trace = new int[count];
            System.arraycopy(room, 0, trace, 0, count);
            return trace;
        } catch (OutOfMemoryError e) {
            return new int[0];
        } finally {
            taking = false;
        }
    }

    /** What is told of one method: class, method, source and line, each with a zero byte behind it. */
    private static final class Frame {
        final byte[] text = new byte[LONGEST];
        int method;
        int source;
        int line;
        int end;

        boolean read(int address, int n) {
            end = Math.min(Intrinsics.frame(address, n, text), text.length);
            method = after(0);
            source = after(method);
            line = after(source);
            return end > 0;
        }

        private int after(int from) {
            int at = from;
            while (at < end && text[at] != 0) {
                at++;
            }
            return Math.min(at + 1, end);
        }

        boolean in(String type) {
            return is(type, 0, method);
        }

        boolean is(String name, int from, int next) {
            byte[] bytes = Strings.bytes(name);
            int length = next - 1 - from;
            boolean same = bytes.length == length;
            for (int i = 0; same && i < length; i++) {
                same = bytes[i] == text[from + i];
            }
            return same;
        }

        boolean starts(String with) {
            boolean same = true;
            for (int i = 0; same && i < with.length(); i++) {
                same = text[i] == with.charAt(i);
            }
            return same;
        }

        /** Where the source's name begins, behind its folders. */
        int file() {
            int at = source;
            for (int i = source; i < line; i++) {
                if (text[i] == '/') {
                    at = i + 1;
                }
            }
            return at;
        }

        boolean ofTheJdk() {
            return starts("java.") || starts("jdk.internal.") || starts("sun.");
        }

        /** Whether the method only makes the throwable. */
        boolean makes(Class<?> thrown) {
            if (is("fillInStackTrace", method, source) || starts("dev.heliac.lang.support.Tra")) {
                return true;
            }
            if (is("<init>", method, source)) {
                for (Class<?> type = thrown; type != null; type = type.getSuperclass()) {
                    if (in(type.getName())) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** The lines of a trace. */
    public static TraceLines lines(int[] trace, Class<?> thrown) {
        Frame frame = new Frame();
        TraceLines lines = new TraceLines();
        for (int address : trace) {
            for (int n = 0; frame.read(address, n) && lines.count() < MOST; n++) {
                if (lines.count() > 0 || !frame.makes(thrown)) {
                    lines.put(frame.ofTheJdk() ? "java.base/" : "");
                    lines.put(frame.text, 0, frame.method - 1);
                    lines.put(".");
                    lines.put(frame.text, frame.method, frame.source - 1);
                    lines.put("(");
                    lines.put(frame.text, frame.file(), frame.line - 1);
                    if (frame.text[frame.line] != '0') {
                        lines.put(":");
                        lines.put(frame.text, frame.line, frame.end - 1);
                    }
                    lines.put(")");
                    lines.end();
                }
            }
        }
        return lines;
    }

    /** The methods of a trace. */
    public static StackTraceElement[] elements(int[] trace, Class<?> thrown) {
        Frame frame = new Frame();
        StackTraceElement[] found = new StackTraceElement[trace.length];
        int count = 0;
        for (int address : trace) {
            for (int n = 0; frame.read(address, n) && count < MOST; n++) {
                if (count > 0 || !frame.makes(thrown)) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, count + count / 2 + 4);
                    }
                    found[count++] = element(frame);
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static StackTraceElement element(Frame f) {
        int line = 0;
        for (int i = f.line; i < f.end - 1; i++) {
            line = line * 10 + f.text[i] - '0';
        }
        return new StackTraceElement(
                null,
                f.ofTheJdk() ? "java.base" : null,
                null,
                part(f, 0, f.method),
                part(f, f.method, f.source),
                part(f, f.file(), f.line),
                line == 0 ? -1 : line);
    }

    private static String part(Frame f, int from, int next) {
        return new String(f.text, from, next - 1 - from, StandardCharsets.UTF_8);
    }
}
