package dev.heliac.lang.substitute;

import dev.heliac.lang.support.Intrinsics;
import dev.heliac.lang.support.Strings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Formatter;
import java.util.Locale;

/** A print stream that writes UTF-8 to the console, or to another stream. */
@Substitute(value = "java.io.PrintStream", whole = true)
class PrintStreamMembers extends OutputStream implements Appendable {

    private final OutputStream target;
    private final int output;
    private boolean trouble;

    /** The JDK's own, (stream, flush), stands for the console when there is no stream: standard output, or standard error. */
    public PrintStreamMembers(OutputStream target, boolean flush) {
        this.target = target;
        output = flush ? 2 : 1;
    }

    public PrintStreamMembers(OutputStream target) {
        this(target, false);
    }

    private void put(byte[] bytes, int from, int count) {
        if (target == null) {
            Intrinsics.write(output, bytes, from, count);
        } else {
            try {
                target.write(bytes, from, count);
            } catch (IOException e) {
                trouble = true;
            }
        }
    }

    @Override
    public void write(int b) {
        put(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        put(bytes, from, count);
    }

    @Override
    public void write(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    public void writeBytes(byte[] bytes) {
        put(bytes, 0, bytes.length);
    }

    @Override
    public void flush() {
        if (target != null) {
            try {
                target.flush();
            } catch (IOException e) {
                trouble = true;
            }
        }
    }

    @Override
    public void close() {
        flush();
    }

    public boolean checkError() {
        return trouble;
    }

    public void print(String text) {
        byte[] bytes = Strings.bytes(text == null ? "null" : text);
        put(bytes, 0, bytes.length);
    }

    public void print(Object value) {
        print(String.valueOf(value));
    }

    public void print(boolean value) {
        print(String.valueOf(value));
    }

    public void print(char value) {
        print(String.valueOf(value));
    }

    public void print(int value) {
        print(String.valueOf(value));
    }

    public void print(long value) {
        print(String.valueOf(value));
    }

    public void print(float value) {
        print(String.valueOf(value));
    }

    public void print(double value) {
        print(String.valueOf(value));
    }

    public void print(char[] value) {
        print(String.valueOf(value));
    }

    public void println() {
        print("\n");
    }

    public void println(String value) {
        print(value + "\n");
    }

    public void println(Object value) {
        print(String.valueOf(value) + "\n");
    }

    public void println(boolean value) {
        print(value + "\n");
    }

    public void println(char value) {
        print(value + "\n");
    }

    public void println(int value) {
        print(value + "\n");
    }

    public void println(long value) {
        print(value + "\n");
    }

    public void println(float value) {
        print(value + "\n");
    }

    public void println(double value) {
        print(value + "\n");
    }

    public void println(char[] value) {
        print(String.valueOf(value) + "\n");
    }

    @SuppressWarnings("AnnotateFormatMethod")
    public PrintStreamMembers format(String format, Object... arguments) {
        print(new Formatter(Locale.ROOT).format(format, arguments).toString());
        return this;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    public PrintStreamMembers printf(String format, Object... arguments) {
        return format(format, arguments);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    public PrintStreamMembers format(Locale locale, String format, Object... arguments) {
        print(new Formatter(locale).format(format, arguments).toString());
        return this;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    public PrintStreamMembers printf(Locale locale, String format, Object... arguments) {
        return format(locale, format, arguments);
    }

    @Override
    public PrintStreamMembers append(CharSequence text) {
        print(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStreamMembers append(CharSequence text, int from, int to) {
        print(String.valueOf(text).substring(from, to));
        return this;
    }

    @Override
    public PrintStreamMembers append(char value) {
        print(value);
        return this;
    }
}
