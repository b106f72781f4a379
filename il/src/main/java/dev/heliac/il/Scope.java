package dev.heliac.il;

/**
 * A call that was inlined: whose code it is, and where the call stood. What an instruction's or terminator's {@code line} says is the
 * source line in its low 16 bits, as many as class files have, and above them the scope: 0 for the function itself, or the place in
 * its list of inlined calls, from 1.
 *
 * @param function the callee; it need not exist any more
 * @param source the callee's source file, empty when unknown
 * @param line the call's line, itself of a scope, which precedes this one in the list
 */
public record Scope(String function, String source, int line) {

    /** The largest source line. */
    public static final int LAST_LINE = 65_535;

    private static final int BITS = 16;

    /** The source line, 0 when unknown. */
    public static int line(int line) {
        return line & LAST_LINE;
    }

    /** The number of the scope. */
    public static int of(int line) {
        return line >>> BITS;
    }

    /** A source line in a scope. */
    public static int at(int scope, int line) {
        return scope << BITS | line;
    }
}
