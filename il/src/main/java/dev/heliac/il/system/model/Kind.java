package dev.heliac.il.system.model;

import java.util.List;

/**
 * What is common to channels that keep to one contract.
 *
 * @param messages names, of both directions
 * @param in the most messages under way to the exporter at once
 * @param out the most messages under way to the importer at once
 * @param carried the most endpoints in one message
 */
public record Kind(String name, List<String> messages, int in, int out, int carried) {

    public Kind {
        messages = List.copyOf(messages);
    }
}
