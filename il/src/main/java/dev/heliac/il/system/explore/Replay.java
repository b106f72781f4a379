package dev.heliac.il.system.explore;

import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws what happened on the way to a state, without what has nothing to do with it. */
final class Replay {

    /** A move, what is drawn of it, and the moves before it without which it could not have been. */
    private record Done(int process, List<Chart.Event> events, List<Integer> causes) {}

    private final Machine machine;
    private final Layout layout;
    private final Symmetry symmetry;
    private final List<Done> done = new ArrayList<>();
    private final int[] last;
    private final Map<Integer, Deque<Integer>> under = new HashMap<>();
    private final int[] closedBy;
    private final Needs needs = new Needs();
    private byte[] state;

    Replay(Machine machine, Symmetry symmetry) {
        this.machine = machine;
        this.symmetry = symmetry;
        layout = machine.layout;
        last = new int[layout.processes];
        closedBy = new int[Ends.importer(layout.channelAt.length)];
    }

    Result.Stuck stuck(List<byte[]> path, long waiting) {
        var real = follow(path, waiting);
        var roots = new ArrayList<Integer>();
        var waits = new ArrayList<Result.Waiting>();
        for (int p = 0; p < layout.processes; p++) {
            if ((real >> p & 1) != 0) {
                roots.add(last[p]);
                waits.add(waiting(p, real));
                // How those came where they are who would have to act, and will not.
                for (long others = needs.all() & ~real; others != 0; others &= others - 1) {
                    roots.add(last[Long.numberOfTrailingZeros(others)]);
                }
            }
        }
        boolean everybody = true;
        for (int p = 0; p < layout.processes; p++) {
            everybody &= (real >> p & 1) != 0 || machine.over(state, p);
        }
        var ends = waits.stream()
                .map(w -> new Chart.Event(
                        w.process(), Chart.Kind.WAITS, peerOfWait(w), String.join(" or ", w.messages()), w.place()))
                .toList();
        return new Result.Stuck(waits, everybody, chart(roots, ends));
    }

    private Result.Waiting waiting(int process, long stuck) {
        var messages = new TreeSet<String>();
        var place = Place.of("");
        switch (machine.node(state, process)) {
            case Node.Wait w -> {
                place = w.place();
                w.arms().stream()
                        .filter(Node.Arm.Message.class::isInstance)
                        .map(Node.Arm.Message.class::cast)
                        .forEach(m -> messages.add(message(process, m.end(), m.message())));
            }
            case Node.Select s -> {
                place = s.place();
                var open = s.ways().stream().filter(w -> w.patterns().stream().noneMatch(p -> barred(process, p))).toList();
                (open.isEmpty() ? s.ways() : open).forEach(w -> messages.add(missing(process, w)));
                messages.remove("");
            }
            case Node.Choice _, Node.Accept _, Node.End _, Node.Unknown _ -> throw new IllegalStateException("does not wait");
        }
        machine.waitsFor(state, process, needs);
        var on = new ArrayList<Integer>();
        for (long rest = needs.all() & stuck; rest != 0; rest &= rest - 1) {
            on.add(Long.numberOfTrailingZeros(rest));
        }
        return new Result.Waiting(process, List.copyOf(messages), on, place);
    }

    private String message(int process, int end, int message) {
        return layout.kind(Ends.channel(layout.resolve(state, process, end))).messages().get(message);
    }

    /** What a way waits for together, and has not got. */
    private String missing(int process, Node.Way way) {
        return way.patterns().stream()
                .flatMap(p -> p instanceof Node.Pattern.Message m && missing(process, m) ? Stream.of(m) : Stream.empty())
                .map(m -> message(process, m.end(), m.message()))
                .collect(Collectors.joining(" & "));
    }

    /** Whether another message is there before what a pattern is about. */
    private boolean barred(int process, Node.Pattern pattern) {
        return pattern instanceof Node.Pattern.Message m
                && missing(process, m)
                && layout.queued(state, layout.resolve(state, process, m.end())) > 0;
    }

    private boolean missing(int process, Node.Pattern.Message m) {
        int end = layout.resolve(state, process, m.end());
        return end != Ends.SERVICE && (layout.queued(state, end) == 0 || layout.head(state, end) != m.message());
    }

    /** One who would have to act, itself when nobody can. */
    private int peerOfWait(Result.Waiting waiting) {
        int process = waiting.process();
        return switch (machine.node(state, process)) {
            case Node.Wait w -> peer(process, layout.resolve(state, process, w.arms().getFirst().end()));
            case Node _ -> waiting.on().isEmpty() ? process : waiting.on().getFirst();
        };
    }

    Result.Lost lost(List<byte[]> path, Expander.Met met) {
        // Up to the state, and then one of the moves that lose such a message.
        follow(path, 0);
        var contract = layout.network.kinds().get(met.contract());
        var moves = new int[machine.most()];
        for (int p = 0; p < layout.processes; p++) {
            int count = machine.moves(state, p, moves);
            for (int m = 0; m < count; m++) {
                var found = new boolean[1];
                try {
                    machine.apply(state.clone(), p, moves[m], (channel, message) ->
                            found[0] |= layout.kindOf[channel] == met.contract() && message == met.message());
                } catch (Exceeded e) {
                    continue;
                }
                if (found[0]) {
                    var place = place(p, moves[m]);
                    move(p, moves[m]);
                    var chart = chart(List.of(done.size() - 1), List.of());
                    return new Result.Lost(contract.name(), contract.messages().get(met.message()), p, place, chart);
                }
            }
        }
        throw new IllegalStateException("a state lost its move");
    }

    private Place place(int process, int move) {
        return switch (machine.node(state, process)) {
            case Node.Choice c -> switch (c.steps().get(move)) {
                case Node.Step.Send s -> s.place();
                case Node.Step.Close s -> s.place();
                case Node.Step.CloseListener s -> s.place();
                case Node.Step.Make s -> s.place();
                case Node.Step.Silent _ -> Place.of("");
            };
            case Node.Wait w -> w.place();
            case Node.Select s -> s.place();
            case Node.Accept a -> a.place();
            case Node.End _, Node.Unknown _ -> Place.of("");
        };
    }

    // ---- the way

    /**
     * Goes along states, in which processes that are alike may have been exchanged.
     *
     * @return a set of the last one's processes as they are now
     */
    private long follow(List<byte[]> path, long set) {
        done.clear();
        under.clear();
        Arrays.fill(last, -1);
        Arrays.fill(closedBy, -1);
        state = layout.initial();
        for (var next : path.subList(1, path.size())) {
            step(next);
        }
        return symmetry.before(symmetry.canonical(state.clone()), set);
    }

    private void step(byte[] next) {
        var moves = new int[machine.most()];
        for (int p = 0; p < layout.processes; p++) {
            int count = machine.moves(state, p, moves);
            for (int m = 0; m < count; m++) {
                var after = state.clone();
                try {
                    machine.apply(after, p, moves[m], Machine.NOBODY);
                } catch (Exceeded e) {
                    continue;
                }
                symmetry.canonical(after);
                if (Arrays.equals(after, next)) {
                    move(p, moves[m]);
                    return;
                }
            }
        }
        throw new IllegalStateException("no move leads to a state that was reached");
    }

    private void move(int process, int move) {
        var causes = new ArrayList<Integer>();
        causes.add(last[process]);
        int number = done.size();
        var events = events(process, move, causes, number);
        var before = closed();
        machine.apply(state, process, move, Machine.NOBODY);
        var after = closed();
        for (int end = Ends.importer(0); end < after.length; end++) {
            if (after[end] && !before[end]) {
                closedBy[end] = number;
            }
            var queue = under.get(end);
            if (queue != null && layout.queued(state, end) == 0) {
                // What is dropped is part of what happened to it.
                causes.addAll(queue);
                queue.clear();
            }
        }
        done.add(new Done(process, events, List.copyOf(causes)));
        last[process] = number;
    }

    private boolean[] closed() {
        var closed = new boolean[closedBy.length];
        for (int end = Ends.importer(0); end < closed.length; end++) {
            closed[end] = layout.closed(state, end);
        }
        return closed;
    }

    private List<Chart.Event> events(int process, int move, List<Integer> causes, int number) {
        return switch (machine.node(state, process)) {
            case Node.Choice c -> step(process, c.steps().get(move), causes, number);
            case Node.Wait w -> taken(process, move, causes, w.place());
            case Node.Select s -> taken(process, move, causes, s.place());
            case Node.Accept _, Node.End _, Node.Unknown _ -> List.of();
        };
    }

    private List<Chart.Event> step(int process, Node.Step step, List<Integer> causes, int number) {
        return switch (step) {
            case Node.Step.Send s -> {
                int end = layout.resolve(state, process, s.end());
                if (end == Ends.SERVICE) {
                    yield List.of();
                }
                if (!layout.closed(state, Ends.peer(end))) {
                    under.computeIfAbsent(Ends.peer(end), _ -> new ArrayDeque<>()).add(number);
                } else {
                    causes.add(closedBy[Ends.peer(end)]);
                }
                var message = layout.kind(Ends.channel(end)).messages().get(s.message());
                yield List.of(new Chart.Event(process, Chart.Kind.SENDS, peer(process, end), message, s.place()));
            }
            case Node.Step.Close s -> {
                int end = layout.resolve(state, process, s.end());
                yield end == Ends.SERVICE
                        ? List.of()
                        : List.of(new Chart.Event(process, Chart.Kind.CLOSES, peer(process, end), "", s.place()));
            }
            case Node.Step.CloseListener s -> List.of(new Chart.Event(process, Chart.Kind.CLOSES, process, "", s.place()));
            case Node.Step.Make _, Node.Step.Silent _ -> List.of();
        };
    }

    private List<Chart.Event> taken(int process, int move, List<Integer> causes, Place place) {
        var events = new ArrayList<Chart.Event>();
        for (int end : machine.takenFrom(state, process, move)) {
            if (end == Ends.SERVICE) {
                continue;
            }
            var queue = under.get(end);
            if (queue == null || queue.isEmpty()) {
                causes.add(closedBy[Ends.peer(end)]);
                continue;
            }
            causes.add(queue.remove());
            var message = layout.kind(Ends.channel(end)).messages().get(layout.head(state, end));
            events.add(new Chart.Event(process, Chart.Kind.RECEIVES, peer(process, end), message, place));
        }
        return events;
    }

    /** Who has the other end; itself when nobody has. */
    private int peer(int process, int end) {
        int holder = layout.closed(state, Ends.peer(end)) ? -1 : machine.holder(state, Ends.peer(end));
        return holder < 0 ? process : holder;
    }

    /** What happened before some moves and led to them, and what is to be drawn behind it. */
    private Chart chart(List<Integer> roots, List<Chart.Event> behind) {
        var needed = new boolean[done.size()];
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            int at = open.remove();
            if (at >= 0 && !needed[at]) {
                needed[at] = true;
                open.addAll(done.get(at).causes());
            }
        }
        var events = new ArrayList<Chart.Event>();
        for (int i = 0; i < needed.length; i++) {
            if (needed[i]) {
                events.addAll(done.get(i).events());
            }
        }
        events.addAll(behind);
        var who = new TreeSet<Integer>();
        events.forEach(e -> who.addAll(List.of(e.participant(), e.peer())));
        var order = new ArrayList<>(who);
        return new Chart(
                order.stream().map(p -> layout.network.processes().get(p).name()).toList(),
                events.stream()
                        .map(e -> new Chart.Event(
                                order.indexOf(e.participant()), e.kind(), order.indexOf(e.peer()), e.message(), e.place()))
                        .toList());
    }
}
