package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** The function of a grid's loop while it is made: its first parameter is the worker's number, the second how many there are. */
final class GridPart {

    final Ir ir;
    /** The function. */
    final LLVMValueRef llvm;
    private final ModuleLowering module;
    private LLVMBasicBlockRef done;

    GridPart(ModuleLowering module, LLVMValueRef llvm) {
        this.module = module;
        this.llvm = llvm;
        ir = module.ir;
    }

    /** Does the worker's iterations, and leaves the function. */
    void iterate(List<LLVMValueRef> values, Grid.Iteration iteration) {
        iterate(values, LLVMGetParam(llvm, 0), LLVMGetParam(llvm, 1), iteration);
    }

    /** Lets a function do the worker's iterations, and leaves the function. */
    void stride(List<LLVMValueRef> values, String function) {
        done = ir.block(llvm, "done");
        var arguments = new ArrayList<>(values.subList(0, values.size() - 1));
        arguments.addAll(List.of(LLVMGetParam(llvm, 0), values.getLast(), LLVMGetParam(llvm, 1)));
        call(function, arguments, 0);
        ir.jump(done);
        ir.at(done);
        LLVMBuildRetVoid(ir.builder);
    }

    /** Does the iterations of the worker's block, all of whose threads do the same ones, which may meet between them. */
    void iterateTogether(List<LLVMValueRef> values, Grid.Iteration iteration, boolean meet) {
        var threads = ir.call(module.runtime("hk_grid_threads"));
        var block = ir.binary(LLVMUDiv, LLVMGetParam(llvm, 0), threads);
        var blocks = ir.binary(LLVMUDiv, LLVMGetParam(llvm, 1), threads);
        iterate(values, block, blocks, (part, given, index) -> {
            iteration.at(part, given, index);
            if (meet) {
                ir.call(module.runtime("hk_grid_barrier"));
            }
        });
    }

    private void iterate(List<LLVMValueRef> values, LLVMValueRef first, LLVMValueRef step, Grid.Iteration iteration) {
        done = ir.block(llvm, "done");
        var entry = ir.here();
        var head = ir.block(llvm, "iterations");
        var body = ir.block(llvm, "iteration");
        ir.jump(head);
        ir.at(head);
        // Below 2^31, and so are the threads: one step more does not overflow when it is not negative.
        var index = ir.phi(ir.i32);
        Ir.incoming(index, first, entry);
        ir.branch(ir.compare(LLVMIntULT, index, values.getLast()), body, done);
        ir.at(body);
        iteration.at(this, values, index);
        Ir.incoming(index, ir.binary(LLVMAdd, index, step), ir.here());
        ir.jump(head);
        ir.at(done);
        LLVMBuildRetVoid(ir.builder);
    }

    /** Calls one of the process's functions, which gives so many values; when it fails, the worker's part is over. */
    List<LLVMValueRef> call(String function, List<LLVMValueRef> arguments, int gives) {
        var all = new ArrayList<LLVMValueRef>();
        all.add(ir.nullPointer());
        all.addAll(arguments);
        var returned = ir.call(module.function(function), all.toArray(LLVMValueRef[]::new));
        boolean throwing = module.calls.throwing(function);
        if (throwing) {
            var thrown = gives > 0 ? ir.extract(returned, gives) : returned;
            ir.rarely(ir.compare(LLVMIntNE, thrown, ir.nullPointer()), done, ir.block(llvm, "ok"));
        }
        return gives == 1 && !throwing
                ? List.of(returned)
                : IntStream.range(0, gives).mapToObj(i -> ir.extract(returned, i)).toList();
    }
}
