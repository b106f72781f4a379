package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Trap;
import dev.heliac.il.Value;
import dev.heliac.il.races.TileRaces;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers parallel loops to calls of the kernel, which has runs of the iterations done by {@link ChunkCode}, by several processors at
 * once perhaps. An exception that leaves an iteration ends the process there.
 */
final class ParLowering {

    private final FunctionLowering f;
    private final Ir ir;

    ParLowering(FunctionLowering function) {
        f = function;
        ir = function.ir;
    }

    void lower(Par par) {
        run(par, product(f, par), taken(par).stream().map(f::value).toList());
    }

    /** Has the kernel do a loop's runs, which find these values in their environment. */
    void run(Par par, LLVMValueRef iterations, List<LLVMValueRef> taken) {
        var environment = ir.local(f.llvm, ir.i64, Math.max(1, taken.size()));
        for (int i = 0; i < taken.size(); i++) {
            ir.store(taken.get(i), ChunkCode.place(ir, environment, i), ChunkCode.SLOT, ChunkCode.TAG);
        }
        ir.apart(ir.call(f.module.runtime("hk_par"), f.process, f.module.chunks.code(par), environment, iterations));
        f.keepReferences();
    }

    /** What a chunk takes that is the same for all iterations. */
    static List<Value> taken(Par par) {
        return Stream.concat(par.arguments().stream(), par.extents().stream().skip(1)).toList();
    }

    /** The product of a loop's extents, which is no more than a number that an i32 has, so that it does not overflow step by step. */
    static LLVMValueRef product(FunctionLowering f, Par par) {
        var ir = f.ir;
        var extents = par.extents().stream().map(f::value).toList();
        int most = par.isTiles() ? TileRaces.MOST_TILES : Integer.MAX_VALUE;
        extents.forEach(e -> f.trapIf(ir.compare(LLVMIntSLT, e, ir.i32(0)), Trap.NEGATIVE_SIZE, e));
        var product = ir.i64(1);
        for (var extent : extents) {
            product = ir.binary(LLVMMul, product, ir.cast(LLVMZExt, extent, ir.i64));
            f.trapIf(ir.compare(LLVMIntUGT, product, ir.i64(most)), Trap.NEGATIVE_SIZE, extent);
        }
        return ir.cast(LLVMTrunc, product, ir.i32);
    }
}
