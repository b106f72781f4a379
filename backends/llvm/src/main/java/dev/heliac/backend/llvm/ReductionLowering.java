package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Combining;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import dev.heliac.il.Value;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers reductions, in the order that docs/il.md says. A block of 1024 values is put into a buffer on the stack and becomes one; what
 * the blocks gave, in a vector, is reduced in the same way until one is left.
 */
final class ReductionLowering {

    private static final int LOG_BLOCK = 10;
    private static final int BLOCK = 1 << LOG_BLOCK;
    private static final int LOG_LANE = 5;
    private static final int LANES = BLOCK >> LOG_LANE;

    private final FunctionLowering f;
    private final Ir ir;
    private final Counting counting;
    private final Par par;
    private final Scalar scalar;
    private final LLVMTypeRef type;
    private final LLVMValueRef buffer;

    ReductionLowering(FunctionLowering function, Par par) {
        f = function;
        ir = function.ir;
        counting = new Counting(function);
        this.par = par;
        scalar = (Scalar) par.results().getFirst().type();
        type = f.module.type(scalar);
        buffer = ir.local(f.llvm, type, BLOCK);
    }

    /** How many bytes of stack its buffer takes. */
    static int frame(Par par) {
        return par.reduces() ? BLOCK * Long.BYTES : 0;
    }

    void lower() {
        var count = f.value(par.extents().getFirst());
        f.trapIf(ir.compare(LLVMIntSLT, count, ir.i32(0)), Trap.NEGATIVE_SIZE, count);
        var room = ir.intrinsic("llvm.umax", ir.i32, blocks(count), ir.i32(1));
        var shift = ir.i32(Integer.numberOfTrailingZeros(scalar.bytes()));
        var vector = ir.call(f.module.runtime("hk_vector_new"), f.process, room, shift);
        f.trapIf(ir.isNull(vector), Trap.MEMORY);
        var results = ir.load(ir.ptr, vector, f.module.layout.pointer(), "vector data");
        rounds(count, results);
        var reduced = ir.select(ir.compare(LLVMIntEQ, count, ir.i32(0)), ofNothing(f, par), load(results, ir.i32(0)));
        ir.call(f.module.runtime("hk_vector_free"), f.process, vector);
        f.define(par.results().getFirst(), reduced);
    }

    private LLVMValueRef blocks(LLVMValueRef values) {
        return ir.binary(LLVMLShr, ir.binary(LLVMAdd, values, ir.i32(BLOCK - 1)), ir.i32(LOG_BLOCK));
    }

    /** What there is where there are no values. */
    static LLVMValueRef ofNothing(FunctionLowering f, Par par) {
        var ir = f.ir;
        var scalar = (Scalar) par.results().getFirst().type();
        var type = f.module.type(scalar);
        if (par.combining().isPresent()) {
            return f.value(par.combining().get().otherwise());
        }
        boolean least = par.op() == Op.PAR_MIN;
        return switch (scalar) {
            case I32 -> ir.i32(par.op() == Op.PAR_SUM ? 0 : least ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case I64 -> ir.i64(par.op() == Op.PAR_SUM ? 0 : least ? Long.MAX_VALUE : Long.MIN_VALUE);
            case F32, F64 -> LLVMConstReal(
                    type, par.op() == Op.PAR_SUM ? 0 : least ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
            case BOOL, I8, I16, U16 -> throw new LoweringException("no reduction is of " + scalar);
        };
    }

    /** In the first round the values are the function's, and then what the blocks gave. */
    private void rounds(LLVMValueRef values, LLVMValueRef results) {
        var before = ir.here();
        var round = ir.block(f.llvm, "round");
        var reduced = ir.block(f.llvm, "reduced");
        ir.jump(round);
        ir.at(round);
        var count = ir.phi(ir.i32);
        var isFirst = ir.phi(ir.i1);
        Ir.incoming(count, values, before);
        Ir.incoming(isFirst, LLVMConstInt(ir.i1, 1, 0), before);
        var blocks = blocks(count);
        counting.up(ir.i32(0), blocks, 1, block -> {
            ir.call(f.module.runtime("hk_poll"), f.process);
            var from = ir.binary(LLVMShl, block, ir.i32(LOG_BLOCK));
            var size = least(ir.binary(LLVMSub, count, from), BLOCK);
            fill(isFirst, from, size, results);
            store(results, block, par.combining().isPresent() ? combined(size) : reduced(size));
        });
        Ir.incoming(count, blocks, ir.here());
        Ir.incoming(isFirst, LLVMConstInt(ir.i1, 0, 0), ir.here());
        ir.branch(ir.compare(LLVMIntUGT, blocks, ir.i32(1)), round, reduced);
        ir.at(reduced);
    }

    private void fill(LLVMValueRef isFirst, LLVMValueRef from, LLVMValueRef size, LLVMValueRef results) {
        var calls = ir.block(f.llvm, "calls");
        var copies = ir.block(f.llvm, "copies");
        var full = ir.block(f.llvm, "full");
        ir.branch(isFirst, calls, copies);
        ir.at(calls);
        var arguments = values(par.arguments());
        counting.up(ir.i32(0), size, 1, at -> store(
                buffer, at, counting.call(par.function(), Counting.with(arguments, ir.binary(LLVMAdd, from, at)), true)));
        ir.jump(full);
        ir.at(copies);
        int bytes = scalar.bytes();
        ir.move(buffer, element(results, from), ir.binary(LLVMMul, word(size), ir.word(bytes)), bytes);
        ir.jump(full);
        ir.at(full);
    }

    private List<LLVMValueRef> values(List<Value> values) {
        return values.stream().map(f::value).toList();
    }

    private LLVMValueRef reduced(LLVMValueRef size) {
        return ir.call(f.module.runtime(operation(par, scalar)), buffer, size);
    }

    /** The runtime's function that makes one of the values of a block. */
    static String operation(Par par, Scalar scalar) {
        return "hk_" + par.op().text().substring("par.".length()) + "_" + scalar.text();
    }

    /** Each lane, of 32 values in a row, becomes one value, and then those of the lanes do, of neighbours first. */
    private LLVMValueRef combined(LLVMValueRef size) {
        var lanes = ir.binary(LLVMLShr, ir.binary(LLVMAdd, size, ir.i32(LANES - 1)), ir.i32(LOG_LANE));
        var sum = ir.local(f.llvm, type, 1);
        counting.up(ir.i32(0), lanes, 1, lane -> {
            var from = ir.binary(LLVMShl, lane, ir.i32(LOG_LANE));
            var end = ir.binary(LLVMAdd, from, least(ir.binary(LLVMSub, size, from), 1 << LOG_LANE));
            store(sum, ir.i32(0), load(buffer, from));
            counting.up(ir.binary(LLVMAdd, from, ir.i32(1)), end, 1, at ->
                    store(sum, ir.i32(0), combine(load(sum, ir.i32(0)), load(buffer, at))));
            store(buffer, lane, load(sum, ir.i32(0)));
        });
        for (int step = 1; step < LANES; step *= 2) {
            var distance = ir.i32(step);
            var pairs = ir.intrinsic("llvm.usub.sat", ir.i32, lanes, distance);
            counting.up(ir.i32(0), pairs, 2 * step, lane ->
                    store(buffer, lane, combine(load(buffer, lane), load(buffer, ir.binary(LLVMAdd, lane, distance)))));
        }
        return load(buffer, ir.i32(0));
    }

    private LLVMValueRef combine(LLVMValueRef a, LLVMValueRef b) {
        Combining combining = par.combining().orElseThrow();
        return counting.call(combining.function(), Counting.with(values(combining.arguments()), a, b), true);
    }

    private LLVMValueRef least(LLVMValueRef number, int limit) {
        return ir.intrinsic("llvm.umin", ir.i32, number, ir.i32(limit));
    }

    private LLVMValueRef word(LLVMValueRef index) {
        return f.module.layout.pointer() == Long.BYTES ? ir.cast(LLVMZExt, index, ir.i64) : index;
    }

    private LLVMValueRef element(LLVMValueRef values, LLVMValueRef index) {
        return ir.element(type, values, word(index));
    }

    private LLVMValueRef load(LLVMValueRef values, LLVMValueRef index) {
        return ir.load(type, element(values, index), scalar.bytes(), "reduced");
    }

    private void store(LLVMValueRef values, LLVMValueRef index, LLVMValueRef value) {
        ir.store(value, element(values, index), scalar.bytes(), "reduced");
    }
}
