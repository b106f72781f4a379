package dev.heliac.il.system.promela;

import dev.heliac.il.system.model.Automaton;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Kind;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import dev.heliac.il.system.model.Node.Arm;
import dev.heliac.il.system.model.Node.Pattern;
import dev.heliac.il.system.model.Node.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A system as a Promela model: an invalid end state of it, as Spin calls it, is one in which nothing moves any more and a process waits.
 * An endpoint is a number, and a queue belongs to the end that receives from it. What is done at once here is one step there.
 */
public final class Promela {

    private final Network network;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> kindOf = new ArrayList<>();
    /** Where the channels begin that a process may make of a kind. */
    private final List<int[]> pools = new ArrayList<>();
    private final int carried;

    private Promela(Network network) {
        this.network = network;
        network.channels().forEach(c -> kindOf.add(c.kind()));
        for (int p = 0; p < network.processes().size(); p++) {
            int process = p;
            steps(network.processes().get(p))
                    .filter(Step.Make.class::isInstance)
                    .map(s -> ((Step.Make) s).kind())
                    .distinct()
                    .sorted()
                    .forEach(kind -> {
                        pools.add(new int[] {process, kind, kindOf.size()});
                        IntStream.range(0, network.made()).forEach(_ -> kindOf.add(kind));
                    });
        }
        carried = network.kinds().stream().mapToInt(Kind::carried).max().orElse(0);
    }

    private static Stream<Step> steps(Automaton automaton) {
        return automaton.nodes().stream()
                .filter(Node.Choice.class::isInstance)
                .flatMap(n -> ((Node.Choice) n).steps().stream());
    }

    /** The model; empty when a process was not followed to its end. */
    public static Optional<String> of(Network network) {
        boolean whole = network.processes().stream().flatMap(p -> p.nodes().stream()).noneMatch(Node.Unknown.class::isInstance);
        return whole ? Optional.of(new Promela(network).model()) : Optional.empty();
    }

    private String model() {
        int channels = kindOf.size();
        int ends = Ends.importer(channels);
        int most = network.kinds().stream().mapToInt(k -> Math.max(k.in(), k.out())).max().orElse(1);
        var type = ends > 255 ? "short" : "byte";
        line("/* spin -a FILE; cc -O2 -DSAFETY -o pan pan.c; ./pan: an invalid end state is a deadlock. */");
        for (int c = 0; c < network.channels().size(); c++) {
            line("/* ends %s and %s: %s, contract %s */"
                    .formatted(Ends.importer(c), Ends.exporter(c), network.channels().get(c).name(), kind(c).name()));
        }
        line("chan queue[%s] = [%s] of { byte%s };".formatted(ends, most, (", " + type).repeat(carried)));
        line("bool closed[%s];".formatted(ends));
        line("bool made[%s];".formatted(Math.max(1, channels)));
        for (int l = 0; l < network.listeners().size(); l++) {
            line("bool waits%s[%s];".formatted(l, Math.max(1, network.listeners().get(l).channels().size())));
        }
        closing(type);
        for (int p = 0; p < network.processes().size(); p++) {
            process(p, type);
        }
        line("init {");
        line("  d_step {");
        for (int c = 0; c < network.channels().size(); c++) {
            closedFirst(Ends.importer(c), network.channels().get(c).importer());
            closedFirst(Ends.exporter(c), network.channels().get(c).exporter());
        }
        for (int l = 0; l < network.listeners().size(); l++) {
            for (int i = 0; i < network.listeners().get(l).channels().size(); i++) {
                line("    waits%s[%s] = true;".formatted(l, i));
            }
        }
        line("    skip");
        line("  }");
        line("  atomic {");
        for (int p = 0; p < network.processes().size(); p++) {
            line("    run %s();".formatted(name(p)));
        }
        line("    skip");
        line("  }");
        line("}");
        return text.toString();
    }

    private void closedFirst(int end, int owner) {
        if (owner < 0) {
            line("    closed[%s] = true;".formatted(end));
        }
    }

    private Kind kind(int channel) {
        return network.kinds().get(kindOf.get(channel));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private String name(int process) {
        return "p" + process + "_" + network.processes().get(process).name().replaceAll("[^A-Za-z0-9_]", "_");
    }

    /**
     * Closes an end, and the ends in what was under way to it: an end that is closed later stands further on in a list. What that needs is
     * no part of a state.
     */
    private void closing(String type) {
        int ends = Ends.importer(kindOf.size());
        line("hidden %s shut_todo[%s];".formatted(type, ends));
        line("hidden %s shut_at;".formatted(type));
        line("hidden short shut_have;");
        line("hidden short shut_done;");
        line("hidden byte shut_m;");
        for (int i = 0; i < carried; i++) {
            line("hidden %s shut_c%s;".formatted(type, i));
        }
        line("inline shut(e) {");
        line("  shut_todo[0] = e; shut_have = 1; shut_done = 0;");
        line("  do");
        line("  :: shut_done < shut_have ->");
        line("    shut_at = shut_todo[shut_done]; shut_done++;");
        line("    if");
        line("    :: shut_at > 1 && !closed[shut_at] ->");
        line("      closed[shut_at] = true;");
        line("      do");
        var fields = IntStream.range(0, carried).mapToObj(i -> ", shut_c" + i).collect(Collectors.joining());
        line("      :: len(queue[shut_at]) > 0 -> queue[shut_at]?shut_m%s;".formatted(fields));
        for (int i = 0; i < carried; i++) {
            line("        if :: shut_c%s > 1 -> shut_todo[shut_have] = shut_c%s; shut_have++ :: else fi;".formatted(i, i));
        }
        line("        skip");
        line("      :: else -> break");
        line("      od;");
        if (!pools.isEmpty()) {
            int first = Ends.importer(network.channels().size());
            line("      if");
            line("      :: shut_at >= %s && closed[shut_at ^ 1] ->".formatted(first));
            line("        closed[shut_at] = false; closed[shut_at ^ 1] = false; made[(shut_at - 2) / 2] = false");
            line("      :: else");
            line("      fi");
        }
        line("    :: else");
        line("    fi");
        line("  :: else -> break");
        line("  od;");
        line("}");
    }

    // ---- processes

    private void process(int p, String type) {
        var automaton = network.processes().get(p);
        line("proctype " + name(p) + "() {");
        for (int r = 0; r < automaton.registers(); r++) {
            line("  %s r%s;".formatted(type, r));
        }
        for (int n = 0; n < automaton.nodes().size(); n++) {
            node(p, n, automaton.nodes().get(n));
        }
        line("over: skip");
        line("}");
    }

    private static String end(int end) {
        return end >= 0 ? String.valueOf(end) : "r" + (-1 - end);
    }

    private static String peer(int end) {
        return end >= 0 ? String.valueOf(Ends.peer(end)) : "(r" + (-1 - end) + " ^ 1)";
    }

    /** The register is empty from then on; an end that is there from the beginning is not used again. */
    private static String given(int end) {
        return end >= 0 ? "" : " r" + (-1 - end) + " = 0;";
    }

    private void node(int p, int number, Node node) {
        switch (node) {
            case Node.End _ -> line("n%s: goto over;".formatted(number));
            case Node.Unknown _ -> throw new IllegalArgumentException("not followed");
            case Node.Choice c when c.steps().isEmpty() -> line("end%s: n%s: false;".formatted(number, number));
            case Node.Choice c -> {
                line("n%s: if".formatted(number));
                c.steps().forEach(s -> line("  :: d_step { " + step(p, s) + " } goto n" + s.next()));
                line("  fi;");
            }
            case Node.Wait w -> {
                line("n%s: if /* line %s */".formatted(number, w.place().line()));
                w.arms().forEach(this::arm);
                line("  fi;");
            }
            case Node.Select s -> {
                line("n%s: if /* line %s */".formatted(number, s.place().line()));
                ways(s.ways());
                // Without one that can ever be gone.
                line("  :: false");
                line("  fi;");
            }
            case Node.Accept a -> {
                var clients = network.listeners().get(a.listener()).channels();
                line("n%s: if".formatted(number));
                for (int i = 0; i < clients.size(); i++) {
                    line("  :: d_step { waits%s[%s] -> waits%s[%s] = false; r%s = %s } goto n%s".formatted(
                            a.listener(), i, a.listener(), i, a.register(), Ends.exporter(clients.get(i)), a.next()));
                }
                line("  :: else -> goto n" + a.closed());
                line("  fi;");
            }
        }
    }

    private String step(int p, Step step) {
        return switch (step) {
            case Step.Silent _ -> "skip";
            case Step.Send s -> {
                var ends = s.carried().stream().map(Promela::end).toList();
                var message = s.message() + ", ".repeat(ends.isEmpty() ? 0 : 1) + String.join(", ", ends)
                        + ", 0".repeat(carried - ends.size());
                var shut = ends.stream().map(e -> "shut(" + e + "); ").collect(Collectors.joining());
                var given = s.carried().stream().map(Promela::given).collect(Collectors.joining());
                yield "if :: %s == 1 || closed[%s] -> %sskip :: else -> assert(nfull(queue[%s])); queue[%s]!%s fi;%s skip"
                        .formatted(end(s.end()), peer(s.end()), shut, peer(s.end()), peer(s.end()), message, given);
            }
            case Step.Close c -> "shut(" + end(c.end()) + ");" + given(c.end()) + " skip";
            case Step.CloseListener c -> {
                var clients = network.listeners().get(c.listener()).channels();
                var all = new StringBuilder();
                for (int i = 0; i < clients.size(); i++) {
                    all.append("if :: waits%s[%s] -> waits%s[%s] = false; shut(%s) :: else fi; ".formatted(
                            c.listener(), i, c.listener(), i, Ends.exporter(clients.get(i))));
                }
                yield all + "skip";
            }
            case Step.Make m -> {
                int first = pools.stream().filter(q -> q[0] == p && q[1] == m.kind()).findFirst().orElseThrow()[2];
                var all = new StringBuilder("if ");
                for (int c = first; c < first + network.made(); c++) {
                    var before = IntStream.range(first, c).mapToObj(b -> "made[" + b + "] && ").collect(Collectors.joining());
                    all.append(":: %s!made[%s] -> made[%s] = true; r%s = %s; r%s = %s ".formatted(
                            before, c, c, m.importer(), Ends.importer(c), m.exporter(), Ends.exporter(c)));
                }
                yield all + ":: else -> assert(false) fi; skip";
            }
        };
    }

    private void arm(Arm arm) {
        switch (arm) {
            case Arm.Message m -> {
                var into = m.registers().stream().map(r -> "r" + r).toList();
                var rest = IntStream.range(into.size(), carried).mapToObj(_ -> "_").toList();
                var fields = new ArrayList<>(List.of(String.valueOf(m.message())));
                fields.addAll(into);
                fields.addAll(rest);
                line("  :: queue[%s]?%s -> goto n%s".formatted(end(m.end()), String.join(", ", fields), m.next()));
                if (m.end() < 0) {
                    line("  :: %s == 1 -> goto n%s".formatted(end(m.end()), m.next()));
                }
            }
            case Arm.Closed c -> line("  :: d_step { %s > 1 && closed[%s] && empty(queue[%s]) -> shut(%s);%s skip } goto n%s"
                    .formatted(end(c.end()), peer(c.end()), end(c.end()), end(c.end()), given(c.end()), c.next()));
        }
    }

    // ---- selects

    /** A way can be gone when all its patterns match. */
    private void ways(List<Node.Way> ways) {
        for (var way : ways) {
            var guards = way.patterns().stream().map(this::matches).toList();
            var taken = way.patterns().stream().map(this::taken).collect(Collectors.joining());
            for (var clients : clients(way)) {
                var all = Stream.concat(guards.stream(), clients.keySet().stream()).collect(Collectors.joining(" && "));
                line("  :: d_step { %s -> %s%sskip } goto n%s".formatted(
                        all, taken, String.join("", clients.values()), way.next()));
            }
        }
    }

    private String head(Pattern.Message m) {
        return "queue[%s]?[%s%s]".formatted(end(m.end()), m.message(), ", _".repeat(carried));
    }

    private String matches(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message m when m.end() < 0 -> "(%s == 1 || %s)".formatted(end(m.end()), head(m));
            case Pattern.Message m -> m.end() == Ends.SERVICE ? "true" : head(m);
            case Pattern.Closed c -> "%s > 1 && closed[%s] && empty(queue[%s])".formatted(end(c.end()), peer(c.end()), end(c.end()));
            case Pattern.Deserted d -> "true" + IntStream.range(0, network.listeners().get(d.listener()).channels().size())
                    .mapToObj(i -> " && !waits%s[%s]".formatted(d.listener(), i))
                    .collect(Collectors.joining());
            // That a client is there is said with each choice of one.
            case Pattern.Client _, Pattern.Elapsed _ -> "true";
        };
    }

    private String taken(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message m when m.end() == Ends.SERVICE -> "";
            case Pattern.Message m -> {
                var into = m.registers().stream().map(r -> ", r" + r).collect(Collectors.joining());
                var receive = "queue[%s]?%s%s%s".formatted(
                        end(m.end()), m.message(), into, ", _".repeat(carried - m.registers().size()));
                yield m.end() < 0 ? "if :: %s > 1 -> %s :: else fi; ".formatted(end(m.end()), receive) : receive + "; ";
            }
            case Pattern.Closed c -> "shut(" + end(c.end()) + ");" + given(c.end()) + " ";
            case Pattern.Client _, Pattern.Deserted _, Pattern.Elapsed _ -> "";
        };
    }

    /** Each choice of the clients that a way takes: that they are there, and how they are taken. */
    private List<Map<String, String>> clients(Node.Way way) {
        List<Map<String, String>> choices = List.of(Map.of());
        for (var pattern : way.patterns()) {
            if (pattern instanceof Pattern.Client c) {
                var channels = network.listeners().get(c.listener()).channels();
                var more = new ArrayList<Map<String, String>>();
                for (var choice : choices) {
                    for (int i = 0; i < channels.size(); i++) {
                        var flag = "waits%s[%s]".formatted(c.listener(), i);
                        var with = new LinkedHashMap<>(choice);
                        with.put(flag, "%s = false; r%s = %s; ".formatted(flag, c.register(), Ends.exporter(channels.get(i))));
                        more.add(with);
                    }
                }
                choices = more;
            }
        }
        return choices;
    }
}
