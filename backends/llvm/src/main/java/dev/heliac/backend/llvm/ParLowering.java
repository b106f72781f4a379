package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Trap;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers parallel loops to loops on the process's own stack, one around another, the innermost of them in strips before each of which
 * other processes get their turn. An exception that leaves an iteration ends the process.
 */
final class ParLowering {

    private static final int STRIP = 4096;

    private final FunctionLowering f;
    private final Ir ir;
    private final Counting counting;

    ParLowering(FunctionLowering function) {
        f = function;
        ir = function.ir;
        counting = new Counting(function);
    }

    void lower(Par par) {
        var extents = par.extents().stream().map(f::value).toList();
        check(f, extents);
        loop(par, extents, par.arguments().stream().map(f::value).toList());
    }

    /** Their product is no more than an i32 has, so that it does not overflow where it is computed step by step. */
    static void check(FunctionLowering f, List<LLVMValueRef> extents) {
        var ir = f.ir;
        extents.forEach(e -> f.trapIf(ir.compare(LLVMIntSLT, e, ir.i32(0)), Trap.NEGATIVE_SIZE, e));
        var product = ir.cast(LLVMZExt, extents.getFirst(), ir.i64);
        for (var extent : extents.subList(1, extents.size())) {
            product = ir.binary(LLVMMul, product, ir.cast(LLVMZExt, extent, ir.i64));
            f.trapIf(ir.compare(LLVMIntUGT, product, ir.i64(Integer.MAX_VALUE)), Trap.NEGATIVE_SIZE, extent);
        }
    }

    private void loop(Par par, List<LLVMValueRef> extents, List<LLVMValueRef> arguments) {
        if (extents.isEmpty()) {
            counting.call(par.function(), arguments, false);
            return;
        }
        if (extents.size() > 1) {
            counting.up(ir.i32(0), extents.getFirst(), 1, i ->
                    loop(par, extents.subList(1, extents.size()), Counting.with(arguments, i)));
            return;
        }
        var last = extents.getFirst();
        counting.up(ir.i32(0), last, STRIP, from -> {
            ir.call(f.module.runtime("hk_poll"), f.process);
            var left = ir.binary(LLVMSub, last, from);
            var strip = ir.select(ir.compare(LLVMIntULT, left, ir.i32(STRIP)), left, ir.i32(STRIP));
            counting.up(from, ir.binary(LLVMAdd, from, strip), 1, i ->
                    counting.call(par.function(), Counting.with(arguments, i), false));
        });
    }
}
