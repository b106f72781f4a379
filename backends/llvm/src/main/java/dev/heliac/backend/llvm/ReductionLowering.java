package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers reductions, in the order that docs/il.md says. The blocks of the values are what a parallel loop does, each of which leaves one
 * value in a vector; these are reduced in the same way, one block after the other, until one is left.
 */
final class ReductionLowering {

    private final FunctionLowering f;
    private final Ir ir;
    private final Par par;
    private final Scalar scalar;
    private final LLVMTypeRef type;

    ReductionLowering(FunctionLowering function, Par par) {
        f = function;
        ir = function.ir;
        this.par = par;
        scalar = (Scalar) par.results().getFirst().type();
        type = f.module.type(scalar);
    }

    void lower() {
        var count = f.value(par.extents().getFirst());
        f.trapIf(ir.compare(LLVMIntSLT, count, ir.i32(0)), Trap.NEGATIVE_SIZE, count);
        var room = ir.intrinsic("llvm.umax", ir.i32, ReductionBlocks.count(ir, count), ir.i32(1));
        var shift = ir.i32(Integer.numberOfTrailingZeros(scalar.bytes()));
        var vector = ir.call(f.module.runtime("hk_vector_new"), f.process, room, shift);
        f.trapIf(ir.isNull(vector), Trap.MEMORY);
        var results = ir.load(ir.ptr, vector, f.module.layout.pointer(), "vector data");
        all(count, results);
        rounds(ReductionBlocks.count(ir, count), results);
        var result = ir.load(type, results, scalar.bytes(), ReductionBlocks.TAG);
        var reduced = ir.select(ir.compare(LLVMIntEQ, count, ir.i32(0)), ofNothing(f, par), result);
        ir.call(f.module.runtime("hk_vector_free"), f.process, vector);
        f.define(par.results().getFirst(), reduced);
    }

    /** What there is where there are no values. */
    static LLVMValueRef ofNothing(FunctionLowering f, Par par) {
        var ir = f.ir;
        var scalar = (Scalar) par.results().getFirst().type();
        var type = f.module.type(scalar);
        if (par.combining().isPresent()) {
            return f.value(par.combining().get().otherwise());
        }
        var op = par.op().alone();
        boolean least = op == Op.PAR_MIN;
        return switch (scalar) {
            case I32 -> ir.i32(op == Op.PAR_SUM ? 0 : least ? Integer.MAX_VALUE : Integer.MIN_VALUE);
            case I64 -> ir.i64(op == Op.PAR_SUM ? 0 : least ? Long.MAX_VALUE : Long.MIN_VALUE);
            case F32, F64 -> LLVMConstReal(
                    type, op == Op.PAR_SUM ? 0 : least ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
            case BOOL, I8, I16, U16 -> throw new LoweringException("no reduction is of " + scalar);
        };
    }

    /** All values' blocks, at the same time. */
    private void all(LLVMValueRef count, LLVMValueRef results) {
        var left = new ArrayList<LLVMValueRef>();
        taken(par).forEach(v -> left.add(f.value(v)));
        left.add(count);
        left.add(results);
        new ParLowering(f).run(par, ReductionBlocks.count(ir, count), left);
    }

    /** What the functions take that is the same for all values: the body's, and then what combining does. */
    static List<Value> taken(Par par) {
        var taken = new ArrayList<>(par.arguments());
        par.combining().ifPresent(c -> taken.addAll(c.arguments()));
        return taken;
    }

    /** While there is more than one value left. */
    private void rounds(LLVMValueRef given, LLVMValueRef results) {
        var counting = new Counting(f);
        var blocks = new ReductionBlocks(f.module, par, f.llvm, (function, values) -> counting.call(function, values, true));
        var combining = new ArrayList<LLVMValueRef>();
        par.combining().ifPresent(c -> c.arguments().forEach(v -> combining.add(f.value(v))));
        var before = ir.here();
        var more = ir.block(f.llvm, "more");
        var round = ir.block(f.llvm, "round");
        var reduced = ir.block(f.llvm, "reduced");
        ir.jump(more);
        ir.at(more);
        var count = ir.phi(ir.i32);
        Ir.incoming(count, given, before);
        ir.branch(ir.compare(LLVMIntUGT, count, ir.i32(1)), round, reduced);
        ir.at(round);
        var fewer = ReductionBlocks.count(ir, count);
        counting.up(ir.i32(0), fewer, 1, block -> {
            ir.call(f.module.runtime("hk_poll"), f.process);
            blocks.reduce(block, count, results, combining, (buffer, from, size) -> {
                int bytes = scalar.bytes();
                var values = ir.element(type, results, blocks.word(from));
                ir.move(buffer, values, ir.binary(LLVMMul, blocks.word(size), ir.word(bytes)), bytes);
            });
        });
        Ir.incoming(count, fewer, ir.here());
        ir.jump(more);
        ir.at(reduced);
    }
}
