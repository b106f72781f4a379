package interpreter;

/** A script's fault, with its line. */
final class ScriptException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ScriptException(String message, int line) {
        super("line " + line + ": " + message);
    }

    ScriptException(String message, int line, Throwable cause) {
        super("line " + line + ": " + message, cause);
    }
}
