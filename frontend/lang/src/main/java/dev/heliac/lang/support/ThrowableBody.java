package dev.heliac.lang.support;

/** Compiled in place of {@code java.lang.Throwable}: a message and a cause, no stack trace. */
public class ThrowableBody {

    private final String message;
    private ThrowableBody cause;

    public ThrowableBody() {
        message = null;
    }

    public ThrowableBody(String message) {
        this.message = message;
    }

    public ThrowableBody(String message, ThrowableBody cause) {
        this.message = message;
        this.cause = cause;
    }

    public ThrowableBody(ThrowableBody cause) {
        message = cause == null ? null : cause.getMessage();
        this.cause = cause;
    }

    public ThrowableBody(String message, ThrowableBody cause, boolean enableSuppression, boolean writableStackTrace) {
        this(message, cause);
    }

    public String getMessage() {
        return message;
    }

    public String getLocalizedMessage() {
        return message;
    }

    public ThrowableBody getCause() {
        return cause;
    }

    public ThrowableBody initCause(ThrowableBody cause) {
        this.cause = cause;
        return this;
    }

    public final void addSuppressed(ThrowableBody exception) {
        // Suppressed exceptions are only for printing, and nothing prints them.
    }
}
