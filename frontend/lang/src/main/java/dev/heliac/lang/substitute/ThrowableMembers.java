package dev.heliac.lang.substitute;

import dev.heliac.lang.ExBytes;
import dev.heliac.lang.support.Strings;
import dev.heliac.lang.support.TraceLines;
import dev.heliac.lang.support.Traces;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Throwables with message, cause, suppressed exceptions, and a trace of return addresses. */
@Substitute(value = "java.lang.Throwable", whole = true)
@SuppressWarnings("serial")
class ThrowableMembers {

    private final String message;
    private ThrowableMembers cause;
    private ThrowableMembers[] suppressed;
    private int[] trace;
    /** The trace that somebody set. */
    private StackTraceElement[] elements;
    private boolean alone;
    private boolean traceless;

    public ThrowableMembers() {
        message = null;
        cause = this;
        fillInStackTrace();
    }

    public ThrowableMembers(String message) {
        this.message = message;
        cause = this;
        fillInStackTrace();
    }

    public ThrowableMembers(String message, ThrowableMembers cause) {
        this.message = message;
        this.cause = cause;
        fillInStackTrace();
    }

    public ThrowableMembers(ThrowableMembers cause) {
        message = cause == null ? null : cause.toString();
        this.cause = cause;
        fillInStackTrace();
    }

    protected ThrowableMembers(String message, ThrowableMembers cause, boolean enableSuppression, boolean writableStackTrace) {
        this.message = message;
        this.cause = cause;
        alone = !enableSuppression;
        traceless = !writableStackTrace;
        if (writableStackTrace) {
            fillInStackTrace();
        }
    }

    public String getMessage() {
        return message;
    }

    public String getLocalizedMessage() {
        return getMessage();
    }

    public ThrowableMembers getCause() {
        return cause == this ? null : cause;
    }

    public ThrowableMembers initCause(ThrowableMembers cause) {
        if (this.cause != this) {
            throw new IllegalStateException("Can't overwrite cause with " + Objects.toString(cause, "a null"), as(this));
        }
        if (cause == this) {
            throw new IllegalArgumentException("Self-causation not permitted", as(this));
        }
        this.cause = cause;
        return this;
    }

    public final void addSuppressed(ThrowableMembers exception) {
        if (exception == this) {
            throw new IllegalArgumentException("Self-suppression not permitted", as(exception));
        }
        if (exception == null) {
            throw new NullPointerException("Cannot suppress a null exception.");
        }
        if (alone) {
            return;
        }
        int count = suppressed == null ? 0 : suppressed.length;
        ThrowableMembers[] more = new ThrowableMembers[count + 1];
        for (int i = 0; i < count; i++) {
            more[i] = suppressed[i];
        }
        more[count] = exception;
        suppressed = more;
    }

    public final ThrowableMembers[] getSuppressed() {
        return suppressed == null ? new ThrowableMembers[0] : suppressed.clone();
    }

    public ThrowableMembers fillInStackTrace() {
        if (!traceless) {
            trace = Traces.take();
            elements = null;
        }
        return this;
    }

    public StackTraceElement[] getStackTrace() {
        return elements != null ? elements.clone() : trace == null ? new StackTraceElement[0] : Traces.elements(trace, getClass());
    }

    public void setStackTrace(StackTraceElement[] trace) {
        StackTraceElement[] copy = trace.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                throw new NullPointerException("stackTrace[" + i + "]");
            }
        }
        if (!traceless) {
            elements = copy;
        }
    }

    public void printStackTrace() {
        printStackTrace(System.err);
    }

    public void printStackTrace(PrintStream to) {
        TraceLines text = text(Integer.MAX_VALUE);
        to.write(text.bytes(), 0, text.size());
    }

    public void printStackTrace(PrintWriter to) {
        TraceLines text = text(Integer.MAX_VALUE);
        to.print(new String(text.bytes(), 0, text.size(), StandardCharsets.UTF_8));
    }

    private static final int FRAMES_OF_THE_LAST = 64;

    /** What is printed when an exception ends a process. */
    static ExBytes describe(ThrowableMembers exception) {
        try {
            TraceLines text = exception.text(FRAMES_OF_THE_LAST);
            ExBytes described = new ExBytes(text.size());
            described.copyFrom(text.bytes(), 0, 0, text.size());
            return described;
        } catch (OutOfMemoryError e) {
            return Strings.utf8(exception.toString());
        }
    }

    private TraceLines text(int most) {
        TraceLines text = new TraceLines();
        text.put(this + "\n");
        text.first(this);
        print(text, null, most, "");
        return text;
    }

    private TraceLines lines() {
        if (elements == null) {
            return trace == null ? new TraceLines() : Traces.lines(trace, getClass());
        }
        TraceLines lines = new TraceLines();
        for (StackTraceElement element : elements) {
            lines.put(element.toString());
            lines.end();
        }
        return lines;
    }

    private void print(TraceLines text, TraceLines around, int most, String indent) {
        TraceLines own = lines();
        text.frames(own, around, indent, most);
        for (int i = 0; suppressed != null && i < suppressed.length; i++) {
            suppressed[i].enclosed(text, own, most, indent + "\t", "Suppressed: ");
        }
        ThrowableMembers next = getCause();
        if (next != null) {
            next.enclosed(text, own, most, indent, "Caused by: ");
        }
    }

    private void enclosed(TraceLines text, TraceLines around, int most, String indent, String caption) {
        if (text.first(this)) {
            text.put(indent + caption + this + "\n");
            print(text, around, most, indent);
        } else {
            text.put(indent + caption + "[CIRCULAR REFERENCE: " + this + "]\n");
        }
    }

    /** This class is compiled as Throwable itself. */
    private static Throwable as(Object throwable) {
        return (Throwable) throwable;
    }

    @Override
    public String toString() {
        String text = getLocalizedMessage();
        String name = getClass().getName();
        return text == null ? name : name + ": " + text;
    }
}
