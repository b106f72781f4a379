package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Scalar;
import dev.heliac.il.graph.TileMemory;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers what tiles have beyond loops. On a processor one thread does all of a tile: phases are loops, and the fast memory is the
 * function's stack.
 */
final class TileLowering {

    private final FunctionLowering f;
    private final Ir ir;
    private final Counting counting;

    TileLowering(FunctionLowering function) {
        f = function;
        ir = function.ir;
        counting = new Counting(function);
    }

    void phase(Par par) {
        var extents = par.extents().stream().map(f::value).toList();
        ParLowering.product(f, par);
        loop(par, extents, par.arguments().stream().map(f::value).toList());
    }

    private void loop(Par par, List<LLVMValueRef> extents, List<LLVMValueRef> arguments) {
        if (extents.isEmpty()) {
            call(par.function(), arguments);
            return;
        }
        counting.up(ir.i32(0), extents.getFirst(), 1, i ->
                loop(par, extents.subList(1, extents.size()), Counting.with(arguments, i)));
    }

    /** What leaves a phase leaves its tile, which ends the process. */
    private void call(String function, List<LLVMValueRef> arguments) {
        var callee = f.module.function(function);
        var all = new ArrayList<>(arguments);
        all.addFirst(f.process);
        var returned = ir.call(LLVMGlobalGetValueType(callee), callee, all.toArray(LLVMValueRef[]::new));
        if (f.module.calls.throwing(function)) {
            f.throwUnlessNull(ir.apart(returned));
        }
        f.keepReferences();
    }

    /** A vector as others are, whose elements are on the stack; it comes from nowhere that it could be given back to. */
    LLVMValueRef vector(Instruction.Typed made) {
        int length = new TileMemory(f.function).length(made).orElseThrow();
        int bytes = length * ((Scalar) made.type()).bytes();
        var elements = ir.local(f.llvm, ir.i64, Math.max(1, (bytes + Long.BYTES - 1) / Long.BYTES));
        int pointer = f.module.layout.pointer();
        var vector = ir.local(f.llvm, ir.i64, 2);
        LLVMBuildMemSet(ir.builder, elements, LLVMConstNull(ir.i8), ir.word(bytes), Long.BYTES);
        ir.store(elements, vector, pointer, "vector data");
        ir.store(ir.i32(length), ir.offset(vector, pointer), Integer.BYTES, "vector length");
        return vector;
    }
}
