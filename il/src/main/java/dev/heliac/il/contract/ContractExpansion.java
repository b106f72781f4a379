package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.contract.ContractSyntax.Action;
import dev.heliac.il.contract.ContractSyntax.Kind;
import dev.heliac.il.contract.ContractSyntax.Sequence;
import dev.heliac.il.contract.ContractSyntax.Step;
import dev.heliac.il.contract.ContractSyntax.Token;
import dev.heliac.il.symbols.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves a contract's notation to plain states: sequences go through states without names, a subroutine is copied for each place
 * that it goes on at, and of {@code all} there is a state for each way to have got so far in every sequence. An extension begins with
 * its base's plain states, and adds to them.
 */
final class ContractExpansion {

    private static final int DEEPEST = 100;
    /** More have more states than a contract may have. */
    private static final int MOST_AT_ONCE = 13;

    private static final int LONGEST = 200;
    /** The states in which a sequence of {@code all} begins and is over. */
    private static final String FIRST = "first";

    private static final String DONE = "";

    /** Where a sequence without a next state goes on, in a subroutine or a join; outside of them the conversation ends. */
    private record Exit(String state) {
        static final Exit NONE = new Exit(null);
    }

    private record Copy(String state, Exit exit) {}

    /** A plain state, and what is still to be added to it. */
    private record Open(ContractSyntax.State state, Exit exit, String name) {}

    /** That a state says a message. */
    private record Saying(String state, String message, boolean receive) {}

    /** The conversation has become too large to write out. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super(null, null, false, false);
        }
    }

    private final Map<String, Message> messages;
    private final Optional<Contract> base;
    private final Set<String> baseStates = new HashSet<>();
    private final Map<String, ContractSyntax.State> declared;
    /** What the extension adds to its base's states. */
    private final Map<String, ContractSyntax.State> overriding;
    /** The base's sequences, whose places are not in this text. */
    private final Set<Sequence> inherited;
    private final Set<String> subroutines = new LinkedHashSet<>();
    private final Set<String> used;
    private final Map<String, List<Transition>> states = new LinkedHashMap<>();
    private final Set<Saying> said = new HashSet<>();
    private final Map<Copy, String> copies = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final ContractReport report;
    private final Token start;

    private ContractExpansion(
            ContractSyntax syntax, Optional<ContractText.Parsed> base, List<Message> messages, ContractReport report) {
        this.messages = new HashMap<>();
        messages.forEach(m -> this.messages.put(m.name(), m));
        this.base = base.map(ContractText.Parsed::contract);
        declared = new LinkedHashMap<>();
        overriding = new LinkedHashMap<>();
        inherited = new HashSet<>();
        used = new HashSet<>();
        this.report = report;
        start = syntax.states().isEmpty() ? new Token("", 1, 1) : syntax.states().getFirst().name();
        base.ifPresent(this::inherit);
        syntax.states().forEach(this::declare);
    }

    /** For states of its own from the same declarations. */
    private ContractExpansion(ContractExpansion outer) {
        messages = outer.messages;
        base = Optional.empty();
        declared = outer.declared;
        overriding = outer.overriding;
        inherited = outer.inherited;
        used = outer.used;
        report = outer.report;
        start = outer.start;
    }

    /** @param own its messages without the base's */
    static Optional<ContractText.Parsed> of(
            String name, Optional<ContractText.Parsed> base, ContractSyntax syntax, List<Message> own, ContractReport report) {
        var messages = new ArrayList<>(base.map(b -> b.contract().messages()).orElse(List.of()));
        messages.addAll(own);
        var expansion = new ContractExpansion(syntax, base, messages, report);
        base.ifPresent(b -> expansion.newNames(b.contract(), own));
        expansion.names();
        if (report.failed() || !expansion.finite()) {
            return Optional.empty();
        }
        try {
            return expansion.contract(name, messages).map(c -> new ContractText.Parsed(c, List.copyOf(expansion.declared.values())));
        } catch (TooLarge e) {
            report.error(
                    ContractCode.TOO_LARGE,
                    expansion.start,
                    "the contract has more than " + Limits.CONTRACT_STATES + " states when it is written out",
                    "put fewer sequences, or shorter ones, into `all`");
            return Optional.empty();
        }
    }

    private void declare(ContractSyntax.State state) {
        var name = state.name().text();
        boolean based = isBase(name);
        if (state.overrides() ? overriding.putIfAbsent(name, state) != null : !based && declared.putIfAbsent(name, state) != null) {
            report.error(
                    ContractCode.DUPLICATE_STATE, state.name(), "state `" + name + "` is declared twice", "give one of them another name");
        } else if (based && !state.overrides()) {
            report.error(
                    ContractCode.OVERRIDE,
                    state.name(),
                    "state `" + name + "` is declared in `" + base.get().name() + "`",
                    "write `override state` to add to it, or give this one another name");
        } else if (state.overrides() && !based) {
            report.error(
                    ContractCode.OVERRIDE,
                    state.name(),
                    "no state `" + name + "` to override" + base.map(b -> " in `" + b.name() + "`").orElse(": the contract extends none"),
                    "leave `override` out, or correct the name");
            overriding.remove(name);
            declared.putIfAbsent(name, state);
        }
    }

    /** Begins with what the base has. */
    private void inherit(ContractText.Parsed parsed) {
        for (var state : parsed.declared()) {
            declared.put(state.name().text(), state);
            used.add(state.name().text());
            inherited.addAll(state.sequences());
        }
        for (var state : parsed.contract().states()) {
            baseStates.add(state.name());
            states.put(state.name(), new ArrayList<>(state.transitions()));
            state.transitions().forEach(t -> said.add(new Saying(state.name(), t.message(), t.receive())));
            copies.put(new Copy(state.name(), Exit.NONE), state.name());
        }
    }

    private void newNames(Contract extended, List<Message> own) {
        for (var message : own) {
            if (extended.messages().stream().anyMatch(m -> m.name().equals(message.name()))) {
                report.error(
                        ContractCode.EXTENSION,
                        start,
                        "message `" + message.name() + "` is declared in `" + extended.name() + "` already",
                        "give the new one another name");
            }
        }
    }

    private String initial() {
        return base.map(Contract::initial).orElse(declared.containsKey("Start") ? "Start" : start.text());
    }

    // ---- names

    private void names() {
        declared.values().forEach(this::names);
        overriding.values().forEach(this::names);
    }

    private void names(ContractSyntax.State state) {
        for (var sequence : state.sequences()) {
            if (inherited.contains(sequence)) {
                continue;
            }
            for (var step : sequence.steps()) {
                switch (step) {
                    case Step.Messages m -> m.actions().forEach(this::action);
                    case Step.Subroutine s -> subroutine(s.state());
                }
            }
            sequence.next().ifPresent(this::isDeclared);
        }
    }

    private void subroutine(Token state) {
        if (messages.containsKey(state.text()) && !declared.containsKey(state.text())) {
            report.error(
                    ContractCode.SYNTAX,
                    state,
                    "expected `?` or `!` after the message `" + state.text() + "`",
                    "write `" + state.text() + "?` where the exporter receives it, `" + state.text() + "!` where it sends it");
        } else if (isDeclared(state)) {
            subroutines.add(state.text());
            if (overriding.containsKey(state.text())) {
                report.error(
                        ContractCode.SUBROUTINE,
                        state,
                        "`" + state.text() + "` is used as a subroutine, but overridden",
                        "declare a state of another name for the subroutine");
            }
            if (declared.get(state.text()).isFinal()) {
                report.error(
                        ContractCode.SUBROUTINE,
                        state,
                        "`" + state.text() + "` is used as a subroutine, but says nothing",
                        "leave it out, or let it name messages");
            }
        }
    }

    private boolean isDeclared(Token state) {
        if (!declared.containsKey(state.text())) {
            report.error(ContractCode.UNDECLARED_STATE, state, "no state `" + state.text() + "`",
                    "declare `state " + state.text() + ": …;` or correct the name");
            return false;
        }
        return true;
    }

    private void action(Action action) {
        var name = action.message().text();
        var message = messages.get(name);
        if (message == null) {
            report.error(
                    ContractCode.UNDECLARED_MESSAGE,
                    action.message(),
                    "no message `" + name + "`",
                    "declare `record " + name + "(…) implements " + (action.receive() ? "In" : "Out") + " {}` or correct the name");
        } else if (message.direction() == (action.receive() ? Direction.OUT : Direction.IN)) {
            report.error(
                    ContractCode.DIRECTION,
                    action.message(),
                    "`" + name + "` is " + (action.receive() ? "sent" : "received") + " by the exporter, not "
                            + (action.receive() ? "received" : "sent"),
                    "write `" + name + (action.receive() ? "!" : "?") + "`, or let the record implement the other interface");
        }
    }

    /** Whether no subroutine comes back to itself, or to anything behind it. */
    private boolean finite() {
        var done = new HashSet<String>();
        for (var name : subroutines) {
            var cycle = cycle(name, done);
            if (cycle.isPresent()) {
                report.error(
                        ContractCode.SUBROUTINE,
                        declared.get(name).name(),
                        "`" + name + "` is used as a subroutine, but may go on for ever: it comes back to `" + cycle.get() + "`",
                        "let a subroutine's sequences end without going back");
                return false;
            }
        }
        return true;
    }

    private Optional<String> cycle(String from, Set<String> done) {
        record Visit(String name, List<String> next, int[] at) {}
        var on = new HashSet<String>(Set.of(from));
        var work = new ArrayDeque<Visit>(List.of(new Visit(from, mentioned(from), new int[1])));
        while (!work.isEmpty()) {
            var visit = work.peek();
            if (visit.at()[0] == visit.next().size()) {
                done.add(visit.name());
                on.remove(visit.name());
                work.pop();
                continue;
            }
            var next = visit.next().get(visit.at()[0]++);
            if (on.contains(next)) {
                return Optional.of(next);
            }
            if (!done.contains(next)) {
                on.add(next);
                work.push(new Visit(next, mentioned(next), new int[1]));
            }
        }
        return Optional.empty();
    }

    private List<String> mentioned(String state) {
        var names = new ArrayList<String>();
        for (var sequence : declared.get(state).sequences()) {
            sequence.next().ifPresent(n -> names.add(n.text()));
            for (var step : sequence.steps()) {
                if (step instanceof Step.Subroutine s) {
                    names.add(s.state().text());
                }
            }
        }
        return names;
    }

    // ---- plain states

    /** What is only used as a subroutine is no state of its own; what is not used at all is one that cannot be reached. */
    private Optional<Contract> contract(String name, List<Message> messages) {
        if (base.isEmpty()) {
            copy(declared.get(initial()), Exit.NONE);
        }
        overriding.forEach((state, added) -> body(added, state, Exit.NONE, 0));
        drain();
        for (var state : declared.values()) {
            if (!used.contains(state.name().text()) && !report.failed()) {
                copy(state, Exit.NONE);
                drain();
            }
        }
        if (report.failed()) {
            return Optional.empty();
        }
        var order = new HashMap<String, Integer>();
        declared.keySet().forEach(s -> order.put(s, order.size()));
        var plain = states.entrySet().stream()
                .map(e -> new State(e.getKey(), e.getValue()))
                .sorted(Comparator.<State, Boolean>comparing(s -> !isBase(s.name()))
                        .thenComparingInt(s -> isBase(s.name()) ? 0 : order.get(s.name().split("~", 2)[0])))
                .toList();
        var contract = new Contract(name, base.map(Contract::name), messages, plain, initial());
        base.ifPresent(b -> Extension.faults(b, contract).forEach(this::fault));
        return report.failed() ? Optional.empty() : Optional.of(contract);
    }

    private boolean isBase(String state) {
        return baseStates.contains(state);
    }

    private void fault(Extension.Fault fault) {
        var name = fault.state().split("~", 2)[0];
        var place = overriding.containsKey(name) ? overriding.get(name).name() : start;
        var where = fault.state().isEmpty() ? "" : "state `" + fault.state() + "`: ";
        report.error(ContractCode.EXTENSION, place, where + fault.what(), fault.remedy());
    }

    private void drain() {
        while (!open.isEmpty() && !report.failed()) {
            var next = open.remove();
            body(next.state(), next.name(), next.exit(), 0);
        }
    }

    private void state(String name) {
        if (states.size() == Limits.CONTRACT_STATES) {
            throw new TooLarge();
        }
        states.put(name, new ArrayList<>());
    }

    /** The plain state for a state of the text, in a subroutine one for each place where that goes on. */
    private String copy(ContractSyntax.State state, Exit exit) {
        var own = state.name().text();
        var copy = new Copy(own, exit);
        var known = copies.get(copy);
        if (known != null) {
            return known;
        }
        var wanted = exit.state() == null ? own : own + "~" + exit.state();
        boolean chained = exit.state() != null && exit.state().length() > LONGEST;
        var name = chained || states.containsKey(wanted) ? unused(own) : wanted;
        state(name);
        copies.put(copy, name);
        open.add(new Open(state, exit, name));
        return name;
    }

    private String anonymous(String state) {
        var name = unused(state);
        state(name);
        return name;
    }

    private String unused(String state) {
        int own = state.indexOf('~') < 0 ? state.length() : state.indexOf('~');
        var base = state.substring(0, Math.min(state.length(), Math.max(own, LONGEST)));
        String name;
        do {
            name = base + "~" + numbers.merge(base, 1, Integer::sum);
        } while (states.containsKey(name));
        return name;
    }

    /** Adds what a state says to another one, and what comes behind it. */
    private void body(ContractSyntax.State state, String at, Exit exit, int depth) {
        used.add(state.name().text());
        if (depth > DEEPEST) {
            report.error(
                    ContractCode.SUBROUTINE,
                    state.name(),
                    "subroutines are nested more than " + DEEPEST + " deep",
                    "let a state say more itself");
            return;
        }
        if (state.kind() == Kind.ALL && state.sequences().size() > 1) {
            interleave(state, at, join(state, exit), depth);
        } else {
            state.sequences().forEach(s -> sequence(s, at, exit, depth));
        }
    }

    private void sequence(Sequence sequence, String from, Exit exit, int depth) {
        var at = from;
        for (int i = 0; i < sequence.steps().size() && !report.failed(); i++) {
            boolean last = i == sequence.steps().size() - 1;
            var to = last
                    ? sequence.next().map(n -> target(n, exit)).orElseGet(() -> end(sequence, from, exit))
                    : between(at, sequence.steps().get(i), from);
            switch (sequence.steps().get(i)) {
                case Step.Messages m -> {
                    for (var action : m.actions()) {
                        add(at, action.message(), new Transition(action.receive(), action.message().text(), to));
                    }
                }
                case Step.Subroutine s -> body(declared.get(s.state().text()), at, new Exit(to), depth + 1);
            }
            at = to;
        }
    }

    /** The state between two steps: the one that the base has there when the step is repeated from it. */
    private String between(String at, Step step, String from) {
        if (isBase(at) && step instanceof Step.Messages m) {
            var first = m.actions().getFirst();
            for (var known : states.get(at)) {
                if (known.message().equals(first.message().text()) && known.receive() == first.receive()) {
                    return known.next();
                }
            }
        }
        return anonymous(from);
    }

    /** The state of that name, or what it is within a subroutine. Where the conversation is over, it is over for all. */
    private String target(Token name, Exit exit) {
        var state = declared.get(name.text());
        return copy(state, state.isFinal() ? Exit.NONE : exit);
    }

    private String end(Sequence sequence, String from, Exit exit) {
        if (exit.state() != null) {
            return exit.state();
        }
        if (!inherited.contains(sequence) && sequence.steps().getLast() instanceof Step.Messages m) {
            var message = m.actions().getFirst().message();
            report.warn(
                    ContractCode.DEAD_END,
                    message,
                    "the conversation ends after `" + message.text() + "`",
                    "add `-> State` with the state it goes to");
        }
        return anonymous(from);
    }

    private void add(String from, Token place, Transition transition) {
        if (isBase(from) && states.get(from).contains(transition)) {
            return;
        }
        boolean again = !said.add(new Saying(from, transition.message(), transition.receive()));
        if (again && isBase(from)) {
            report.error(
                    ContractCode.EXTENSION,
                    place,
                    "in `" + base.get().name() + "`, state `" + from + "` goes elsewhere after `" + transition.message()
                            + (transition.receive() ? "?`" : "!`"),
                    "leave out what the base says, or repeat it as it is");
        } else if (again) {
            report.error(
                    ContractCode.NOT_DETERMINISTIC,
                    place,
                    "state `" + from + "` already has `" + transition.message() + (transition.receive() ? "?`" : "!`"),
                    "give the alternatives different messages");
        }
        states.get(from).add(transition);
    }

    // ---- all

    /** Where a join goes on: its sequences name one state, or none. */
    private Exit join(ContractSyntax.State state, Exit exit) {
        var named = state.sequences().stream().flatMap(s -> s.next().stream()).toList();
        if (named.isEmpty()) {
            return exit.state() != null ? exit : new Exit(end(state.sequences().getLast(), state.name().text(), exit));
        }
        boolean same = named.stream().allMatch(n -> n.text().equals(named.getFirst().text()));
        if (!same || named.size() < state.sequences().size()) {
            report.error(
                    ContractCode.JOIN,
                    named.getLast(),
                    "the sequences of `all` go on differently: some name `" + named.getLast().text() + "`, others "
                            + (same ? "no state" : "`" + named.getFirst().text() + "`"),
                    "let each name the same state, or use `" + state.name().text() + "` as a subroutine: `"
                            + state.name().text() + " -> " + named.getFirst().text() + ";`");
        }
        return new Exit(target(named.getFirst(), exit));
    }

    /** One sequence of an {@code all}, expanded for itself. */
    private ContractExpansion part(ContractSyntax.State all, Sequence sequence, int depth) {
        var part = new ContractExpansion(this);
        part.state(FIRST);
        part.sequence(new Sequence(sequence.steps(), Optional.empty()), FIRST, new Exit(DONE), depth);
        part.drain();
        part.states.forEach((state, transitions) -> {
            if (transitions.isEmpty() && !report.failed()) {
                report.error(
                        ContractCode.JOIN,
                        all.name(),
                        "within `all`, the conversation may end in `" + state + "` while other sequences go on",
                        "let the sequences of `all` end without naming a final state");
            }
        });
        return part;
    }

    /** Every way to have got so far in each sequence is a state; where all are done, the join goes on. */
    private void interleave(ContractSyntax.State all, String at, Exit exit, int depth) {
        if (all.sequences().size() > MOST_AT_ONCE) {
            throw new TooLarge();
        }
        var parts = all.sequences().stream().map(s -> part(all, s, depth)).toList();
        var names = new HashMap<List<String>, String>();
        var work = new ArrayDeque<List<String>>();
        var first = Collections.nCopies(parts.size(), FIRST);
        names.put(first, at);
        work.add(first);
        while (!work.isEmpty() && !report.failed()) {
            var sofar = work.remove();
            for (int i = 0; i < parts.size(); i++) {
                for (var t : parts.get(i).states.getOrDefault(sofar.get(i), List.of())) {
                    var then = new ArrayList<>(sofar);
                    then.set(i, t.next());
                    var to = then.stream().allMatch(DONE::equals) ? exit.state() : names.get(then);
                    if (to == null) {
                        to = anonymous(at);
                        names.put(then, to);
                        work.add(then);
                    }
                    add(names.get(sofar), all.name(), new Transition(t.receive(), t.message(), to));
                }
            }
        }
    }
}
