package dev.heliac.il.verify;

import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A normal edge out of a block.
 *
 * @param takes what a way of a select consumes, which the select's other ways do not
 * @param defines what an arm of a receive, accept or select defines for the edge's arguments only
 */
record Edge(Target target, List<Value> takes, List<Value> defines) {

    /** The edges of a terminator, in order. */
    static List<Edge> of(Terminator terminator) {
        return switch (terminator) {
            case Terminator.Jump j -> List.of(plain(j.target()));
            case Terminator.Branch b -> List.of(plain(b.then()), plain(b.otherwise()));
            case Terminator.Switch s -> {
                var edges = new ArrayList<Edge>();
                s.cases().forEach(c -> edges.add(plain(c.target())));
                edges.add(plain(s.otherwise()));
                yield edges;
            }
            case Terminator.Return _, Terminator.Throw _ -> List.of();
            case Terminator.Receive r -> {
                var edges = new ArrayList<Edge>();
                for (var arm : r.arms()) {
                    var defines = new ArrayList<>(arm.fields());
                    defines.add(arm.endpoint());
                    edges.add(new Edge(arm.target(), List.of(), defines));
                }
                edges.add(plain(r.closed()));
                yield edges;
            }
            case Terminator.Accept a ->
                    List.of(new Edge(a.target(), List.of(), List.of(a.next(), a.endpoint())), plain(a.closed()));
            case Terminator.Select s ->
                    s.ways().stream().map(w -> new Edge(w.target(), w.takes(), w.defines())).toList();
        };
    }

    /** What a terminator itself uses, its edges' arguments apart. */
    static List<Value> operands(Terminator terminator) {
        return switch (terminator) {
            case Terminator.Jump _ -> List.of();
            case Terminator.Branch b -> List.of(b.condition());
            case Terminator.Switch s -> List.of(s.value());
            case Terminator.Return r -> r.values();
            case Terminator.Throw t -> List.of(t.exception());
            case Terminator.Receive r -> List.of(r.endpoint());
            case Terminator.Accept a -> List.of(a.listener());
            case Terminator.Select s ->
                    Stream.concat(s.operands().stream(), s.ways().stream().flatMap(w -> w.takes().stream())).toList();
        };
    }

    private static Edge plain(Target target) {
        return new Edge(target, List.of(), List.of());
    }
}
