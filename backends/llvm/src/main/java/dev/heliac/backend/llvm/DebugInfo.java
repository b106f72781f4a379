package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Function;
import dev.heliac.il.Scope;
import dev.heliac.il.symbols.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.llvm.LLVM.LLVMDIBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** DWARF line tables: gdb and perf show Java functions and lines. */
final class DebugInfo {

    private static final String PRODUCER = "Heliac";
    private static final int DWARF_VERSION = 4;
    private static final int DWARF_OF_PTX = 2;
    /** DebugDirectivesOnly of LLVM's DICompileUnit, which the C API has no name for. */
    private static final int DIRECTIVES_ONLY = 3;

    private final Ir ir;
    private final LLVMDIBuilderRef builder;
    private final Map<String, LLVMMetadataRef> files = new HashMap<>();
    /** Of functions that were inlined somewhere: one that no code of its own belongs to, for each name. */
    private final Map<String, LLVMMetadataRef> inlined = new HashMap<>();

    private final LLVMMetadataRef type;
    private final boolean keepsPlaces;
    /** What locations stand for, by their addresses: LLVM has one object for all that are the same. */
    private final Map<Long, Place> places = new HashMap<>();

    private Function function;
    private LLVMMetadataRef scope;
    private int functionLine;
    private List<LLVMMetadataRef> scopes = List.of();
    private List<LLVMMetadataRef> calls = List.of();

    private record Place(Function function, int line) {}

    /**
     * @param linesOnly whether nothing but places of code is told, as by PTX, which would not be optimized otherwise
     * @param keepsPlaces whether {@link #place} is going to be asked
     */
    DebugInfo(Ir ir, String module, boolean linesOnly, boolean keepsPlaces) {
        this.ir = ir;
        this.keepsPlaces = keepsPlaces;
        builder = LLVMCreateDIBuilder(ir.module);
        flag("Debug Info Version", LLVMDebugMetadataVersion());
        flag("Dwarf Version", linesOnly ? DWARF_OF_PTX : DWARF_VERSION);
        var file = file(module);
        // As C: gdb's Java support is gone, and the line tables read the same.
        LLVMDIBuilderCreateCompileUnit(
                builder, LLVMDWARFSourceLanguageC99, file, PRODUCER, PRODUCER.length(), 1, "", 0, 0, "", 0,
                linesOnly ? DIRECTIVES_ONLY : LLVMDWARFEmissionFull, 0, 0, 0, "", 0, "", 0);
        type = LLVMDIBuilderCreateSubroutineType(builder, file, new PointerPointer<LLVMMetadataRef>(1), 0, LLVMDIFlagZero);
    }

    private void flag(String name, int value) {
        LLVMAddModuleFlag(ir.module, LLVMModuleFlagBehaviorWarning, name, name.length(), LLVMValueAsMetadata(ir.i32(value)));
    }

    private LLVMMetadataRef file(String source) {
        var path = source.isEmpty() ? "heliac" : source;
        return files.computeIfAbsent(path, p -> LLVMDIBuilderCreateFile(builder, p, p.length(), ".", 1));
    }

    void enter(Function function, LLVMValueRef llvm) {
        enter(function, function.name(), llvm);
    }

    /** Code that goes with a function but is none of Java's: without a scope of its own, what is inlined there would lose its lines. */
    void enter(Function function, String name, LLVMValueRef llvm) {
        this.function = function;
        functionLine = line(function);
        var file = file(function.source());
        scope = subprogram(name, file, functionLine);
        LLVMSetSubprogram(llvm, scope);
        scopes = new ArrayList<>();
        calls = new ArrayList<>();
        for (var call : function.scopes()) {
            calls.add(location(call.line()));
            // Where a function begins is not known here, but of one without a line LLVM does not tell the file.
            int line = call.source().isEmpty() ? 0 : 1;
            scopes.add(inlined.computeIfAbsent(call.function(), n -> subprogram(n, file(call.source()), line)));
        }
    }

    private LLVMMetadataRef subprogram(String name, LLVMMetadataRef file, int line) {
        return LLVMDIBuilderCreateFunction(
                builder, file, name, name.length(), "", 0, file, line, type, 1, 1, line, LLVMDIFlagZero, 1);
    }

    private static int line(Function function) {
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                if (isOwn(instruction.line())) {
                    return instruction.line();
                }
            }
            if (isOwn(block.terminator().line())) {
                return block.terminator().line();
            }
        }
        return 0;
    }

    private static boolean isOwn(int line) {
        return line > 0 && Scope.of(line) == 0;
    }

    /** What follows is none of Java's, in a function that nothing of it is inlined into. */
    void nowhere() {
        LLVMSetCurrentDebugLocation2(ir.builder, null);
    }

    /** What follows belongs to this line; 0 is the function's own. */
    void line(int line) {
        LLVMSetCurrentDebugLocation2(ir.builder, location(line));
    }

    private LLVMMetadataRef location(int line) {
        int call = Scope.of(line);
        var location = call > 0
                ? LLVMDIBuilderCreateDebugLocation(ir.context, Scope.line(line), 0, scopes.get(call - 1), calls.get(call - 1))
                : LLVMDIBuilderCreateDebugLocation(ir.context, line == 0 ? functionLine : line, 0, scope, null);
        if (keepsPlaces) {
            places.putIfAbsent(location.address(), new Place(function, line == 0 ? functionLine : line));
        }
        return location;
    }

    /** Where in Java an instruction is, as traces tell it; empty for what is none of Java's. */
    String place(LLVMValueRef instruction) {
        var location = LLVMInstructionGetDebugLoc(instruction);
        var place = location == null ? null : places.get(location.address());
        return place == null ? "" : Traces.at(place.function(), place.line());
    }

    void finish() {
        LLVMDIBuilderFinalize(builder);
        LLVMDisposeDIBuilder(builder);
    }
}
