package dev.heliac.il.races;

import dev.heliac.il.Instruction;
import dev.heliac.il.Scalar;
import dev.heliac.il.Value;
import dev.heliac.il.races.Access.Kind;
import dev.heliac.il.races.Access.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what iterations read and change. */
final class Touches {

    private final Context context;
    private final List<Access> accesses = new ArrayList<>();

    Touches(Context context) {
        this.context = context;
    }

    Map<Integer, List<Access>> byVector() {
        var touched = new LinkedHashMap<Integer, List<Access>>();
        accesses.forEach(a -> touched.computeIfAbsent(a.vector(), _ -> new ArrayList<>()).add(a));
        return touched;
    }

    void follow(Iteration iteration) {
        if (!context.looksAt(iteration.function())) {
            return;
        }
        for (var block : iteration.function().blocks()) {
            block.instructions().forEach(i -> follow(iteration, new Site(iteration.function(), block, i)));
        }
    }

    private void follow(Iteration iteration, Site site) {
        var instruction = site.instruction();
        var operands = instruction.operands();
        switch (instruction.op()) {
            case EX_LOAD -> access(iteration, operands.getFirst(), iteration.of(operands.get(1)), 1, Kind.READS, site);
            case EX_STORE -> access(iteration, operands.getFirst(), iteration.of(operands.get(1)), 1, Kind.WRITES, site);
            case EX_ADD -> access(iteration, operands.getFirst(), iteration.of(operands.get(1)), 1, adds(instruction), site);
            case EX_GET_LE, EX_GET_BE -> bytes(iteration, operands, site, Kind.READS);
            case EX_PUT_LE, EX_PUT_BE -> bytes(iteration, operands, site, Kind.WRITES);
            case EX_WRITE -> access(iteration, operands.getFirst(), Optional.empty(), 1, Kind.WRITES, site);
            case CALL -> iteration.called((Instruction.Call) instruction).ifPresent(i -> context.deeper(() -> follow(i)));
            default -> {}
        }
    }

    private static Kind adds(Instruction instruction) {
        return isFloating(instruction) ? Kind.WRITES : Kind.ADDS;
    }

    static boolean isFloating(Instruction instruction) {
        var type = ((Instruction.Typed) instruction).type();
        return type == Scalar.F32 || type == Scalar.F64;
    }

    private void bytes(Iteration iteration, List<Value> operands, Site site, Kind kind) {
        int size = ((Scalar) ((Instruction.Typed) site.instruction()).type()).bytes();
        var at = iteration.of(operands.get(1)).flatMap(from -> iteration.of(operands.get(3)).map(from::plus));
        access(iteration, operands.getFirst(), at, size, kind, site);
    }

    private void access(Iteration iteration, Value vector, Optional<Polynomial> index, int elements, Kind kind, Site site) {
        iteration.vector(vector).ifPresent(v -> accesses.add(new Access(v, index, elements, kind, site)));
    }
}
