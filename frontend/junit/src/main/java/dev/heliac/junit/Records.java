package dev.heliac.junit;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/** What is in a message. */
final class Records {

    private Records() {}

    static List<Object> values(Record message) {
        var values = new ArrayList<>();
        for (var component : message.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                var value = accessor.invoke(message);
                if (value != null) {
                    values.add(value);
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot look into " + message.getClass(), e);
            }
        }
        return values;
    }
}
