package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import dev.heliac.il.contract.Exploration.Fault;
import dev.heliac.il.contract.Exploration.Kind;
import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Note;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.symbols.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is decided of a contract whose names and directions are right: reachability, boundedness, and that neither side is ever stuck or
 * meets a message that it does not expect. Where one side sends in each state, only a queue can go wrong, as one walk through the states
 * tells; other contracts are explored.
 */
public final class ContractCheck {

    /**
     * Where a contract is declared, and what else is known of it.
     *
     * @param entries where it is said of states that conversations begin in them
     * @param states places of those states that have one of their own
     * @param messages places of those messages that have one of their own
     */
    public record Declared(Place place, Map<String, Place> entries, Map<String, Place> states, Map<String, Place> messages) {}

    private final Contract contract;
    private final Declared declared;
    private final Place place;
    private final Diagnostics out;

    private ContractCheck(Contract contract, Declared declared, Diagnostics out) {
        this.contract = contract;
        this.declared = declared;
        place = declared.place();
        this.out = out;
    }

    public static void check(Contract contract, Place place, Diagnostics out) {
        check(contract, place, out, Limits.EXPLORED);
    }

    /**
     * Of a contract among many, which together may take so long.
     *
     * @param limit of configurations explored, whatever the number of states that conversations begin in
     * @return how many were explored
     */
    public static int check(Contract contract, Place place, Diagnostics out, int limit) {
        return check(contract, new Declared(place, Map.of(), Map.of(), Map.of()), out, limit);
    }

    /** Of a contract of which more is known than its name's place. */
    public static int check(Contract contract, Declared declared, Diagnostics out, int limit) {
        var check = new ContractCheck(contract, declared, out);
        check.use(ContractBounds.reachable(contract));
        return ContractBounds.takesTurns(contract) ? check.turns(limit) : check.explore(limit);
    }

    /** From one beginning after the other, to the first that something goes wrong from. */
    private int explore(int limit) {
        int explored = 0;
        for (var from : ContractBounds.beginnings(contract)) {
            var found = Explored.from(contract, from, limit - explored);
            explored += found.explored();
            found.faults().forEach(f -> fault(f, from, found.explored()));
            if (!found.faults().isEmpty()) {
                break;
            }
        }
        return explored;
    }

    private void use(Set<String> reachable) {
        var used = new HashSet<String>();
        for (var state : contract.states()) {
            if (reachable.contains(state.name())) {
                state.transitions().stream().map(Transition::message).forEach(used::add);
            } else if (state.name().indexOf('~') < 0) {
                // A state without a name of its own is behind one with a name.
                warn(ContractCode.UNREACHABLE_STATE, declared.states().getOrDefault(state.name(), place),
                        "state `" + state.name() + "` cannot be reached", "remove it, or let a message lead to it");
            }
        }
        for (var message : contract.messages()) {
            if (!used.contains(message.name())) {
                warn(ContractCode.UNUSED_MESSAGE, declared.messages().getOrDefault(message.name(), place),
                        "message `" + message.name() + "` is never used",
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
        var from = contract.initial();
        var fault = Optional.<Fault>empty();
        int explored = 0;
        for (var begin : ContractBounds.beginnings(contract)) {
            var found = Explored.from(contract, begin, limit - explored);
            explored += found.explored();
            fault = found.faults().stream().filter(f -> f.kind() == Kind.UNBOUNDED).findFirst();
            if (fault.isPresent()) {
                from = begin;
                break;
            }
        }
        var began = from;
        var through = fault.map(f -> repeated(f, began)).orElse(cycle);
        add(
                ContractCode.UNBOUNDED,
                Diagnostic.Severity.ERROR,
                place,
                "the queue can grow without bound through state" + (through.size() > 1 ? "s " : " ") + String.join(", ", through),
                began(from),
                "let the receiver answer somewhere in the cycle",
                fault.flatMap(this::way));
        return explored;
    }

    /** The states in which its sender sends what can be repeated for ever. */
    private List<String> repeated(Fault fault, String from) {
        var states = ContractBounds.byName(contract);
        var sender = fault.role().peer();
        var through = new ArrayList<String>();
        var state = from;
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

    /** @param from the state that both sides began in */
    private void fault(Fault fault, String from, int explored) {
        var crossing = "let the state admit it, or one side alone send where the messages cross";
        switch (fault.kind()) {
            case UNSPECIFIED -> fault(
                    ContractCode.UNSPECIFIED_RECEPTION,
                    "in state `" + fault.state() + "` the " + side(fault.role()) + " may get `" + fault.message()
                            + "`, which it does not admit",
                    fault,
                    from,
                    crossing);
            case DEADLOCK -> fault(
                    ContractCode.DEADLOCK,
                    "both sides wait: the exporter in state `" + fault.state() + "`, the importer in `" + fault.message() + "`",
                    fault,
                    from,
                    "let one side alone send where the messages cross");
            case ORPHAN -> fault(
                    ContractCode.ORPHAN,
                    "both sides may be at an end, in state `" + fault.state() + "` the " + side(fault.role()) + ", while `"
                            + fault.message() + "` is under way to it",
                    fault,
                    from,
                    crossing);
            case UNBOUNDED -> fault(
                    ContractCode.UNBOUNDED,
                    "the queue to the " + side(fault.role()) + " can grow without bound: the last "
                            + (fault.repeated() == 1 ? "event" : fault.repeated() + " events") + " can be repeated for ever",
                    fault,
                    from,
                    "let the receiver answer somewhere in between");
            case UNDECIDED -> add(
                    ContractCode.NOT_DECIDED,
                    Diagnostic.Severity.ERROR,
                    place,
                    "after " + explored + " configurations it is not decided whether the sides always understand each"
                            + " other",
                    began(from),
                    "let one side alone send in more states",
                    Optional.empty());
        }
    }

    private void fault(ContractCode code, String message, Fault fault, String from, String remedy) {
        add(code, Diagnostic.Severity.ERROR, place, message, began(from), remedy, way(fault));
    }

    private List<Note> began(String from) {
        return from.equals(contract.initial())
                ? List.of()
                : List.of(new Note(
                        declared.entries().getOrDefault(from, declared.states().getOrDefault(from, place)),
                        "the conversation begins in state `" + from + "`"));
    }

    /** The shortest way there, and who waits for what then. */
    private Optional<Chart> way(Fault fault) {
        var events = new ArrayList<Chart.Event>();
        for (var event : fault.trace()) {
            events.add(event(event.role(), event.sends() ? Chart.Kind.SENDS : Chart.Kind.RECEIVES, event.message()));
        }
        switch (fault.kind()) {
            case UNSPECIFIED -> waits(fault.role(), fault.state()).ifPresent(events::add);
            case DEADLOCK -> {
                waits(Role.IMP, fault.message()).ifPresent(events::add);
                waits(Role.EXP, fault.state()).ifPresent(events::add);
            }
            case ORPHAN, UNBOUNDED, UNDECIDED -> {}
        }
        return Optional.of(new Chart(List.of(side(Role.IMP), side(Role.EXP)), events, fault.repeated()));
    }

    /** What a side waits for in a state in which it can do nothing else. */
    private Optional<Chart.Event> waits(Role role, String state) {
        var transitions = contract.state(state).orElseThrow().transitions();
        return transitions.isEmpty() || transitions.stream().anyMatch(t -> t.sentBy(role))
                ? Optional.empty()
                : Optional.of(event(role, Chart.Kind.WAITS,
                        transitions.stream().map(Transition::message).sorted().collect(Collectors.joining(" or "))));
    }

    private Chart.Event event(Role role, Chart.Kind kind, String message) {
        return new Chart.Event(role == Role.IMP ? 0 : 1, kind, role == Role.IMP ? 1 : 0, message, Place.of(place.file()));
    }

    private static String side(Role role) {
        return role == Role.EXP ? "exporter" : "importer";
    }

    private void warn(ContractCode code, Place at, String message, String remedy) {
        add(code, Diagnostic.Severity.WARNING, at, message, List.of(), remedy, Optional.empty());
    }

    private void add(
            ContractCode code,
            Diagnostic.Severity severity,
            Place at,
            String message,
            List<Note> notes,
            String remedy,
            Optional<Chart> way) {
        out.add(new Diagnostic(code, severity, at, "contract `" + contract.name() + "`: " + message, notes, remedy, way));
    }
}
