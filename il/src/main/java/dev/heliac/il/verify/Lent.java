package dev.heliac.il.verify;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that functions which must be lent different vectors are, whoever calls them. */
final class Lent {

    /** Two parameters of a function that may not be one vector. */
    private record Pair(String function, int one, int other) {}

    private record Site(Function function, Where at, List<Value> operands) {}

    private final Report report;
    private final Map<String, List<Site>> sites = new HashMap<>();
    private final Set<Pair> known = new HashSet<>();
    private final Deque<Pair> open = new ArrayDeque<>();

    Lent(Module module, Report report) {
        this.report = report;
        var answers = new HashMap<String, Set<String>>();
        for (var type : module.classes()) {
            type.methods().forEach(m -> answers.computeIfAbsent(m.selector(), _ -> new HashSet<>()).add(m.function()));
        }
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    var callees = switch (instruction) {
                        case Instruction.Call c -> Set.of(c.function());
                        case Instruction.CallVirtual c -> answers.getOrDefault(c.selector(), Set.of());
                        case Instruction.Plain _, Instruction.Const _, Instruction.Typed _, Instruction.FieldAccess _, Instruction.Par _,
                                Instruction.Send _, Instruction.NewChannel _ -> Set.<String>of();
                    };
                    var site = new Site(function, report.at(function, block, instruction), instruction.operands());
                    callees.forEach(c -> sites.computeIfAbsent(c, _ -> new ArrayList<>()).add(site));
                }
            }
        }
    }

    /** Two parameters, by their numbers, have to be different vectors. */
    void apart(Function function, int one, int other) {
        var pair = new Pair(function.name(), Math.min(one, other), Math.max(one, other));
        if (known.add(pair)) {
            open.add(pair);
        }
    }

    void verify() {
        while (!open.isEmpty()) {
            var pair = open.remove();
            sites.getOrDefault(pair.function(), List.of()).forEach(s -> verify(s, pair));
        }
    }

    private void verify(Site site, Pair pair) {
        var one = site.operands().get(pair.one());
        var other = site.operands().get(pair.other());
        if (one.equals(other)) {
            report.error(
                    VerifyCode.ALIAS,
                    site.at(),
                    "one vector is lent twice to `@" + pair.function() + "`, whose parallel loop writes one of the vectors that it is lent",
                    "lend it two vectors");
        } else if (Parallel.isBorrowed(one) && Parallel.isBorrowed(other)) {
            apart(site.function(), site.function().parameters().indexOf(one), site.function().parameters().indexOf(other));
        }
    }
}
