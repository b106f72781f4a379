package dev.heliac.lang.support;

/** Compiled in place of {@code java.lang.Error}, whose own constructors report to the JVM's flight recorder. */
public class ErrorBody extends ThrowableBody {

    public ErrorBody() {}

    public ErrorBody(String message) {
        super(message);
    }

    public ErrorBody(String message, ThrowableBody cause) {
        super(message, cause);
    }

    public ErrorBody(ThrowableBody cause) {
        super(cause);
    }
}
