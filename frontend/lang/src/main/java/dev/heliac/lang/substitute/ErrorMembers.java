package dev.heliac.lang.substitute;

/** Errors, whose constructors in the JDK report to its flight recorder. */
@Substitute(value = "java.lang.Error", whole = true)
@SuppressWarnings("serial")
class ErrorMembers extends ThrowableMembers {

    public ErrorMembers() {}

    public ErrorMembers(String message) {
        super(message);
    }

    public ErrorMembers(String message, ThrowableMembers cause) {
        super(message, cause);
    }

    public ErrorMembers(ThrowableMembers cause) {
        super(cause);
    }

    protected ErrorMembers(String message, ThrowableMembers cause, boolean enableSuppression, boolean writableStackTrace) {
        super(message, cause, enableSuppression, writableStackTrace);
    }
}
