package dev.heliac.il.system;

import dev.heliac.il.diag.Place;
import dev.heliac.il.system.model.Automaton;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Kind;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import dev.heliac.il.system.model.Node.Arm;
import dev.heliac.il.system.model.Node.Pattern;
import dev.heliac.il.system.model.Node.Step;
import dev.heliac.il.system.model.Node.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Small random systems in which every process uses only what it owns, and owns nothing at its end. */
final class RandomSystems {

    private static final int MOST_NODES = 12;

    private final Random random;
    private final boolean carries;

    private RandomSystems(long seed, boolean carries) {
        random = new Random(seed);
        this.carries = carries;
    }

    /** @param carries whether endpoints travel and channels are made */
    static Network of(long seed, boolean carries) {
        return new RandomSystems(seed, carries).network();
    }

    private Network network() {
        int processes = 2 + random.nextInt(2);
        var b = new Network.Builder().made(2);
        // Message 0 carries an endpoint where any does.
        int kind = b.kind(new Kind("Random", List.of("A", "B"), 2, 2, carries ? 1 : 0));
        var owned = new ArrayList<TreeSet<Integer>>();
        for (int p = 0; p < processes; p++) {
            owned.add(new TreeSet<>());
        }
        int listens = random.nextInt(3) == 0 ? 0 : -1;
        var waiting = new ArrayList<Integer>();
        for (int c = 0; c < 1 + random.nextInt(3); c++) {
            int importer = random.nextInt(processes);
            int exporter = (importer + 1 + random.nextInt(processes - 1)) % processes;
            int channel = b.channel("c" + c, kind, importer, exporter);
            owned.get(importer).add(Ends.importer(channel));
            if (exporter == listens) {
                waiting.add(channel);
            } else {
                owned.get(exporter).add(Ends.exporter(channel));
            }
        }
        if (listens >= 0) {
            b.listener(listens, waiting);
        }
        for (int p = 0; p < processes; p++) {
            b.process(new Process("p" + p, owned.get(p), p == listens).automaton(kind));
        }
        return b.build();
    }

    /** Nodes are told apart by what the process owns there, of which there are a few each. */
    private final class Process {
        private final String name;
        private final List<Node> nodes = new ArrayList<>();
        private final Map<Set<Integer>, List<Integer>> byOwned = new HashMap<>();
        private final List<Set<Integer>> ownedAt = new ArrayList<>();
        private final Set<Integer> first;

        /** Stands for the listener among what is owned. */
        private static final int LISTENER = 1000;

        Process(String name, Set<Integer> owned, boolean listener) {
            this.name = name;
            first = new TreeSet<>(owned);
            if (listener) {
                first.add(LISTENER);
            }
        }

        Automaton automaton(int kind) {
            make(first);
            for (int n = 0; n < nodes.size(); n++) {
                nodes.set(n, node(ownedAt.get(n), kind, nodes.size() > MOST_NODES));
            }
            return new Automaton(name, nodes, 3);
        }

        private int make(Set<Integer> owned) {
            nodes.add(null);
            ownedAt.add(owned);
            byOwned.computeIfAbsent(owned, _ -> new ArrayList<>()).add(nodes.size() - 1);
            return nodes.size() - 1;
        }

        private int to(Set<Integer> owned) {
            var there = byOwned.getOrDefault(owned, List.of());
            return there.isEmpty() || there.size() < 3 && nodes.size() < MOST_NODES && random.nextBoolean()
                    ? make(owned)
                    : there.get(random.nextInt(there.size()));
        }

        private Place place() {
            return Place.of(name, nodes.size());
        }

        private Node node(Set<Integer> owned, int kind, boolean hurry) {
            var ends = owned.stream().filter(e -> e != LISTENER).toList();
            if (ends.isEmpty() && !owned.contains(LISTENER)) {
                return new Node.End();
            }
            int what = hurry ? 0 : random.nextInt(10);
            if (owned.contains(LISTENER) && (what < 3 || ends.isEmpty()) && !owned.contains(Ends.register(2))) {
                var without = new TreeSet<>(owned);
                without.remove(LISTENER);
                var with = new TreeSet<>(owned);
                with.add(Ends.register(2));
                return hurry || random.nextInt(3) == 0
                        ? new Node.Choice(List.of(new Step.CloseListener(0, to(without), place())))
                        : new Node.Accept(0, 2, to(with), to(without), place());
            }
            if (ends.isEmpty()) {
                var without = new TreeSet<>(owned);
                without.remove(LISTENER);
                return new Node.Choice(List.of(new Step.CloseListener(0, to(without), place())));
            }
            if (what < 5 && !hurry) {
                return random.nextBoolean() ? wait(owned, ends) : select(owned, ends);
            }
            var steps = new ArrayList<Step>();
            for (int i = 0; i < (hurry ? 1 : 1 + random.nextInt(2)); i++) {
                steps.add(step(owned, ends, kind, hurry));
            }
            return new Node.Choice(steps);
        }

        private Node wait(Set<Integer> owned, List<Integer> ends) {
            var arms = new ArrayList<Arm>();
            int count = Math.min(ends.size(), 1 + random.nextInt(2));
            for (int end : ends.subList(0, count)) {
                for (int message = 0; message < 2; message++) {
                    boolean carried = carries && message == 0;
                    boolean room = !owned.contains(Ends.register(0));
                    if (!carried) {
                        arms.add(new Arm.Message(end, message, List.of(), to(owned)));
                    } else if (room) {
                        var with = new TreeSet<>(owned);
                        with.add(Ends.register(0));
                        arms.add(new Arm.Message(end, message, List.of(0), to(with)));
                    }
                }
                var without = new TreeSet<>(owned);
                without.remove(end);
                arms.add(new Arm.Closed(end, to(without)));
            }
            return new Node.Wait(arms, place());
        }

        /** Ways with one pattern or two, of which several can be gone at a time, or one never. */
        private Node select(Set<Integer> owned, List<Integer> ends) {
            var ways = new ArrayList<Way>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                var after = new TreeSet<>(owned);
                var patterns = new ArrayList<Pattern>();
                var sources = new ArrayList<Integer>(ends);
                if (owned.contains(LISTENER)) {
                    sources.add(LISTENER);
                }
                Collections.shuffle(sources, random);
                for (int source : sources.subList(0, Math.min(sources.size(), 1 + random.nextInt(2)))) {
                    pattern(source, owned, after).ifPresent(patterns::add);
                }
                if (random.nextInt(8) == 0) {
                    patterns.add(new Pattern.Elapsed());
                }
                if (!patterns.isEmpty()) {
                    ways.add(new Way(patterns, to(after)));
                }
            }
            if (ways.isEmpty() || random.nextInt(4) > 0) {
                // As compilers demand: whatever comes, some way is gone.
                for (var arm : ((Node.Wait) wait(owned, ends)).arms()) {
                    ways.add(new Way(
                            List.of(switch (arm) {
                                case Arm.Message m -> new Pattern.Message(m.end(), m.message(), m.registers());
                                case Arm.Closed c -> new Pattern.Closed(c.end());
                            }),
                            arm.next()));
                }
            }
            return new Node.Select(ways, place());
        }

        /** What a source can have; {@code after} becomes what is owned with it. */
        private Optional<Pattern> pattern(int source, Set<Integer> owned, Set<Integer> after) {
            if (source == LISTENER && !owned.contains(Ends.register(2)) && random.nextBoolean()) {
                after.add(Ends.register(2));
                return Optional.of(new Pattern.Client(0, 2));
            }
            int what = random.nextInt(3);
            if (source == LISTENER || what == 2) {
                after.remove(source);
                return Optional.of(source == LISTENER ? new Pattern.Deserted(0) : new Pattern.Closed(source));
            }
            if (!carries || what == 1) {
                return Optional.of(new Pattern.Message(source, what, List.of()));
            }
            // A register that is given away in this way is not filled in it.
            boolean room = !owned.contains(Ends.register(0)) && after.add(Ends.register(0));
            return room ? Optional.of(new Pattern.Message(source, 0, List.of(0))) : Optional.empty();
        }

        private Step step(Set<Integer> owned, List<Integer> ends, int kind, boolean hurry) {
            int end = ends.get(random.nextInt(ends.size()));
            var without = new TreeSet<>(owned);
            int what = hurry ? 9 : random.nextInt(10);
            if (what < 5) {
                if (carries && random.nextBoolean() && ends.size() > 1) {
                    int carried = ends.get((ends.indexOf(end) + 1) % ends.size());
                    without.remove(carried);
                    return new Step.Send(end, 0, List.of(carried), to(without), place());
                }
                return new Step.Send(end, 1, List.of(), to(without), place());
            }
            if (what == 5) {
                return new Step.Silent(to(without));
            }
            if (what == 6 && carries && !owned.contains(Ends.register(0)) && !owned.contains(Ends.register(1))) {
                without.addAll(List.of(Ends.register(0), Ends.register(1)));
                return new Step.Make(kind, 0, 1, to(without), place());
            }
            without.remove(end);
            return new Step.Close(end, random.nextBoolean(), to(without), place());
        }
    }
}
