package dev.heliac.frontend.model;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.Contract;
import dev.heliac.il.Field;
import dev.heliac.il.Type;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settles in which state endpoints travel, once every contract is known: the one that is named, or their contract's initial one. */
public final class ComponentStates {

    private final Map<String, Contract> byName = new HashMap<>();
    private final Diagnostics out;

    public ComponentStates(Iterable<ContractInfo> contracts, Diagnostics out) {
        contracts.forEach(c -> byName.put(c.contract().name(), c.contract()));
        this.out = out;
    }

    public ContractInfo settle(ContractInfo info, Place place) {
        var messages = new LinkedHashMap<String, MessageInfo>();
        info.messages().forEach((record, message) -> {
            var components = message.components().stream()
                    .map(c -> new MessageInfo.Component(c.name(), c.descriptor(), c.kind(), settle(c, message, place)))
                    .toList();
            var fields = components.stream().map(c -> new Field(c.name(), c.type())).toList();
            var described = message.message();
            messages.put(
                    record,
                    new MessageInfo(record, new Contract.Message(described.name(), described.direction(), fields), components));
        });
        var contract = info.contract();
        var settled = new Contract(
                contract.name(),
                contract.base(),
                contract.messages().stream()
                        .map(m -> messages.values().stream()
                                .map(MessageInfo::message)
                                .filter(n -> n.name().equals(m.name()))
                                .findFirst()
                                .orElse(m))
                        .toList(),
                contract.states(),
                contract.initial(),
                contract.entries());
        return new ContractInfo(info.name(), settled, messages, info.exp(), info.imp());
    }

    private Type settle(MessageInfo.Component component, MessageInfo message, Place place) {
        if (!(component.type() instanceof Type.EndpointType e) || !byName.containsKey(e.contract())) {
            return component.type();
        }
        var contract = byName.get(e.contract());
        if (e.state().isEmpty()) {
            return new Type.EndpointType(e.role(), e.contract(), contract.initial());
        }
        if (contract.state(e.state()).isEmpty()) {
            out.error(
                    FrontCode.BAD_CONTRACT,
                    place,
                    "message `" + message.message().name() + "`: component `" + component.name() + "` is to be in state `" + e.state()
                            + "`, which contract `" + ModelReader.simple(contract.name().replace('.', '/')) + "` does not have",
                    "its states are " + contract.stateNames());
        }
        return e;
    }
}
