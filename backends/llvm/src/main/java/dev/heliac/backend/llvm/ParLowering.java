package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Trap;
import java.util.ArrayList;
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

    ParLowering(FunctionLowering function) {
        f = function;
        ir = function.ir;
    }

    void lower(Par par) {
        var extents = par.extents().stream().map(f::value).toList();
        check(f, extents);
        var arguments = new ArrayList<LLVMValueRef>();
        arguments.add(f.process);
        par.arguments().forEach(a -> arguments.add(f.value(a)));
        loop(par, extents, arguments);
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
            call(par, arguments);
            return;
        }
        if (extents.size() > 1) {
            counting(ir.i32(0), extents.getFirst(), 1, i -> loop(par, extents.subList(1, extents.size()), with(arguments, i)));
            return;
        }
        var last = extents.getFirst();
        counting(ir.i32(0), last, STRIP, from -> {
            ir.call(f.module.runtime("hk_poll"), f.process);
            var left = ir.binary(LLVMSub, last, from);
            var strip = ir.select(ir.compare(LLVMIntULT, left, ir.i32(STRIP)), left, ir.i32(STRIP));
            counting(from, ir.binary(LLVMAdd, from, strip), 1, i -> call(par, with(arguments, i)));
        });
    }

    private interface Round {
        void of(LLVMValueRef index);
    }

    /** Counts up while below a limit; unsigned, since the last strip's end may be beyond what is positive. */
    private void counting(LLVMValueRef from, LLVMValueRef limit, int step, Round round) {
        var before = ir.here();
        var head = ir.block(f.llvm, "indices");
        var body = ir.block(f.llvm, "index");
        var done = ir.block(f.llvm, "done");
        ir.jump(head);
        ir.at(head);
        var index = ir.phi(ir.i32);
        Ir.incoming(index, from, before);
        ir.branch(ir.compare(LLVMIntULT, index, limit), body, done);
        ir.at(body);
        round.of(index);
        Ir.incoming(index, ir.binary(LLVMAdd, index, ir.i32(step)), ir.here());
        ir.jump(head);
        ir.at(done);
    }

    private static List<LLVMValueRef> with(List<LLVMValueRef> arguments, LLVMValueRef index) {
        var more = new ArrayList<>(arguments);
        more.add(index);
        return more;
    }

    private void call(Par par, List<LLVMValueRef> arguments) {
        var body = f.module.function(par.function());
        var returned = ir.call(LLVMGlobalGetValueType(body), body, arguments.toArray(LLVMValueRef[]::new));
        if (f.module.calls.throwing(par.function())) {
            ir.apart(returned);
            var failed = ir.block(f.llvm, "failed");
            ir.rarely(ir.compare(LLVMIntNE, returned, ir.nullPointer()), failed, ir.block(f.llvm, "ok"));
            var ok = ir.here();
            ir.at(failed);
            ir.call(f.module.runtime("hk_fail"), f.process, returned);
            ir.unreachable();
            ir.at(ok);
        }
        f.keepReferences();
    }
}
