package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What two sides of a contract can do to each other, step by step and without any cleverness: the yardstick for {@link Exploration}.
 * Where a queue becomes longer than {@code longest}, or where there is too much, it is not followed.
 */
final class BruteForce {

    /** Both sides' states, and what is under way to the exporter and to the importer. */
    private record Situation(String exporter, String importer, List<String> in, List<String> out) {}

    private static final int MOST = 5_000;

    private final Map<String, State> states;
    private final int longest;
    /** The number of events before the first fault; -1 when there is none. */
    int firstFault = -1;

    int mostIn;
    int mostOut;

    private boolean cut;

    BruteForce(Contract contract, int longest) {
        this(contract, contract.initial(), longest);
    }

    /** Of conversations that begin in a state. */
    BruteForce(Contract contract, String begin, int longest) {
        states = contract.states().stream().collect(Collectors.toMap(State::name, Function.identity()));
        this.longest = longest;
        Set<Situation> seen = new LinkedHashSet<>();
        Set<Situation> now = Set.of(new Situation(begin, begin, List.of(), List.of()));
        for (int events = 0; !now.isEmpty() && !cut; events++) {
            Set<Situation> next = new LinkedHashSet<>();
            for (var s : now) {
                mostIn = Math.max(mostIn, s.in().size());
                mostOut = Math.max(mostOut, s.out().size());
                if (isFault(s)) {
                    firstFault = firstFault < 0 ? events : firstFault;
                } else if (s.in().size() <= longest && s.out().size() <= longest) {
                    next.addAll(next(s));
                }
            }
            seen.addAll(now);
            next.removeAll(seen);
            now = next;
            cut = seen.size() > MOST;
        }
    }

    boolean isCut() {
        return cut || mostIn > longest || mostOut > longest;
    }

    private List<String> messages(String state, Role role, boolean sends) {
        return states.get(state).transitions().stream().filter(t -> t.sentBy(role) == sends).map(t -> t.message()).toList();
    }

    private boolean isFault(Situation s) {
        var exporter = messages(s.exporter(), Role.EXP, false);
        var importer = messages(s.importer(), Role.IMP, false);
        boolean unexpected = !s.in().isEmpty() && !exporter.isEmpty() && !exporter.contains(s.in().getFirst())
                || !s.out().isEmpty() && !importer.isEmpty() && !importer.contains(s.out().getFirst());
        boolean ended = states.get(s.exporter()).transitions().isEmpty() && states.get(s.importer()).transitions().isEmpty();
        boolean stuck = next(s).isEmpty() && !(ended && s.in().isEmpty() && s.out().isEmpty());
        return unexpected || stuck;
    }

    private List<Situation> next(Situation s) {
        var next = new ArrayList<Situation>();
        for (var t : states.get(s.exporter()).transitions()) {
            if (t.sentBy(Role.EXP)) {
                next.add(new Situation(t.next(), s.importer(), s.in(), with(s.out(), t.message())));
            } else if (!s.in().isEmpty() && s.in().getFirst().equals(t.message())) {
                next.add(new Situation(t.next(), s.importer(), s.in().subList(1, s.in().size()), s.out()));
            }
        }
        for (var t : states.get(s.importer()).transitions()) {
            if (t.sentBy(Role.IMP)) {
                next.add(new Situation(s.exporter(), t.next(), with(s.in(), t.message()), s.out()));
            } else if (!s.out().isEmpty() && s.out().getFirst().equals(t.message())) {
                next.add(new Situation(s.exporter(), t.next(), s.in(), s.out().subList(1, s.out().size())));
            }
        }
        return next;
    }

    private static List<String> with(List<String> queue, String message) {
        var longer = new ArrayList<>(queue);
        longer.add(message);
        return List.copyOf(longer);
    }
}
