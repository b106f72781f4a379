package json;

/** Text that is not JSON, with the place where it went wrong. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    JsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    JsonException(String message, int line, int column, Throwable cause) {
        this(message, line, column);
        initCause(cause);
    }

    @Override
    public String getMessage() {
        return line + ":" + column + ": " + super.getMessage();
    }
}
