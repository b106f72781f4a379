package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers reductions on a grid, in the order that docs/il.md says: a loop over the lanes of all blocks, in each of which up to 32 values
 * become one, and a loop over the blocks, in which the lanes' values do. What the blocks gave is reduced in the same way until one is left.
 */
final class GridReduction {

    private static final int LOG_BLOCK = 10;
    private static final int LANES = 32;
    private static final int LOG_LANES = 5;

    private final FunctionLowering f;
    private final Ir ir;
    private final Par par;
    private final Scalar scalar;
    private final LLVMTypeRef type;

    GridReduction(FunctionLowering function, Par par) {
        f = function;
        ir = function.ir;
        this.par = par;
        scalar = (Scalar) par.results().getFirst().type();
        type = f.module.type(scalar);
    }

    void lower() {
        var count = f.value(par.extents().getFirst());
        f.trapIf(ir.compare(LLVMIntSLT, count, ir.i32(0)), Trap.NEGATIVE_SIZE, count);
        // For each block what it gives, and behind those of all blocks what the lanes give.
        var most = ir.intrinsic("llvm.umax", ir.i32, blocks(count), ir.i32(1));
        var shift = ir.i32(Integer.numberOfTrailingZeros(scalar.bytes()));
        var room = ir.binary(LLVMMul, most, ir.i32(LANES + 1));
        var vector = ir.call(f.module.runtime("hk_vector_new"), f.process, room, shift);
        f.trapIf(ir.isNull(vector), Trap.MEMORY);
        var results = ir.load(ir.ptr, vector, f.module.layout.pointer(), "vector data");
        var lanes = element(results, most);
        var more = ir.block(f.llvm, "more");
        var round = ir.block(f.llvm, "round");
        var reduced = ir.block(f.llvm, "reduced");
        lanes(count, results, lanes, true);
        blocks(count, results, lanes);
        var given = blocks(count);
        var before = ir.here();
        ir.jump(more);
        ir.at(more);
        var values = ir.phi(ir.i32);
        Ir.incoming(values, given, before);
        ir.branch(ir.compare(LLVMIntUGT, values, ir.i32(1)), round, reduced);
        ir.at(round);
        lanes(values, results, lanes, false);
        blocks(values, results, lanes);
        Ir.incoming(values, blocks(values), ir.here());
        ir.jump(more);
        ir.at(reduced);
        var nothing = ReductionLowering.ofNothing(f, par);
        var result = ir.select(ir.compare(LLVMIntEQ, count, ir.i32(0)), nothing, load(results, ir.i32(0)));
        ir.call(f.module.runtime("hk_vector_free"), f.process, vector);
        f.define(par.results().getFirst(), result);
    }

    private LLVMValueRef blocks(LLVMValueRef values) {
        return ir.binary(LLVMLShr, ir.binary(LLVMAdd, values, ir.i32((1 << LOG_BLOCK) - 1)), ir.i32(LOG_BLOCK));
    }

    /** A lane's values are 32 apart, and its threads' neighbours; those of an operation that only is associative follow each other. */
    private void lanes(LLVMValueRef count, LLVMValueRef results, LLVMValueRef lanes, boolean first) {
        var left = taken();
        int arguments = par.arguments().size();
        left.addAll(List.of(results, lanes, count, ir.binary(LLVMShl, blocks(count), ir.i32(LOG_LANES))));
        f.module.grid.run(f, par, left, (part, values, lane) -> {
            var from = values.get(values.size() - 4);
            var to = values.get(values.size() - 3);
            var all = values.get(values.size() - 2);
            boolean apart = par.combining().isEmpty();
            var block = ir.binary(LLVMLShr, lane, ir.i32(LOG_LANES));
            var within = ir.binary(LLVMAnd, lane, ir.i32(LANES - 1));
            var start = ir.binary(
                    LLVMAdd,
                    ir.binary(LLVMShl, block, ir.i32(LOG_BLOCK)),
                    apart ? within : ir.binary(LLVMShl, within, ir.i32(LOG_LANES)));
            var end = ir.intrinsic("llvm.umin", ir.i32, all, apart
                    ? ir.binary(LLVMShl, ir.binary(LLVMAdd, block, ir.i32(1)), ir.i32(LOG_BLOCK))
                    : ir.binary(LLVMAdd, start, ir.i32(LANES)));
            var sum = ir.local(part.llvm, type, 2);
            var some = ir.block(part.llvm, "some");
            var none = ir.block(part.llvm, "none");
            int step = apart ? LANES : 1;
            if (first && par.chunk().isPresent()) {
                var whole = ir.block(part.llvm, "whole");
                var partly = ir.block(part.llvm, "partly");
                var last = ir.binary(LLVMAdd, start, ir.i32((LANES - 1) * step)); // below 2^31 and 2^10 more
                ir.branch(ir.compare(LLVMIntULT, last, end), whole, partly);
                ir.at(whole);
                whole(part, values, start, step, sum, partly);
                store(to, lane, load(sum, ir.i32(0)));
                ir.jump(none);
                ir.at(partly);
            }
            ir.branch(ir.compare(LLVMIntULT, start, end), some, none);
            ir.at(some);
            store(sum, ir.i32(0), value(part, values, arguments, from, start, first));
            Counting.up(ir, part.llvm, ir.binary(LLVMAdd, start, ir.i32(step)), end, step, at ->
                    store(sum, ir.i32(0), combine(part, values, sum, value(part, values, arguments, from, at, first))));
            store(to, lane, load(sum, ir.i32(0)));
            ir.jump(none);
            ir.at(none);
        });
    }

    /** A lane that has all its values, of which the loop's second function gives several at once, when nothing is wrong. */
    private void whole(
            GridPart part, List<LLVMValueRef> values, LLVMValueRef start, int step, LLVMValueRef sum, LLVMBasicBlockRef wrong) {
        var begun = several(part, values, start, step, wrong);
        int width = begun.size();
        store(sum, ir.i32(0), begun.getFirst());
        begun.subList(1, width).forEach(v -> store(sum, ir.i32(0), combine(part, values, sum, v)));
        var next = ir.binary(LLVMAdd, start, ir.i32(width * step));
        var limit = ir.binary(LLVMAdd, start, ir.i32(LANES * step));
        Counting.up(ir, part.llvm, next, limit, width * step, at ->
                several(part, values, at, step, wrong).forEach(v -> store(sum, ir.i32(0), combine(part, values, sum, v))));
    }

    private List<LLVMValueRef> several(
            GridPart part, List<LLVMValueRef> values, LLVMValueRef at, int step, LLVMBasicBlockRef wrong) {
        var function = par.chunk().orElseThrow();
        int results = f.module.declaration(function).results().size();
        var arguments = Counting.with(values.subList(0, par.arguments().size()), at, ir.i32(step));
        var given = part.call(function, arguments, results);
        ir.rarely(ir.compare(LLVMIntEQ, given.getLast(), ir.i32(0)), wrong, ir.block(part.llvm, "right"));
        return given.subList(0, results - 1);
    }

    /** In a round after the first the values are what the blocks gave before. */
    private LLVMValueRef value(
            GridPart part, List<LLVMValueRef> values, int arguments, LLVMValueRef from, LLVMValueRef at, boolean first) {
        return first
                ? part.call(par.function(), Counting.with(values.subList(0, arguments), at), 1).getFirst()
                : load(from, at);
    }

    private void blocks(LLVMValueRef count, LLVMValueRef results, LLVMValueRef lanes) {
        var left = taken();
        left.addAll(List.of(results, lanes, count, blocks(count)));
        f.module.grid.run(f, par, left, (part, values, block) -> {
            var to = values.get(values.size() - 4);
            var all = values.get(values.size() - 2);
            var mine = element(values.get(values.size() - 3), ir.binary(LLVMShl, block, ir.i32(LOG_LANES)));
            var size = ir.intrinsic(
                    "llvm.umin",
                    ir.i32,
                    ir.binary(LLVMSub, all, ir.binary(LLVMShl, block, ir.i32(LOG_BLOCK))),
                    ir.i32(1 << LOG_BLOCK));
            if (par.combining().isEmpty()) {
                var present = ir.intrinsic("llvm.umin", ir.i32, size, ir.i32(LANES));
                store(to, block, ir.call(f.module.runtime(operation()), mine, present));
                return;
            }
            var present = ir.binary(LLVMLShr, ir.binary(LLVMAdd, size, ir.i32(LANES - 1)), ir.i32(LOG_LANES));
            var pair = ir.local(part.llvm, type, 2);
            for (int step = 1; step < LANES; step *= 2) {
                var distance = ir.i32(step);
                Counting.up(ir, part.llvm, ir.i32(0), ir.intrinsic("llvm.usub.sat", ir.i32, present, distance), 2 * step, lane -> {
                    store(pair, ir.i32(0), load(mine, lane));
                    store(mine, lane, combine(part, values, pair, load(mine, ir.binary(LLVMAdd, lane, distance))));
                });
            }
            store(to, block, load(mine, ir.i32(0)));
        });
    }

    private List<LLVMValueRef> taken() {
        return new ArrayList<>(ReductionLowering.taken(par).stream().map(f::value).toList());
    }

    private LLVMValueRef sum(LLVMValueRef a, LLVMValueRef b) {
        return ir.binary(isFloat() ? LLVMFAdd : LLVMAdd, a, b);
    }

    private boolean isFloat() {
        return scalar == Scalar.F32 || scalar == Scalar.F64;
    }

    /** As Math.min and Math.max: what is not a number stays so, and of two that are equal, which may be zeros, the signs decide. */
    private LLVMValueRef extreme(LLVMValueRef a, LLVMValueRef b) {
        boolean least = par.op().alone() == Op.PAR_MIN;
        if (!isFloat()) {
            return ir.intrinsic(least ? "llvm.smin" : "llvm.smax", type, a, b);
        }
        var bits = scalar == Scalar.F32 ? ir.i32 : ir.i64;
        var both = ir.binary(least ? LLVMOr : LLVMAnd, ir.cast(LLVMBitCast, a, bits), ir.cast(LLVMBitCast, b, bits));
        var apart = ir.select(ir.compareFloat(least ? LLVMRealOLT : LLVMRealOGT, a, b), a, b);
        var ordered = ir.select(ir.compareFloat(LLVMRealOEQ, a, b), ir.cast(LLVMBitCast, both, type), apart);
        return ir.select(ir.compareFloat(LLVMRealUNO, a, a), a, ordered);
    }

    /** The first of a pair with another value. */
    private LLVMValueRef combine(GridPart part, List<LLVMValueRef> values, LLVMValueRef pair, LLVMValueRef other) {
        if (par.combining().isEmpty()) {
            var one = load(pair, ir.i32(0));
            return par.op().alone() == Op.PAR_SUM ? sum(one, other) : extreme(one, other);
        }
        var combining = par.combining().get();
        int from = par.arguments().size();
        var arguments = values.subList(from, from + combining.arguments().size());
        return part.call(combining.function(), Counting.with(arguments, load(pair, ir.i32(0)), other), 1).getFirst();
    }

    private String operation() {
        return ReductionBlocks.operation(par, scalar);
    }

    private LLVMValueRef element(LLVMValueRef values, LLVMValueRef index) {
        return ir.element(type, values, ir.cast(LLVMZExt, index, ir.i64));
    }

    private LLVMValueRef load(LLVMValueRef values, LLVMValueRef index) {
        return ir.load(type, element(values, index), scalar.bytes(), "reduced");
    }

    private void store(LLVMValueRef values, LLVMValueRef index, LLVMValueRef value) {
        ir.store(value, element(values, index), scalar.bytes(), "reduced");
    }
}
