package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Function;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.llvm.LLVM.LLVMDIBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** DWARF line tables: gdb and perf show Java functions and lines. */
final class DebugInfo {

    private static final String PRODUCER = "Heliac";
    private static final int DWARF_VERSION = 4;

    private final Ir ir;
    private final LLVMDIBuilderRef builder;
    private final Map<String, LLVMMetadataRef> files = new HashMap<>();
    private final LLVMMetadataRef type;
    private LLVMMetadataRef scope;
    private int functionLine;

    DebugInfo(Ir ir, String module) {
        this.ir = ir;
        builder = LLVMCreateDIBuilder(ir.module);
        flag("Debug Info Version", LLVMDebugMetadataVersion());
        flag("Dwarf Version", DWARF_VERSION);
        var file = file(module);
        // As C: gdb's Java support is gone, and the line tables read the same.
        LLVMDIBuilderCreateCompileUnit(
                builder, LLVMDWARFSourceLanguageC99, file, PRODUCER, PRODUCER.length(), 1, "", 0, 0, "", 0,
                LLVMDWARFEmissionFull, 0, 0, 0, "", 0, "", 0);
        type = LLVMDIBuilderCreateSubroutineType(builder, file, new PointerPointer<LLVMMetadataRef>(1), 0, LLVMDIFlagZero);
    }

    private void flag(String name, int value) {
        LLVMAddModuleFlag(ir.module, LLVMModuleFlagBehaviorWarning, name, name.length(), LLVMValueAsMetadata(ir.i32(value)));
    }

    private LLVMMetadataRef file(String path) {
        return files.computeIfAbsent(path, p -> LLVMDIBuilderCreateFile(builder, p, p.length(), ".", 1));
    }

    void enter(Function function, LLVMValueRef llvm) {
        enter(function, function.name(), llvm);
    }

    /** Code that goes with a function but is none of Java's: without a scope of its own, what is inlined there would lose its lines. */
    void enter(Function function, String name, LLVMValueRef llvm) {
        functionLine = line(function);
        var file = file(function.source().isEmpty() ? "heliac" : function.source());
        scope = LLVMDIBuilderCreateFunction(
                builder, file, name, name.length(), "", 0, file, functionLine, type, 1, 1, functionLine, LLVMDIFlagZero, 1);
        LLVMSetSubprogram(llvm, scope);
    }

    private static int line(Function function) {
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                if (instruction.line() > 0) {
                    return instruction.line();
                }
            }
            if (block.terminator().line() > 0) {
                return block.terminator().line();
            }
        }
        return 0;
    }

    /** What follows belongs to this line; 0 is the function's own. */
    void line(int line) {
        var location = LLVMDIBuilderCreateDebugLocation(ir.context, line == 0 ? functionLine : line, 0, scope, null);
        LLVMSetCurrentDebugLocation2(ir.builder, location);
    }

    void finish() {
        LLVMDIBuilderFinalize(builder);
        LLVMDisposeDIBuilder(builder);
    }
}
