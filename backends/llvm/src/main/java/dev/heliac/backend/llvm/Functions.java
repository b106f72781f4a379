package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** What a module has, as lists, which may be changed while one goes over them. */
final class Functions {

    private Functions() {}

    static List<LLVMValueRef> all(LLVMModuleRef module) {
        var all = new ArrayList<LLVMValueRef>();
        for (var f = LLVMGetFirstFunction(module); f != null && !f.isNull(); f = LLVMGetNextFunction(f)) {
            all.add(f);
        }
        return all;
    }

    static List<LLVMValueRef> defined(LLVMModuleRef module) {
        return all(module).stream().filter(f -> LLVMIsDeclaration(f) == 0).toList();
    }

    static List<LLVMValueRef> globals(LLVMModuleRef module) {
        var all = new ArrayList<LLVMValueRef>();
        for (var g = LLVMGetFirstGlobal(module); g != null && !g.isNull(); g = LLVMGetNextGlobal(g)) {
            all.add(g);
        }
        return all;
    }

    static List<LLVMValueRef> calls(LLVMValueRef function) {
        return instructions(function, LLVMCall);
    }

    static List<LLVMValueRef> instructions(LLVMValueRef function, int opcode) {
        var found = new ArrayList<LLVMValueRef>();
        for (var block = LLVMGetFirstBasicBlock(function); block != null && !block.isNull(); block = LLVMGetNextBasicBlock(block)) {
            for (var i = LLVMGetFirstInstruction(block); i != null && !i.isNull(); i = LLVMGetNextInstruction(i)) {
                if (LLVMGetInstructionOpcode(i) == opcode) {
                    found.add(i);
                }
            }
        }
        return found;
    }
}
