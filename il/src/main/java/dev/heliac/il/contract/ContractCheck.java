package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import dev.heliac.il.contract.Exploration.Event;
import dev.heliac.il.contract.Exploration.Fault;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Note;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is decided of a contract whose names and directions are right: reachability, boundedness, and that neither side is ever stuck or
 * meets a message that it does not expect. Where one side sends in each state, only a queue can go wrong, as one walk through the states
 * tells; other contracts are explored.
 */
public final class ContractCheck {

    private final Contract contract;
    /**
     * Where a contract is declared, and what else is known of it.
     *
     * @param entries states that conversations begin in besides the initial one
     * @param states places of those states that have one of their own
     * @param messages places of those messages that have one of their own
     */
    public record Declared(Place place, Set<String> entries, Map<String, Place> states, Map<String, Place> messages) {}

    private final Set<String> entries;
    private final Declared declared;
    private final Place place;
    private final Diagnostics out;

    private ContractCheck(Contract contract, Declared declared, Diagnostics out) {
        this.contract = contract;
        this.declared = declared;
        entries = declared.entries();
        place = declared.place();
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
        return check(contract, new Declared(place, Set.of(), Map.of(), Map.of()), out, limit);
    }

    /** Of a contract of which more is known than its name's place. */
    public static int check(Contract contract, Declared declared, Diagnostics out, int limit) {
        var check = new ContractCheck(contract, declared, out);
        var reachable = ContractBounds.reachable(contract, declared.entries());
        check.use(reachable);
        if (ContractBounds.takesTurns(contract, reachable)) {
            check.turns();
            return 0;
        }
        return check.explore(limit);
    }

    /** From one beginning after the other, to the first that something goes wrong from. */
    private int explore(int limit) {
        int explored = 0;
        for (var from : ContractBounds.beginnings(contract, entries)) {
            var exploration = new Exploration(from, Math.min(limit - explored, ContractBounds.MOST_EXPLORED));
            explored += exploration.explored();
            exploration.faults().forEach(f -> fault(f, from.initial(), exploration.explored()));
            if (!exploration.faults().isEmpty()) {
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

    private void turns() {
        var cycle = ContractBounds.unboundedCycle(contract);
        if (!cycle.isEmpty()) {
            error(
                    ContractCode.UNBOUNDED,
                    "the queue can grow without bound through state" + (cycle.size() > 1 ? "s " : " ") + String.join(", ", cycle),
                    List.of(),
                    "let the receiver answer somewhere in the cycle");
        }
    }

    /** @param from the state that both sides began in */
    private void fault(Fault fault, String from, int explored) {
        switch (fault.kind()) {
            case UNSPECIFIED -> error(
                    ContractCode.UNSPECIFIED_RECEPTION,
                    "in state `" + fault.state() + "` the " + side(fault.role()) + " may get `" + fault.message()
                            + "`, which it does not admit",
                    way(fault, from),
                    "let the state admit it, or one side alone send where the messages cross");
            case DEADLOCK -> error(
                    ContractCode.DEADLOCK,
                    "both sides wait: the exporter in state `" + fault.state() + "`, the importer in `" + fault.message() + "`",
                    way(fault, from),
                    "let one side alone send where the messages cross");
            case ORPHAN -> error(
                    ContractCode.ORPHAN,
                    "both sides may be at an end, in state `" + fault.state() + "` the " + side(fault.role()) + ", while `"
                            + fault.message() + "` is under way to it",
                    way(fault, from),
                    "let the state admit it, or one side alone send where the messages cross");
            case UNBOUNDED -> error(
                    ContractCode.UNBOUNDED,
                    "the queue to the " + side(fault.role()) + " can grow without bound: the last " + fault.repeated()
                            + " events can be repeated for ever",
                    way(fault, from),
                    "let the receiver answer somewhere in them");
            case UNDECIDED -> error(
                    ContractCode.NOT_DECIDED,
                    "after " + explored + " configurations it is not decided whether the sides always understand each"
                            + " other",
                    List.of(),
                    "let one side alone send in more states");
        }
    }

    private List<Note> way(Fault fault, String from) {
        var way = fault.trace().stream().map(ContractCheck::text).collect(Collectors.joining("; "));
        var beginning = from.equals(contract.initial()) ? "" : " from state `" + from + "`";
        return List.of(new Note(
                Place.of(place.file()), "the shortest way there" + beginning + ": " + (way.isEmpty() ? "nothing at all" : way)));
    }

    private static String text(Event event) {
        return "the " + side(event.role()) + (event.sends() ? " sends `" : " receives `") + event.message() + "`";
    }

    private static String side(Role role) {
        return role == Role.EXP ? "exporter" : "importer";
    }

    private void error(ContractCode code, String message, List<Note> notes, String remedy) {
        add(code, Diagnostic.Severity.ERROR, place, message, notes, remedy);
    }

    private void warn(ContractCode code, Place at, String message, String remedy) {
        add(code, Diagnostic.Severity.WARNING, at, message, List.of(), remedy);
    }

    private void add(ContractCode code, Diagnostic.Severity severity, Place at, String message, List<Note> notes, String remedy) {
        out.add(new Diagnostic(code, severity, at, "contract `" + contract.name() + "`: " + message, notes, remedy));
    }
}
