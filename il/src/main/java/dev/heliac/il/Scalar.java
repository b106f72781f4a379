package dev.heliac.il;

/** Scalar types. The first four are storage only: loads extend them to {@code i32}, stores truncate. */
public enum Scalar implements Type {
    BOOL("bool", 1),
    I8("i8", 1),
    I16("i16", 2),
    U16("u16", 2),
    I32("i32", 4),
    I64("i64", 8),
    F32("f32", 4),
    F64("f64", 8);

    private final String text;
    private final int bytes;

    Scalar(String text, int bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    @Override
    public String text() {
        return text;
    }

    /** Size and alignment in storage, in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether function values may have this type. */
    public boolean isValue() {
        return compareTo(I32) >= 0;
    }

    /** The value type that holds a loaded scalar of this type. */
    public Scalar value() {
        return isValue() ? this : I32;
    }
}
