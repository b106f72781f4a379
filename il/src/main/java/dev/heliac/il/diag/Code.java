package dev.heliac.il.diag;

/** A stable diagnostic code. Each area of the toolchain lists its own in an enum. */
public interface Code {

    /** {@code HIL} and four digits. */
    String id();

    /** What is wrong in general, in one line. */
    String title();

    /** What {@code heliac explain} prints: why it is an error, an example where it helps, what to do. */
    String explanation();

    /** Whether it says that something could not be decided within a limit, so that it may be right or wrong. */
    default boolean undecided() {
        return false;
    }
}
