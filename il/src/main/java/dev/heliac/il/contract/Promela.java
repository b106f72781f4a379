package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Models of contracts for Spin: a process for each side, a channel for each direction. What {@link ContractCheck} calls wrong is what Spin
 * finds: a deadlock is an invalid end state; a message that is not admitted, a queue longer than its bound, and a message that is
 * left over violate an assertion.
 */
public final class Promela {

    /** The capacity of a channel that has no bound, or none that is known. */
    static final int UNKNOWN = 8;

    /** Spin's own limits: of a channel, and of the names in an mtype. */
    private static final int LONGEST_CHANNEL = 255;

    private static final int MOST_NAMES = 255;

    private final StringBuilder text = new StringBuilder();

    private Promela() {}

    /** One text for all; of several, {@code -DCONTRACT=N} chooses. */
    public static String of(List<Contract> contracts) {
        var model = new Promela();
        model.line("/* Written by heliac. To check it: spin -a FILE && cc -O2 -o pan pan.c && ./pan");
        var right = contracts.stream().filter(Contract::closed).toList();
        for (int i = 0; i < right.size(); i++) {
            var choice = right.size() == 1 ? "" : "   spin -DCONTRACT=" + (i + 1);
            model.line("   contract " + comment(right.get(i).name()) + choice);
        }
        model.line("*/");
        if (right.size() > 1) {
            model.line("#ifndef CONTRACT");
            model.line("#define CONTRACT 1");
            model.line("#endif");
        }
        for (int i = 0; i < right.size(); i++) {
            if (right.size() > 1) {
                model.line("");
                model.line("#if CONTRACT == " + (i + 1));
            }
            model.contract(right.get(i), ContractBounds.of(right.get(i)));
            if (right.size() > 1) {
                model.line("#endif");
            }
        }
        return model.text.toString();
    }

    /** One contract's, with channels of a given capacity. */
    static String of(Contract contract, ContractBounds capacities) {
        var model = new Promela();
        model.contract(contract, Optional.of(capacities));
        return model.text.toString();
    }

    private void contract(Contract contract, Optional<ContractBounds> bounds) {
        var messages = new HashMap<String, String>();
        contract.messages().forEach(m -> messages.put(m.name(), "m" + messages.size() + "_" + plain(m.name())));
        var ordered = contract.messages().stream().map(m -> messages.get(m.name())).toList();
        line("");
        line(bounds.isPresent()
                ? "/* the bounds of its queues: a send never finds one full */"
                : "/* it has no bounds, or none is known: a send that finds a queue full is reported */");
        line("#define TO_EXPORTER " + Math.min(LONGEST_CHANNEL, bounds.map(ContractBounds::in).orElse(UNKNOWN)));
        line("#define TO_IMPORTER " + Math.min(LONGEST_CHANNEL, bounds.map(ContractBounds::out).orElse(UNKNOWN)));
        line("");
        var type = "mtype";
        if (ordered.size() <= MOST_NAMES) {
            line(ordered.isEmpty() ? "mtype = { none };" : "mtype = { " + String.join(", ", ordered) + " };");
        } else {
            type = "short";
            for (int i = 0; i < ordered.size(); i++) {
                line("#define " + ordered.get(i) + " " + (i + 1));
            }
        }
        line("chan to_exporter = [TO_EXPORTER] of { " + type + " };");
        line("chan to_importer = [TO_IMPORTER] of { " + type + " };");
        line("byte ended = 0;");
        var reachable = ContractBounds.reachable(contract);
        var states = new ArrayList<State>();
        contract.states().stream().filter(s -> s.name().equals(contract.initial())).forEach(states::add);
        contract.states().stream()
                .filter(s -> reachable.contains(s.name()) && !s.name().equals(contract.initial()))
                .forEach(states::add);
        var labels = new HashMap<String, String>();
        for (var state : states) {
            labels.put(state.name(), (state.transitions().isEmpty() ? "end" : "s") + labels.size() + "_" + plain(state.name()));
        }
        var beginnings = ContractBounds.beginnings(contract).stream().map(labels::get).toList();
        if (beginnings.size() > 1) {
            line("short begins = 0;");
            line("");
            line("/* the conversation may begin in each of these states */");
            line("init {");
            line("    if");
            for (int i = 1; i <= beginnings.size(); i++) {
                line("    :: begins = " + i + " /* " + beginnings.get(i - 1) + " */");
            }
            line("    fi");
            line("}");
        }
        for (var role : Role.values()) {
            side(role, states, beginnings, labels, messages);
        }
    }

    private void side(Role role, List<State> states, List<String> beginnings, Map<String, String> labels, Map<String, String> messages) {
        boolean exporter = role == Role.EXP;
        var from = exporter ? "to_exporter" : "to_importer";
        var to = exporter ? "to_importer" : "to_exporter";
        line("");
        line("active proctype " + (exporter ? "exporter" : "importer") + "()");
        line("{");
        if (beginnings.size() > 1) {
            line("    if");
            for (int i = 1; i <= beginnings.size(); i++) {
                line("    :: begins == " + i + " -> goto " + beginnings.get(i - 1));
            }
            line("    fi;");
        }
        boolean checked = false;
        for (var state : states) {
            line(labels.get(state.name()) + ":");
            if (state.transitions().isEmpty()) {
                line("    atomic { ended++; assert(ended < 2 || (len(to_exporter) == 0 && len(to_importer) == 0)); goto over }");
                continue;
            }
            line("    if");
            for (var t : state.transitions()) {
                var message = messages.get(t.message());
                line("    :: " + (t.sentBy(role)
                        ? "atomic { assert(nfull(" + to + ")); " + to + "!" + message + " } goto "
                        : from + "?" + message + " -> goto ") + labels.get(t.next()));
            }
            var admitted = state.transitions().stream().filter(t -> !t.sentBy(role)).map(Transition::message).map(messages::get).toList();
            if (!admitted.isEmpty()) {
                checked = true;
                line("    :: len(" + from + ") > 0 && !("
                        + admitted.stream().map(m -> from + "?[" + m + "]").collect(Collectors.joining(" || "))
                        + ") -> goto unspecified");
            }
            line("    fi;");
        }
        if (checked) {
            line("unspecified: /* the message that comes is none that the state admits */");
            line("    assert(false);");
        }
        line("over:");
        line("    skip");
        line("}");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static String comment(String name) {
        return name.replaceAll("[^A-Za-z0-9_.$-]", "?");
    }
}
