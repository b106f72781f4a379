package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a contract says all that the one it extends says, and adds only what who exports that one need not know: states, and where
 * the base only sends, messages that the base does not have. Then an exporter of the extension that keeps to the base does nothing
 * wrong, and an importer of the extension is prepared for it. Importers are unrelated.
 */
public final class Extension {

    /**
     * What makes it none.
     *
     * @param state where, or empty
     * @param what in one sentence without a full stop
     */
    public record Fault(String state, String what, String remedy) {}

    private final Contract base;
    private final Set<String> messages;
    private final List<Fault> faults = new ArrayList<>();

    private Extension(Contract base) {
        this.base = base;
        messages = base.messages().stream().map(Message::name).collect(Collectors.toSet());
    }

    /** What is wrong with an extension of the contract; nothing when it is one. */
    public static List<Fault> faults(Contract base, Contract extension) {
        var check = new Extension(base);
        int own = base.messages().size();
        if (extension.messages().size() < own || !extension.messages().subList(0, own).equals(base.messages())) {
            check.fault("", "it does not begin with the messages of `" + base.name() + "`", "declare those first, as they are there");
        }
        if (!extension.initial().equals(base.initial())) {
            check.fault("", "it begins in state `" + extension.initial() + "`, `" + base.name() + "` in `" + base.initial() + "`",
                    "begin in the same state");
        }
        var states = new HashMap<String, State>();
        extension.states().forEach(s -> states.putIfAbsent(s.name(), s));
        base.states().forEach(s -> check.state(s, states));
        // Where both are known when the program runs only, a state of the base is told by its number.
        var first = extension.states().stream().limit(base.states().size()).map(State::name).toList();
        if (check.faults.isEmpty() && !first.equals(base.states().stream().map(State::name).toList())) {
            check.fault("", "it does not begin with the states of `" + base.name() + "`", "declare those first, in the same order");
        }
        return check.faults;
    }

    private void state(State state, Map<String, State> extended) {
        var now = extended.get(state.name());
        if (now == null) {
            fault("", "state `" + state.name() + "` is missing", "keep all states of `" + base.name() + "`");
            return;
        }
        for (var said : state.transitions()) {
            if (!now.transitions().contains(said)) {
                fault(
                        state.name(),
                        "`" + said.message() + text(said) + "` no longer leads to `" + said.next() + "`",
                        "an extension adds to what `" + base.name() + "` says; leave that as it is");
            }
        }
        boolean sends = state.transitions().stream().noneMatch(Transition::receive);
        for (var added : now.transitions()) {
            var name = "`" + added.message() + text(added) + "` ";
            boolean known = state.transitions().stream()
                    .anyMatch(t -> t.message().equals(added.message()) && t.receive() == added.receive());
            if (known) {
                continue;
            }
            if (added.receive() || !sends) {
                fault(
                        state.name(),
                        name + "is added, but " + (added.receive() ? "the exporter receives it" : "the exporter receives in this state"),
                        "who exports `" + base.name() + "` does not know of it; add what the exporter sends, where it only sends");
            } else if (messages.contains(added.message())) {
                fault(
                        state.name(),
                        name + "is added, but `" + base.name() + "` has this message",
                        "who exports `" + base.name() + "` would not say it here; declare a message of another name");
            }
        }
    }

    private static String text(Transition transition) {
        return transition.receive() ? "?" : "!";
    }

    private void fault(String state, String what, String remedy) {
        faults.add(new Fault(state, what, remedy));
    }
}
