package dev.heliac.lang;

/**
 * A record of numbers in the exchange heap: owned by one process at a time, moved by messages without copying.
 *
 * <p>The record's components are those that an {@link Overlay} can have, and other such records. One that states no byte order has the
 * low byte first; of numbers with {@link Bits} the low bits are kept.
 *
 * @param <R> the record's own class
 */
public final class ExBox<R extends Record> {

    private final RecordBytes<R> type;
    private final ExBytes bytes;

    /** A box with a record. */
    @SuppressWarnings("unchecked")
    public ExBox(R record) {
        type = RecordBytes.of((Class<R>) record.getClass());
        bytes = new ExBytes(type.layout().size());
        type.write(bytes, 0, record);
    }

    /** The record that is in it now. */
    public R get() {
        return type.read(bytes, 0);
    }

    /** Puts another record into it. */
    public void set(R record) {
        type.write(bytes, 0, type.type().cast(record));
    }

    /** Gives the memory back now; otherwise that happens after the last use. */
    public void free() {
        bytes.free();
    }
}
