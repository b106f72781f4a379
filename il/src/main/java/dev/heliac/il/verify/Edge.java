package dev.heliac.il.verify;

import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;

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
                r.arms().forEach(a -> edges.add(new Edge(a.target(), List.of(), a.defines())));
                edges.add(plain(r.closed()));
                yield edges;
            }
            case Terminator.Accept a ->
                    List.of(new Edge(a.target(), List.of(), a.defines()), plain(a.closed()));
            case Terminator.Select s ->
                    s.ways().stream().map(w -> new Edge(w.target(), w.takes(), w.defines())).toList();
        };
    }

    private static Edge plain(Target target) {
        return new Edge(target, List.of(), List.of());
    }
}
