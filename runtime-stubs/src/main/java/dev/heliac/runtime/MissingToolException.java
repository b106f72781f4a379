package dev.heliac.runtime;

/** A bundled native tool cannot be had on this machine; the message says why and what to do. */
public final class MissingToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
