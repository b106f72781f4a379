package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Module;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * The code that the kernel calls for runs of a parallel loop's iterations, {@code void *code(process, environment, from, to)}: it takes
 * what all iterations have in common from the environment, 8 bytes each, and gives the exception that ended the run, or null.
 */
final class ChunkCode {

    /** Of the environment. */
    static final int SLOT = 8;

    static final String TAG = "environment";

    private final Map<String, LLVMValueRef> codes = new HashMap<>();
    /** Whether there are parallel loops at all. */
    final boolean needed;

    ChunkCode(Module module) {
        needed = module.functions().stream().flatMap(ChunkCode::loops).findAny().isPresent();
    }

    /** Makes it, but for a grid, which has code of its own; LLVM may inline the chunks there, so that each needs a scope of its own. */
    void make(ModuleLowering module, DebugInfo debug) {
        if (module.grid != null) {
            return;
        }
        module.module.functions().stream()
                .flatMap(ChunkCode::loops)
                .forEach(p -> codes.computeIfAbsent(key(p), _ -> p.reduces()
                        ? ReductionBlocks.code(module, p, debug)
                        : make(module, module.declaration(p.chunk().orElseThrow()), debug)));
    }

    LLVMValueRef code(Par par) {
        return codes.get(key(par));
    }

    /** Loops with the same key have the same code. */
    private static String key(Par par) {
        return par.reduces()
                ? par.op().text() + " " + par.function() + par.combining().map(c -> " " + c.function()).orElse("")
                : par.chunk().orElseThrow();
    }

    static LLVMValueRef place(Ir ir, LLVMValueRef environment, int number) {
        return ir.offset(environment, (long) number * SLOT);
    }

    private static Stream<Par> loops(Function function) {
        return function.blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .flatMap(i -> i instanceof Par p && (p.chunk().isPresent() || p.reduces()) ? Stream.of(p) : Stream.of());
    }

    private static LLVMValueRef make(ModuleLowering module, Function chunk, DebugInfo debug) {
        var ir = module.ir;
        var name = "chunk:" + chunk.name();
        var code = LLVMAddFunction(ir.module, name, ir.function(ir.ptr, ir.ptr, ir.ptr, ir.i32, ir.i32));
        LLVMSetLinkage(code, LLVMInternalLinkage);
        ir.attribute(code, "nounwind");
        ir.keepFrame(code);
        debug.enter(chunk, name, code);
        ir.at(ir.block(code, "entry"));
        debug.line(0);
        var parameters = chunk.parameters();
        int taken = parameters.size() - 2;
        var arguments = new LLVMValueRef[parameters.size() + 1];
        arguments[0] = LLVMGetParam(code, 0);
        for (int i = 0; i < taken; i++) {
            var at = place(ir, LLVMGetParam(code, 1), i);
            arguments[i + 1] = ir.load(module.type(parameters.get(i).type()), at, SLOT, TAG);
        }
        arguments[taken + 1] = LLVMGetParam(code, 2);
        arguments[taken + 2] = LLVMGetParam(code, 3);
        var thrown = ir.call(module.function(chunk.name()), arguments);
        LLVMBuildRet(ir.builder, module.calls.throwing(chunk.name()) ? thrown : ir.nullPointer());
        return code;
    }
}
