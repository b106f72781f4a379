package dev.heliac.il.text;

/** Leaves the declaration or line being read; its diagnostic has been reported. */
final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    SyntaxException() {
        super(null, null, false, false);
    }
}
