package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.HashSet;
import java.util.Set;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Says of the functions of loops where the pointers go that they load from memory which all blocks see: into such memory, for nobody puts
 * the address of what only a thread or a block has there. Accesses through them need not ask then which memory they are to. LLVM finds
 * what else follows from it, and would forget it if it were to optimize more than that.
 */
final class GlobalPointers {

    /** The address space of such memory on NVIDIA's and AMD's GPUs (LLVM, "User Guide" for either's back-end). */
    private static final int GLOBAL = 1;

    private final Program program;
    private final LLVMTypeRef pointer;
    private final LLVMTypeRef narrow;
    private final LLVMBuilderRef builder;

    private GlobalPointers(LLVMContextRef context, Program program) {
        this.program = program;
        pointer = LLVMPointerTypeInContext(context, program.pointers);
        narrow = LLVMPointerTypeInContext(context, GLOBAL);
        builder = LLVMCreateBuilderInContext(context);
    }

    static void say(LLVMModuleRef module, LLVMContextRef context, Program program) {
        var pointers = new GlobalPointers(context, program);
        Functions.defined(module).stream().filter(f -> Llvm.name(f).startsWith(Grid.PART)).forEach(pointers::say);
        LLVMDisposeBuilder(pointers.builder);
    }

    private void say(LLVMValueRef function) {
        var loads = Functions.instructions(function, LLVMLoad).stream().filter(l -> LLVMTypeOf(l).equals(pointer)).toList();
        var known = new HashSet<LLVMValueRef>();
        boolean more = true;
        while (more) {
            more = loads.stream().filter(l -> isGlobal(LLVMGetOperand(l, 0), known)).map(known::add).toList().contains(true);
        }
        known.forEach(this::narrow);
    }

    private boolean isGlobal(LLVMValueRef at, Set<LLVMValueRef> known) {
        var base = at;
        while (LLVMIsAGetElementPtrInst(base) != null || LLVMIsAConstantExpr(base) != null) {
            base = LLVMGetOperand(base, 0);
        }
        if (LLVMIsAGlobalVariable(base) == null) {
            return known.contains(base);
        }
        int space = LLVMGetPointerAddressSpace(LLVMTypeOf(base));
        return space == program.pointers || space == program.variables || space == program.constants;
    }

    private void narrow(LLVMValueRef load) {
        LLVMPositionBuilderBefore(builder, LLVMGetNextInstruction(load));
        var global = LLVMBuildAddrSpaceCast(builder, load, narrow, "");
        LLVMReplaceAllUsesWith(load, LLVMBuildAddrSpaceCast(builder, global, pointer, ""));
        LLVMSetOperand(global, 0, load);
    }
}
