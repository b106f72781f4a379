package dev.heliac.frontend.model;

import dev.heliac.il.Contract;
import dev.heliac.il.Type;
import java.util.List;

/**
 * A message and the record that stands for it.
 *
 * @param record internal name
 * @param components in the record's order, one for each field of the message
 */
public record MessageInfo(String record, Contract.Message message, List<Component> components) {

    public MessageInfo {
        components = List.copyOf(components);
    }

    /**
     * A record component that becomes a field of the message.
     *
     * @param descriptor of the Java type
     * @param kind how it travels
     * @param type the message field's
     */
    public record Component(String name, String descriptor, Kind kind, Type type) {}

    /** How a component travels. */
    public enum Kind {
        SCALAR,
        /** As a vector of UTF-8 bytes, copied. */
        STRING,
        VECTOR,
        ENDPOINT
    }
}
