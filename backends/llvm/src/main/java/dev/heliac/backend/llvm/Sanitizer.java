package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTargetDataRef;
import org.bytedeco.llvm.LLVM.LLVMTargetMachineRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lets code tell the kernel, before each access to memory, of its place, its kind and where in Java it is, and puts gaps around what is on
 * the stack: docs/abi.md, section 17. It is done before LLVM optimizes, so that the accesses are those of the program: LLVM's own
 * would be fewer, and some that it makes ahead of time the program does not make.
 */
final class Sanitizer {

    /** As the kernel's checks.h has them. */
    private enum Kind {
        READ,
        WRITE,
        ADD
    }

    /** Bytes that are nobody's before and behind a variable. */
    private static final int GAP = 16;

    private record Access(LLVMValueRef before, LLVMValueRef at, LLVMValueRef bytes, Kind kind) {}

    private final Ir ir;
    private final LLVMTargetDataRef data;
    private final DebugInfo debug;
    private final LLVMValueRef check;
    private final LLVMValueRef local;
    private final LLVMValueRef left;
    private final Map<String, LLVMValueRef> texts = new HashMap<>();

    private Sanitizer(Ir ir, LLVMTargetDataRef data, DebugInfo debug) {
        this.ir = ir;
        this.data = data;
        this.debug = debug;
        check = declare("hk_check", ir.ptr, ir.i64, ir.i32, ir.ptr);
        local = declare("hk_check_local", ir.ptr, ir.i64);
        left = declare("hk_check_left", ir.ptr, ir.i64);
    }

    private LLVMValueRef declare(String name, LLVMTypeRef... parameters) {
        var function = LLVMAddFunction(ir.module, name, ir.function(ir.nothing, parameters));
        ir.attribute(function, "nounwind");
        return function;
    }

    /** Changes all code of a module, whose debug information is complete. */
    static void instrument(LLVMModuleRef module, LLVMContextRef context, LLVMTargetMachineRef machine, DebugInfo debug) {
        // What comes from the runtime gets the places where it is called.
        Llvm.optimize(module, machine, "always-inline", true);
        var data = LLVMCreateTargetDataLayout(machine);
        var ir = new Ir(context, module, LLVMPointerSize(data), Optional.empty());
        var sanitizer = new Sanitizer(ir, data, debug);
        for (var function = LLVMGetFirstFunction(module); function != null && !function.isNull();
                function = LLVMGetNextFunction(function)) {
            if (LLVMIsDeclaration(function) == 0) {
                sanitizer.function(function);
            }
        }
        ir.dispose();
        LLVMDisposeTargetData(data);
    }

    private void function(LLVMValueRef function) {
        var accesses = new ArrayList<Access>();
        var variables = new ArrayList<LLVMValueRef>();
        var returns = new ArrayList<LLVMValueRef>();
        for (var block = LLVMGetFirstBasicBlock(function); block != null && !block.isNull(); block = LLVMGetNextBasicBlock(block)) {
            for (var i = LLVMGetFirstInstruction(block); i != null && !i.isNull(); i = LLVMGetNextInstruction(i)) {
                switch (LLVMGetInstructionOpcode(i)) {
                    case LLVMLoad -> accesses.add(access(i, LLVMGetOperand(i, 0), LLVMTypeOf(i), Kind.READ));
                    case LLVMStore -> accesses.add(access(i, LLVMGetOperand(i, 1), LLVMTypeOf(LLVMGetOperand(i, 0)), Kind.WRITE));
                    case LLVMAtomicRMW -> accesses.add(access(i, LLVMGetOperand(i, 0), LLVMTypeOf(i), Kind.ADD));
                    case LLVMCall -> accesses.addAll(moved(i));
                    case LLVMAlloca -> variables.add(i);
                    case LLVMRet -> returns.add(i);
                    default -> {}
                }
            }
        }
        accesses.forEach(this::tell);
        variables.forEach(v -> variable(v, returns));
    }

    private Access access(LLVMValueRef instruction, LLVMValueRef at, LLVMTypeRef type, Kind kind) {
        return new Access(instruction, at, ir.i64(LLVMStoreSizeOfType(data, type)), kind);
    }

    /** What LLVM's own operations on many bytes do. */
    private static List<Access> moved(LLVMValueRef call) {
        var callee = LLVMGetCalledValue(call);
        var name = Llvm.name(callee);
        if (!name.startsWith("llvm.mem")) {
            return List.of();
        }
        var bytes = LLVMGetOperand(call, 2);
        var written = new Access(call, LLVMGetOperand(call, 0), bytes, Kind.WRITE);
        return name.startsWith("llvm.memset")
                ? List.of(written)
                : List.of(new Access(call, LLVMGetOperand(call, 1), bytes, Kind.READ), written);
    }

    private void tell(Access access) {
        LLVMPositionBuilderBefore(ir.builder, access.before());
        var where = texts.computeIfAbsent(
                debug.place(access.before()), t -> ir.global("text", ir.bytes(t.getBytes(StandardCharsets.UTF_8), true), true, 1));
        ir.call(check, access.at(), ir.cast(LLVMZExt, access.bytes(), ir.i64), ir.i32(access.kind().ordinal()), where);
    }

    private void variable(LLVMValueRef variable, List<LLVMValueRef> returns) {
        long bytes = LLVMABISizeOfType(data, LLVMGetAllocatedType(variable)) * LLVMConstIntGetZExtValue(LLVMGetOperand(variable, 0));
        long gap = Math.max(GAP, LLVMGetAlignment(variable));
        LLVMPositionBuilderBefore(ir.builder, variable);
        var room = LLVMBuildAlloca(ir.builder, LLVMArrayType2(ir.i8, gap + (bytes + 7) / 8 * 8 + GAP), "");
        LLVMSetAlignment(room, (int) gap);
        var within = ir.offset(room, gap);
        ir.call(local, within, ir.i64(bytes));
        LLVMReplaceAllUsesWith(variable, within);
        LLVMInstructionEraseFromParent(variable);
        for (var ret : returns) {
            LLVMPositionBuilderBefore(ir.builder, ret);
            ir.call(left, within, ir.i64(bytes));
        }
    }
}
