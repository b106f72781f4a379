package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMErrorRef;
import org.bytedeco.llvm.LLVM.LLVMMemoryBufferRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTargetMachineRef;
import org.bytedeco.llvm.LLVM.LLVMTargetRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Calls of the LLVM-C API with errors turned into exceptions. */
final class Llvm {

    static {
        LLVMInitializeAllTargetInfos();
        LLVMInitializeAllTargets();
        LLVMInitializeAllTargetMCs();
        LLVMInitializeAllAsmPrinters();
        LLVMInitializeAllAsmParsers();
    }

    private Llvm() {}

    /** An array of pointers. The one-argument constructor of PointerPointer would be a cast. */
    static PointerPointer<Pointer> array(Pointer... pointers) {
        return new PointerPointer<Pointer>(Math.max(1, pointers.length)).put(pointers);
    }

    /** @param optimizing whether code is selected for its speed, not for LLVM's own */
    static LLVMTargetMachineRef machine(TargetSpec spec, boolean optimizing) {
        var target = new LLVMTargetRef();
        var error = new BytePointer();
        if (LLVMGetTargetFromTriple(new BytePointer(spec.target().triple()), target, error) != 0) {
            throw new LoweringException(take(error));
        }
        int selection = optimizing ? LLVMCodeGenLevelDefault : LLVMCodeGenLevelNone;
        var machine = LLVMCreateTargetMachine(
                target, spec.target().triple(), spec.cpu(), features(spec), selection, LLVMRelocStatic, LLVMCodeModelDefault);
        if (machine == null || machine.isNull()) {
            throw new LoweringException("no target machine for " + spec);
        }
        return machine;
    }

    private static String features(TargetSpec spec) {
        var own = spec.target().features(spec.cpu());
        return spec.features().isEmpty() ? own : own.isEmpty() ? spec.features() : spec.features() + "," + own;
    }

    static String name(LLVMValueRef value) {
        return LLVMGetValueName2(value, new SizeTPointer(1)).getString();
    }

    static LLVMModuleRef parse(LLVMContextRef context, byte[] bitcode, String name) {
        var buffer = LLVMCreateMemoryBufferWithMemoryRangeCopy(new BytePointer(bitcode), bitcode.length, new BytePointer(name));
        var module = new LLVMModuleRef();
        if (LLVMParseBitcodeInContext2(context, buffer, module) != 0) {
            throw new LoweringException("cannot read " + name);
        }
        LLVMDisposeMemoryBuffer(buffer);
        return module;
    }

    static void verify(LLVMModuleRef module) {
        var error = new BytePointer();
        if (LLVMVerifyModule(module, LLVMReturnStatusAction, error) != 0) {
            throw new LoweringException(take(error));
        }
        LLVMDisposeMessage(error);
    }

    /** @param vectors whether code may come to compute with vectors */
    static void optimize(LLVMModuleRef module, LLVMTargetMachineRef machine, String passes, boolean vectors) {
        var options = LLVMCreatePassBuilderOptions();
        if (!vectors) {
            LLVMPassBuilderOptionsSetLoopVectorization(options, 0);
            LLVMPassBuilderOptionsSetSLPVectorization(options, 0);
        }
        LLVMErrorRef error = LLVMRunPasses(module, passes, machine, options);
        LLVMDisposePassBuilderOptions(options);
        if (error != null && !error.isNull()) {
            var message = LLVMGetErrorMessage(error);
            var text = message.getString();
            LLVMDisposeErrorMessage(message);
            throw new LoweringException(text);
        }
    }

    static byte[] emit(LLVMModuleRef module, LLVMTargetMachineRef machine, int kind) {
        var buffer = new LLVMMemoryBufferRef();
        var error = new BytePointer();
        if (LLVMTargetMachineEmitToMemoryBuffer(machine, module, kind, error, buffer) != 0) {
            throw new LoweringException(take(error));
        }
        var bytes = new byte[(int) LLVMGetBufferSize(buffer)];
        LLVMGetBufferStart(buffer).get(bytes);
        LLVMDisposeMemoryBuffer(buffer);
        return bytes;
    }

    static byte[] bitcode(LLVMModuleRef module) {
        var buffer = LLVMWriteBitcodeToMemoryBuffer(module);
        var bytes = new byte[(int) LLVMGetBufferSize(buffer)];
        LLVMGetBufferStart(buffer).get(bytes);
        LLVMDisposeMemoryBuffer(buffer);
        return bytes;
    }

    static String print(LLVMModuleRef module) {
        return take(LLVMPrintModuleToString(module));
    }

    static String take(BytePointer text) {
        var string = text.getString();
        LLVMDisposeMessage(text);
        return string;
    }
}
