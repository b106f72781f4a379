package dev.heliac.frontend.model;

import dev.heliac.il.Contract;
import dev.heliac.il.Role;
import dev.heliac.il.Type.EndpointType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A contract and the Java types that stand for its parts.
 *
 * @param name internal name of the interface
 * @param messages by internal name of the message's record
 * @param exp internal name of the exporter's endpoint interface
 * @param imp internal name of the importer's
 */
public record ContractInfo(String name, Contract contract, Map<String, MessageInfo> messages, String exp, String imp) {

    public ContractInfo {
        messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    }

    /** The type of an end of the contract's channels, by the internal name of its interface, in a state. */
    public EndpointType end(String type, String state) {
        return new EndpointType(exp.equals(type) ? Role.EXP : Role.IMP, contract.name(), state);
    }

    /** The record that stands for a message of the contract. */
    public MessageInfo message(String name) {
        return messages.values().stream().filter(m -> m.message().name().equals(name)).findFirst().orElseThrow();
    }
}
