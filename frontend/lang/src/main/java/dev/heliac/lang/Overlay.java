package dev.heliac.lang;

/**
 * A record of numbers that lies somewhere in a vector of bytes: a header, an entry of a table. The record implements the interface of
 * its byte order; its components follow one another without gaps, whatever their alignment.
 *
 * <p>Components are {@code byte}, {@code short}, {@code char} (16 bits without a sign), {@code int}, {@code long}, {@code float},
 * {@code double}, {@code boolean} (one byte, false when zero), numbers of other widths with {@link Bits}, and records that are overlays
 * themselves, each in its own byte order.
 */
public sealed interface Overlay {

    /** Of records with the high byte first, as network headers have it. */
    non-sealed interface BigEndian extends Overlay {}

    /** Of records with the low byte first. */
    non-sealed interface LittleEndian extends Overlay {}

    /**
     * The record in the bytes from an offset on. What the program asks of it is read from there, once and when this is called.
     *
     * @param type a class literal
     * @throws IndexOutOfBoundsException when not all of it lies in the vector
     */
    static <R extends Record & Overlay> R view(Class<R> type, ExBytes bytes, int offset) {
        return RecordBytes.of(type).read(bytes, offset);
    }

    /**
     * Writes a record into the bytes from an offset on; of numbers with {@link Bits} the low bits.
     *
     * @throws IndexOutOfBoundsException when not all of it lies in the vector; nothing is written then
     */
    static <R extends Record & Overlay> void put(ExBytes bytes, int offset, R record) {
        RecordBytes.of(record.getClass()).write(bytes, offset, record);
    }

    /**
     * How many bytes a record takes.
     *
     * @param type a class literal
     */
    static <R extends Record & Overlay> int size(Class<R> type) {
        return RecordBytes.of(type).layout().size();
    }
}
