package dev.heliac.il.system.explore;

import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import dev.heliac.il.system.model.Node.Pattern;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a process can do that waits for several things at once. A way can be gone when all its patterns match, or may: whether a time has
 * passed, or which answer a service has sent and whether it is there, is not known.
 */
final class Ways {

    /** Of a pattern, as long as the process does not move. */
    private enum Match {
        YES,
        /** As soon as others have acted. */
        LATER,
        NEVER
    }

    private final Machine machine;
    private final Layout layout;
    private final List<Node.Way> ways;

    Ways(Machine machine, Node.Select select) {
        this.machine = machine;
        layout = machine.layout;
        ways = select.ways();
    }

    private Match match(byte[] state, int process, Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message m -> {
                int end = layout.resolve(state, process, m.end());
                yield end == Ends.SERVICE ? Match.YES
                        : layout.queued(state, end) > 0 ? layout.head(state, end) == m.message() ? Match.YES : Match.NEVER
                        : layout.closed(state, Ends.peer(end)) ? Match.NEVER : Match.LATER;
            }
            case Pattern.Closed c -> {
                int end = layout.resolve(state, process, c.end());
                yield end == Ends.SERVICE || layout.queued(state, end) > 0 ? Match.NEVER
                        : layout.closed(state, Ends.peer(end)) ? Match.YES : Match.LATER;
            }
            case Pattern.Client c -> waits(state, c.listener()) ? Match.YES : Match.NEVER;
            case Pattern.Deserted d -> waits(state, d.listener()) ? Match.NEVER : Match.YES;
            case Pattern.Elapsed _ -> Match.YES;
        };
    }

    private boolean waits(byte[] state, int listener) {
        boolean any = false;
        for (int i = 0; i < clients(listener); i++) {
            any |= layout.waiting(state, listener, i);
        }
        return any;
    }

    private int clients(int listener) {
        return layout.network.listeners().get(listener).channels().size();
    }

    // ---- moves: the way, and which clients it takes

    int moves(byte[] state, int process, int[] into) {
        int count = 0;
        for (int w = 0; w < ways.size(); w++) {
            boolean matches = true;
            for (var pattern : ways.get(w).patterns()) {
                matches &= match(state, process, pattern) == Match.YES;
            }
            if (matches) {
                for (int c = 0; c < choices(layout.network, ways.get(w)); c++) {
                    if (there(state, ways.get(w), c)) {
                        into[count++] = w + c * ways.size();
                    }
                }
            }
        }
        return count;
    }

    private static int choices(Network network, Node.Way way) {
        int choices = 1;
        for (var pattern : way.patterns()) {
            if (pattern instanceof Pattern.Client c) {
                choices *= network.listeners().get(c.listener()).channels().size();
            }
        }
        return choices;
    }

    private boolean there(byte[] state, Node.Way way, int choice) {
        boolean there = true;
        int rest = choice;
        for (var pattern : way.patterns()) {
            if (pattern instanceof Pattern.Client c) {
                there &= layout.waiting(state, c.listener(), rest % clients(c.listener()));
                rest /= clients(c.listener());
            }
        }
        return there;
    }

    int most() {
        return ways.stream().mapToInt(w -> choices(layout.network, w)).sum();
    }

    /** Takes what a way is about, and gives where it goes on. */
    int take(byte[] state, int process, int move) {
        var way = ways.get(move % ways.size());
        int rest = move / ways.size();
        for (var pattern : way.patterns()) {
            switch (pattern) {
                case Pattern.Message m -> {
                    int end = layout.resolve(state, process, m.end());
                    if (end != Ends.SERVICE) {
                        machine.receive(state, process, end, m.registers());
                    }
                }
                case Pattern.Closed c -> machine.close(state, machine.give(state, process, c.end()), true, Machine.NOBODY);
                case Pattern.Client c -> {
                    machine.client(state, process, c.listener(), rest % clients(c.listener()), c.register());
                    rest /= clients(c.listener());
                }
                case Pattern.Deserted _, Pattern.Elapsed _ -> {}
            }
        }
        return way.next();
    }

    /** The ends of the messages that a move takes, and of what it sees closed. */
    int[] takenFrom(byte[] state, int process, int move) {
        return ways.get(move % ways.size()).patterns().stream()
                .flatMapToInt(p -> end(p).stream())
                .map(e -> layout.resolve(state, process, e))
                .toArray();
    }

    private static OptionalInt end(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message m -> OptionalInt.of(m.end());
            case Pattern.Closed c -> OptionalInt.of(c.end());
            case Pattern.Client _, Pattern.Deserted _, Pattern.Elapsed _ -> OptionalInt.empty();
        };
    }

    // ---- what is not there yet

    void waitsFor(byte[] state, int process, Needs needs) {
        for (var way : ways) {
            long holders = missing(state, process, way);
            if (holders != 0) {
                needs.add(holders);
            }
        }
    }

    /** Who has to act for what a way waits for; nobody where nothing is missing, or can never be there. */
    private long missing(byte[] state, int process, Node.Way way) {
        long holders = 0;
        for (var pattern : way.patterns()) {
            var match = match(state, process, pattern);
            if (match == Match.LATER) {
                int end = layout.resolve(state, process, end(pattern).getAsInt());
                int holder = machine.holder(state, Ends.peer(end));
                if (holder < 0) {
                    return 0;
                }
                holders |= 1L << holder;
            } else if (match == Match.NEVER) {
                return 0;
            }
        }
        return holders;
    }
}
