package dev.heliac.lang.substitute;

import java.util.Objects;

/** Throwables with message, cause and suppressed exceptions. */
@Substitute(value = "java.lang.Throwable", whole = true)
@SuppressWarnings("serial")
class ThrowableMembers {

    private static final ThrowableMembers[] NONE = {};

    private final String message;
    private ThrowableMembers cause;
    private ThrowableMembers[] suppressed;

    public ThrowableMembers() {
        message = null;
        cause = this;
    }

    public ThrowableMembers(String message) {
        this.message = message;
        cause = this;
    }

    public ThrowableMembers(String message, ThrowableMembers cause) {
        this.message = message;
        this.cause = cause;
    }

    public ThrowableMembers(ThrowableMembers cause) {
        message = cause == null ? null : cause.toString();
        this.cause = cause;
    }

    protected ThrowableMembers(String message, ThrowableMembers cause, boolean enableSuppression, boolean writableStackTrace) {
        this(message, cause);
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
            throw new IllegalStateException("Can't overwrite cause with " + Objects.toString(cause, "a null"));
        }
        if (cause == this) {
            throw new IllegalArgumentException("Self-causation not permitted");
        }
        this.cause = cause;
        return this;
    }

    public final void addSuppressed(ThrowableMembers exception) {
        if (exception == this) {
            throw new IllegalArgumentException("Self-suppression not permitted");
        }
        if (exception == null) {
            throw new NullPointerException("Cannot suppress a null exception.");
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
        return suppressed == null ? NONE : suppressed.clone();
    }

    public ThrowableMembers fillInStackTrace() {
        return this;
    }

    @Override
    public String toString() {
        String text = getLocalizedMessage();
        String name = getClass().getName();
        return text == null ? name : name + ": " + text;
    }
}
