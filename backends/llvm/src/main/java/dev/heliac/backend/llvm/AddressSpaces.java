package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Puts a module's variables where a program has them; whoever points to them does so as before. */
final class AddressSpaces {

    private AddressSpaces() {}

    static void assign(LLVMModuleRef module, LLVMContextRef context, Program program) {
        int everywhere = program.pointers;
        var pointer = LLVMPointerTypeInContext(context, everywhere);
        for (var global : Functions.globals(module)) {
            if (LLVMGetPointerAddressSpace(LLVMTypeOf(global)) != everywhere) {
                continue;
            }
            int space = LLVMIsGlobalConstant(global) != 0 ? program.constants : program.variables;
            if (space != everywhere) {
                move(module, global, space, pointer);
            }
        }
    }

    private static void move(LLVMModuleRef module, LLVMValueRef global, int space, LLVMTypeRef pointer) {
        var name = Llvm.name(global);
        LLVMSetValueName2(global, "", 0);
        var moved = LLVMAddGlobalInAddressSpace(module, LLVMGlobalGetValueType(global), name, space);
        LLVMSetInitializer(moved, LLVMGetInitializer(global));
        LLVMSetLinkage(moved, LLVMGetLinkage(global));
        LLVMSetGlobalConstant(moved, LLVMIsGlobalConstant(global));
        LLVMSetUnnamedAddress(moved, LLVMGetUnnamedAddress(global));
        LLVMSetAlignment(moved, LLVMGetAlignment(global));
        LLVMReplaceAllUsesWith(global, LLVMConstAddrSpaceCast(moved, pointer));
        LLVMDeleteGlobal(global);
    }
}
