package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import dev.heliac.il.contract.Exploration.Event;
import dev.heliac.il.contract.Exploration.Fault;
import dev.heliac.il.contract.Exploration.Kind;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Note;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is decided of a contract whose names and directions are right: reachability, boundedness, and that neither side is ever stuck or
 * meets a message that it does not expect. Where one side sends in each state, only a queue can go wrong, as one walk through the states
 * tells; other contracts are explored.
 */
public final class ContractCheck {

    private final Contract contract;
    private final Place place;
    private final Diagnostics out;

    private ContractCheck(Contract contract, Place place, Diagnostics out) {
        this.contract = contract;
        this.place = place;
        this.out = out;
    }

    public static void check(Contract contract, Place place, Diagnostics out) {
        check(contract, place, out, ContractBounds.MOST_EXPLORED);
    }

    /**
     * Of a contract among many, which together may take so long.
     *
     * @param limit of configurations explored, if less than of one contract alone
     * @return how many were explored
     */
    public static int check(Contract contract, Place place, Diagnostics out, int limit) {
        var check = new ContractCheck(contract, place, out);
        var reachable = ContractBounds.reachable(contract);
        check.use(reachable);
        if (ContractBounds.takesTurns(contract, reachable)) {
            return check.turns(Math.min(limit, ContractBounds.MOST_EXPLORED));
        }
        var exploration = new Exploration(contract, Math.min(limit, ContractBounds.MOST_EXPLORED));
        exploration.faults().forEach(f -> check.fault(f, exploration.explored()));
        return exploration.explored();
    }

    private void use(Set<String> reachable) {
        var used = new HashSet<String>();
        for (var state : contract.states()) {
            if (reachable.contains(state.name())) {
                state.transitions().stream().map(Transition::message).forEach(used::add);
            } else {
                warn(ContractCode.UNREACHABLE_STATE, "state `" + state.name() + "` cannot be reached",
                        "remove it, or let a message lead to it");
            }
        }
        for (var message : contract.messages()) {
            if (!used.contains(message.name())) {
                warn(ContractCode.UNUSED_MESSAGE, "message `" + message.name() + "` is never used",
                        "remove its record, or use it in a state");
            }
        }
    }

    private int turns(int limit) {
        var cycle = ContractBounds.unboundedCycle(contract);
        if (cycle.isEmpty()) {
            return 0;
        }
        // Only the way to the cycle is looked for: there is none where the cycle cannot be reached, or is too far away.
        var exploration = new Exploration(contract, limit);
        var fault = exploration.faults().stream().filter(f -> f.kind() == Kind.UNBOUNDED).findFirst();
        var through = fault.map(this::repeated).orElse(cycle);
        error(
                ContractCode.UNBOUNDED,
                "the queue can grow without bound through state" + (through.size() > 1 ? "s " : " ") + String.join(", ", through),
                fault.map(this::way).orElse(List.of()),
                "let the receiver answer somewhere in the cycle");
        return exploration.explored();
    }

    /** The states in which its sender sends what can be repeated for ever. */
    private List<String> repeated(Fault fault) {
        var states = ContractBounds.byName(contract);
        var sender = fault.role().peer();
        var through = new ArrayList<String>();
        var state = contract.initial();
        for (int i = 0; i < fault.trace().size(); i++) {
            var event = fault.trace().get(i);
            if (event.role() == sender) {
                if (i >= fault.trace().size() - fault.repeated()) {
                    through.add(state);
                }
                state = states.get(state).transitions().stream()
                        .filter(t -> t.message().equals(event.message()) && t.sentBy(sender) == event.sends())
                        .map(Transition::next)
                        .findFirst()
                        .orElseThrow();
            }
        }
        return through;
    }

    private void fault(Fault fault, int explored) {
        switch (fault.kind()) {
            case UNSPECIFIED -> error(
                    ContractCode.UNSPECIFIED_RECEPTION,
                    "in state `" + fault.state() + "` the " + side(fault.role()) + " may get `" + fault.message()
                            + "`, which it does not admit",
                    way(fault),
                    "let the state admit it, or one side alone send where the messages cross");
            case DEADLOCK -> error(
                    ContractCode.DEADLOCK,
                    "both sides wait: the exporter in state `" + fault.state() + "`, the importer in `" + fault.message() + "`",
                    way(fault),
                    "let one side alone send where the messages cross");
            case ORPHAN -> error(
                    ContractCode.ORPHAN,
                    "both sides may be at an end, in state `" + fault.state() + "` the " + side(fault.role()) + ", while `"
                            + fault.message() + "` is under way to it",
                    way(fault),
                    "let the state admit it, or one side alone send where the messages cross");
            case UNBOUNDED -> error(
                    ContractCode.UNBOUNDED,
                    "the queue to the " + side(fault.role()) + " can grow without bound: the last " + fault.repeated()
                            + " events can be repeated for ever",
                    way(fault),
                    "let the receiver answer somewhere in them");
            case UNDECIDED -> error(
                    ContractCode.NOT_DECIDED,
                    "after " + explored + " configurations it is not decided whether the sides always understand each"
                            + " other",
                    List.of(),
                    "let one side alone send in more states");
        }
    }

    private List<Note> way(Fault fault) {
        var way = fault.trace().stream().map(ContractCheck::text).collect(Collectors.joining("; "));
        return List.of(new Note(Place.of(place.file()), "the shortest way there: " + (way.isEmpty() ? "nothing at all" : way)));
    }

    private static String text(Event event) {
        return "the " + side(event.role()) + (event.sends() ? " sends `" : " receives `") + event.message() + "`";
    }

    private static String side(Role role) {
        return role == Role.EXP ? "exporter" : "importer";
    }

    private void error(ContractCode code, String message, List<Note> notes, String remedy) {
        add(code, Diagnostic.Severity.ERROR, message, notes, remedy);
    }

    private void warn(ContractCode code, String message, String remedy) {
        add(code, Diagnostic.Severity.WARNING, message, List.of(), remedy);
    }

    private void add(ContractCode code, Diagnostic.Severity severity, String message, List<Note> notes, String remedy) {
        out.add(new Diagnostic(code, severity, place, "contract `" + contract.name() + "`: " + message, notes, remedy));
    }
}
