package dev.heliac.junit;

import dev.heliac.lang.ExBox;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Boxes that move to a process, which has the class of the record in them anew. */
final class Boxes {

    private Boxes() {}

    /** The message as its receiver gets it. */
    static Object moved(Object message, ClassLoader to) {
        if (!(message instanceof Record r) || Arrays.stream(parts(r)).noneMatch(p -> p.getType() == ExBox.class)) {
            return message;
        }
        return copy(r, r.getClass(), to);
    }

    private static Object moved(ExBox<?> box, ClassLoader to) {
        var record = box.get();
        try {
            return new ExBox<>((Record) copy(record, Class.forName(record.getClass().getName(), false, to), to));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordComponent[] parts(Record record) {
        return record.getClass().getRecordComponents();
    }

    private static Object copy(Record record, Class<?> type, ClassLoader to) {
        try {
            var types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var values = new Object[types.length];
            for (int i = 0; i < values.length; i++) {
                var accessor = parts(record)[i].getAccessor();
                accessor.setAccessible(true);
                values[i] = switch (accessor.invoke(record)) {
                    case ExBox<?> box -> moved(box, to);
                    case Record inner -> copy(inner, types[i], to);
                    case null -> null;
                    case Object other -> other;
                };
            }
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot move " + record.getClass(), e);
        }
    }
}
