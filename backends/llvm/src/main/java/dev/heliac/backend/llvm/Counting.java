package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** What lowerings of parallel loops have in common: loops that count, and calls whose exceptions end the process. */
final class Counting {

    private final FunctionLowering f;
    private final Ir ir;

    Counting(FunctionLowering function) {
        f = function;
        ir = function.ir;
    }

    /** What is done for a number. */
    interface Round {
        void of(LLVMValueRef index);
    }

    /** Counts up while below a limit; unsigned, since the last number before it may be less than a step away from 2^32. */
    void up(LLVMValueRef from, LLVMValueRef limit, int step, Round round) {
        up(ir, f.llvm, from, limit, step, round);
    }

    /** The same in any function. */
    static void up(Ir ir, LLVMValueRef llvm, LLVMValueRef from, LLVMValueRef limit, int step, Round round) {
        up(ir, llvm, from, limit, ir.i32(step), round);
    }

    /** The same by steps that are known when it runs. */
    static void up(Ir ir, LLVMValueRef llvm, LLVMValueRef from, LLVMValueRef limit, LLVMValueRef step, Round round) {
        var before = ir.here();
        var head = ir.block(llvm, "indices");
        var body = ir.block(llvm, "index");
        var done = ir.block(llvm, "done");
        ir.jump(head);
        ir.at(head);
        var index = ir.phi(ir.i32);
        Ir.incoming(index, from, before);
        ir.branch(ir.compare(LLVMIntULT, index, limit), body, done);
        ir.at(body);
        round.of(index);
        Ir.incoming(index, ir.binary(LLVMAdd, index, step), ir.here());
        ir.jump(head);
        ir.at(done);
    }

    /** Calls a function that gives nothing, or one value. */
    LLVMValueRef call(String function, List<LLVMValueRef> arguments, boolean gives) {
        var callee = f.module.function(function);
        var all = new ArrayList<LLVMValueRef>();
        all.add(f.process);
        all.addAll(arguments);
        var returned = ir.call(LLVMGlobalGetValueType(callee), callee, all.toArray(LLVMValueRef[]::new));
        boolean throwing = f.module.calls.throwing(function);
        if (throwing) {
            ir.apart(returned);
            var thrown = gives ? ir.extract(returned, 1) : returned;
            var failed = ir.block(f.llvm, "failed");
            var ok = ir.block(f.llvm, "ok");
            ir.rarely(ir.compare(LLVMIntNE, thrown, ir.nullPointer()), failed, ok);
            ir.at(failed);
            ir.call(f.module.runtime("hk_fail"), f.process, thrown);
            ir.unreachable();
            ir.at(ok);
        }
        f.keepReferences();
        return gives && throwing ? ir.extract(returned, 0) : returned;
    }

    static List<LLVMValueRef> with(List<LLVMValueRef> arguments, LLVMValueRef... more) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all;
    }
}
