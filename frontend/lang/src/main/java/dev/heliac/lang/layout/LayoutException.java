package dev.heliac.lang.layout;

/** A record that cannot lie in bytes, with the reason. */
public final class LayoutException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final boolean bits;

    LayoutException(String message, boolean bits) {
        super(message);
        this.bits = bits;
    }

    /** For a type that has no layout. */
    public LayoutException(String message) {
        this(message, false);
    }

    /** For a component that cannot lie in bytes. */
    public static LayoutException ofComponent(String name, String record, boolean isRecord) {
        var what = isRecord ? "is a record that states no byte order" : "is of a type that has no layout in bytes";
        return new LayoutException("component `" + name + "` of `" + record + "` " + what);
    }

    /** Whether a number of bits is at fault, and not a type. */
    public boolean bits() {
        return bits;
    }
}
