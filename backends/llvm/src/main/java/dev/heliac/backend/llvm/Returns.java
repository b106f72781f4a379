package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Ends a thread by returning through all of its callers, where a device's threads have no other end: a flag says that it is over, and
 * whoever called what may have set it looks. Only one thread of a grid, the leader, ever ends so.
 */
final class Returns {

    private static final String FLAG = "ended";

    private final LLVMContextRef context;
    private final LLVMBuilderRef builder;
    private final LLVMValueRef flag;
    private final Set<LLVMValueRef> ending = new HashSet<>();

    private Returns(LLVMModuleRef module, LLVMContextRef context, int space) {
        this.context = context;
        builder = LLVMCreateBuilderInContext(context);
        var type = LLVMInt32TypeInContext(context);
        flag = LLVMAddGlobalInAddressSpace(module, type, FLAG, space);
        LLVMSetInitializer(flag, LLVMConstNull(type));
        LLVMSetLinkage(flag, LLVMInternalLinkage);
    }

    /** Takes calls of a function that has no body, and is said not to return, out of a module. */
    static void insteadOf(String end, LLVMModuleRef module, LLVMContextRef context, int space) {
        var function = LLVMGetNamedFunction(module, end);
        var returns = new Returns(module, context, space);
        returns.ending.add(function);
        var all = Functions.defined(module);
        int known;
        do {
            known = returns.ending.size();
            all.stream().filter(f -> !returns.callsOf(f).isEmpty()).forEach(returns.ending::add);
        } while (returns.ending.size() > known);
        for (var f : all) {
            for (var call : returns.callsOf(f)) {
                returns.replace(f, call, LLVMGetCalledValue(call).equals(function));
            }
            if (returns.ending.contains(f)) {
                LLVMRemoveEnumAttributeAtIndex(f, LLVMAttributeFunctionIndex, noreturn());
            }
        }
        LLVMDisposeBuilder(returns.builder);
        LLVMDeleteFunction(function);
    }

    private static int noreturn() {
        return LLVMGetEnumAttributeKindForName("noreturn", "noreturn".length());
    }

    private List<LLVMValueRef> callsOf(LLVMValueRef function) {
        return Functions.calls(function).stream().filter(call -> ending.contains(LLVMGetCalledValue(call))).toList();
    }

    private void replace(LLVMValueRef function, LLVMValueRef call, boolean end) {
        LLVMRemoveCallSiteEnumAttribute(call, LLVMAttributeFunctionIndex, noreturn());
        var next = LLVMGetNextInstruction(call);
        if (end) {
            LLVMPositionBuilderBefore(builder, call);
            LLVMBuildStore(builder, LLVMConstInt(LLVMInt32TypeInContext(context), 1, 0), flag);
            leave(function);
            LLVMInstructionEraseFromParent(call);
            LLVMInstructionEraseFromParent(next);
        } else if (LLVMGetInstructionOpcode(next) == LLVMUnreachable) {
            LLVMPositionBuilderBefore(builder, next);
            leave(function);
            LLVMInstructionEraseFromParent(next);
        } else if (LLVMGetInstructionOpcode(next) != LLVMRet) {
            var after = split(function, call);
            var ended = LLVMAppendBasicBlockInContext(context, function, FLAG);
            var type = LLVMInt32TypeInContext(context);
            LLVMPositionBuilderAtEnd(builder, LLVMGetInstructionParent(call));
            var value = LLVMBuildLoad2(builder, type, flag, "");
            LLVMBuildCondBr(builder, LLVMBuildICmp(builder, LLVMIntEQ, value, LLVMConstNull(type), ""), after, ended);
            LLVMPositionBuilderAtEnd(builder, ended);
            leave(function);
        }
    }

    private void leave(LLVMValueRef function) {
        var result = LLVMGetReturnType(LLVMGlobalGetValueType(function));
        if (LLVMGetTypeKind(result) == LLVMVoidTypeKind) {
            LLVMBuildRetVoid(builder);
        } else {
            LLVMBuildRet(builder, LLVMConstNull(result));
        }
    }

    /** Lets what comes after an instruction be a block of its own, to which nothing goes yet. */
    private LLVMBasicBlockRef split(LLVMValueRef function, LLVMValueRef last) {
        var block = LLVMGetInstructionParent(last);
        var after = LLVMAppendBasicBlockInContext(context, function, "");
        LLVMMoveBasicBlockAfter(after, block);
        LLVMPositionBuilderAtEnd(builder, after);
        for (var next = LLVMGetNextInstruction(last); next != null && !next.isNull(); next = LLVMGetNextInstruction(last)) {
            LLVMInstructionRemoveFromParent(next);
            LLVMInsertIntoBuilder(builder, next);
        }
        var end = LLVMGetBasicBlockTerminator(after);
        var done = new HashSet<LLVMBasicBlockRef>();
        for (int i = 0; i < LLVMGetNumSuccessors(end); i++) {
            if (done.add(LLVMGetSuccessor(end, i))) {
                comesFrom(LLVMGetSuccessor(end, i), block, after);
            }
        }
        return after;
    }

    /** A phi's blocks cannot be changed, so that another takes its place. */
    private void comesFrom(LLVMBasicBlockRef block, LLVMBasicBlockRef before, LLVMBasicBlockRef now) {
        var phis = new ArrayList<LLVMValueRef>();
        for (var i = LLVMGetFirstInstruction(block); LLVMGetInstructionOpcode(i) == LLVMPHI; i = LLVMGetNextInstruction(i)) {
            phis.add(i);
        }
        for (var phi : phis) {
            LLVMPositionBuilderBefore(builder, phi);
            var fresh = LLVMBuildPhi(builder, LLVMTypeOf(phi), "");
            for (int i = 0; i < LLVMCountIncoming(phi); i++) {
                var from = LLVMGetIncomingBlock(phi, i);
                LLVMAddIncoming(fresh, Llvm.array(LLVMGetIncomingValue(phi, i)), Llvm.array(from.equals(before) ? now : from), 1);
            }
            LLVMReplaceAllUsesWith(phi, fresh);
            LLVMInstructionEraseFromParent(phi);
        }
    }
}
