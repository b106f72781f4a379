package dev.heliac.lang;

import dev.heliac.lang.layout.Layout;
import dev.heliac.lang.layout.LayoutException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads and writes a record in bytes on an ordinary JVM. Heliac's compiler puts loads and stores in its place.
 *
 * @param components in the record's order
 */
record RecordBytes<R>(Class<R> type, Layout layout, List<RecordComponent> components) {

    /**
     * How a record lies in bytes.
     *
     * @throws LayoutException when it cannot
     */
    static <R> RecordBytes<R> of(Class<R> type) {
        return of(type, List.of());
    }

    private static <R> RecordBytes<R> of(Class<R> type, List<Class<?>> around) {
        if (around.contains(type)) {
            throw new LayoutException("record `" + type.getSimpleName() + "` contains itself");
        }
        if (around.size() == Layout.DEEPEST) {
            throw new LayoutException("record `" + type.getSimpleName() + "` is within " + Layout.DEEPEST + " others");
        }
        var within = new ArrayList<>(around);
        within.add(type);
        boolean big = Overlay.BigEndian.class.isAssignableFrom(type);
        if (big && Overlay.LittleEndian.class.isAssignableFrom(type)) {
            throw new LayoutException("record `" + type.getSimpleName() + "` states two byte orders");
        }
        var members = new ArrayList<Layout.Member>();
        var components = List.of(type.getRecordComponents());
        for (var c : components) {
            members.add(member(type, c, within));
        }
        return new RecordBytes<>(type, Layout.of(type.getSimpleName(), big, members), components);
    }

    private static Layout.Member member(Class<?> type, RecordComponent c, List<Class<?>> within) {
        var bits = c.getAnnotation(Bits.class);
        char letter = c.getType().descriptorString().charAt(0);
        if (bits != null) {
            return new Layout.Member.Bits(c.getName(), letter, bits.value());
        }
        if (c.getType().isPrimitive()) {
            return new Layout.Member.Scalar(c.getName(), letter);
        }
        boolean fits = c.getType().isRecord()
                && (!Overlay.class.isAssignableFrom(type) || Overlay.class.isAssignableFrom(c.getType()));
        if (!fits) {
            throw LayoutException.ofComponent(c.getName(), type.getSimpleName(), c.getType().isRecord());
        }
        return new Layout.Member.Nested(c.getName(), of(c.getType(), within).layout());
    }

    /**
     * The record at a place of a vector.
     *
     * @throws IndexOutOfBoundsException when not all of it lies in the vector
     */
    R read(ExBytes bytes, int offset) {
        Objects.checkFromIndexSize(offset, layout.size(), bytes.length());
        var values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (layout.places().get(i)) {
                case Layout.Place.Whole w ->
                    boxed(w.type(), number(bytes, offset + w.at(), Layout.bytes(w.type()), w.highFirst()));
                case Layout.Place.Part p -> {
                    long all = number(bytes, offset + p.at(), p.bytes(), p.highFirst());
                    yield boxed(p.type(), all >>> p.shift() & mask(p.bits()));
                }
                case Layout.Place.Inner n -> of(components.get(i).getType()).read(bytes, offset + n.at());
            };
        }
        try {
            return constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Constructor<R> constructor() throws NoSuchMethodException {
        var types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor;
    }

    /**
     * Writes a record to a place of a vector.
     *
     * @throws IndexOutOfBoundsException when not all of it lies in the vector; nothing is written then
     */
    void write(ExBytes bytes, int offset, Object record) {
        Objects.checkFromIndexSize(offset, layout.size(), bytes.length());
        var copy = new byte[layout.size()];
        encode(record, copy, 0);
        bytes.copyFrom(copy, 0, offset, copy.length);
    }

    private void encode(Object record, byte[] into, int from) {
        for (int i = 0; i < components.size(); i++) {
            var value = component(components.get(i), record);
            switch (layout.places().get(i)) {
                case Layout.Place.Whole w -> or(into, from + w.at(), Layout.bytes(w.type()), w.highFirst(), bits(value));
                case Layout.Place.Part p -> {
                    long bits = (bits(value) & mask(p.bits())) << p.shift();
                    or(into, from + p.at(), p.bytes(), p.highFirst(), bits);
                }
                case Layout.Place.Inner n -> of(components.get(i).getType()).encode(Objects.requireNonNull(value), into, from + n.at());
            }
        }
    }

    private static Object component(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unwrapped(InvocationTargetException e) {
        return switch (e.getCause()) {
            case RuntimeException r -> r;
            case Error r -> throw r;
            default -> new IllegalStateException(e);
        };
    }

    private static long mask(int bits) {
        return -1L >>> Long.SIZE - bits;
    }

    private static long number(ExBytes bytes, int at, int count, boolean highFirst) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << Byte.SIZE | bytes.get(highFirst ? at + i : at + count - 1 - i) & 0xff;
        }
        return number;
    }

    private static void or(byte[] into, int at, int count, boolean highFirst, long number) {
        for (int i = 0; i < count; i++) {
            into[highFirst ? at + count - 1 - i : at + i] |= (byte) (number >> i * Byte.SIZE);
        }
    }

    private static Object boxed(char type, long number) {
        return switch (type) {
            case 'Z' -> number != 0;
            case 'B' -> (byte) number;
            case 'S' -> (short) number;
            case 'C' -> (char) number;
            case 'I' -> (int) number;
            case 'J' -> number;
            case 'F' -> Float.intBitsToFloat((int) number);
            case 'D' -> Double.longBitsToDouble(number);
            default -> throw new IllegalArgumentException("no primitive: " + type);
        };
    }

    private static long bits(Object value) {
        return switch (value) {
            case Boolean b -> b ? 1 : 0;
            case Character c -> c;
            case Float f -> Float.floatToRawIntBits(f);
            case Double d -> Double.doubleToRawLongBits(d);
            case Number n -> n.longValue();
            default -> throw new IllegalArgumentException("no primitive: " + value);
        };
    }
}
