package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Module;
import dev.heliac.il.Trap;
import dev.heliac.il.opt.Chunks;
import dev.heliac.il.opt.DeviceForm;
import dev.heliac.il.opt.Passes;
import dev.heliac.runtime.RuntimeFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTargetMachineRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.bytedeco.llvm.global.LLVM;

/** Lowers one process, or the kernel, for one processor. Calls may run at the same time. */
public final class Lowering {

    /** Raised whenever the same input may give other code; part of every cache's key. */
    public static final int VERSION = 35;

    /**
     * LLVM leaves it to those of its passes that follow branches not to take threads apart, and so they do nothing for GPUs. Without, what
     * fails in a loop seems to go on with it, and nothing is known there of what is before. These are those passes, told of no GPU.
     */
    private static final String BRANCHES = "function(sroa,early-cse,simplifycfg),"
            + "cgscc(inline,function-attrs,function(sroa,early-cse,instcombine<no-verify-fixpoint>,jump-threading,"
            + "correlated-propagation,simplifycfg))";

    /** Threads of a GPU's block, of which the program beside it starts no more. */
    private static final int GRID_BLOCK = 256;

    /**
     * Registers of each thread of a GPU, at most. All loops of a process are in one kernel, and so is what its leader alone does: without
     * a limit the greediest part of it would decide how few threads run. With 80, three blocks run on each SM, which has 65536 registers
     * (NVIDIA, "CUDA C++ Programming Guide", technical specifications); 64 for four are too few for some loops of the samples.
     */
    private static final int GRID_REGISTERS = 80;

    /** What to make: a linkable object, or text for people. */
    public enum Form {
        OBJECT,
        ASSEMBLY,
        LLVM_IR
    }

    /** The level at which the kernel's own code is optimized. */
    private static final int KERNEL = 2;

    /** LLVM's level for programs of a grid, when it optimizes at all. */
    private static final int GRID = 3;

    private static final List<String> OWN_ATTRIBUTES =
            List.of("target-cpu", "target-features", "tune-cpu", "no-builtins", "use-soft-float", "frame-pointer");

    private Lowering() {}

    /** At level 1 our own passes run and LLVM's do not, which are most of an install's time. */
    private static boolean optimizing(int level) {
        return level > 1;
    }

    /**
     * What is lowered, for whatever processor, or for whatever grid.
     *
     * @param slice a verified module with exactly one process, from which nothing is missing
     * @param grid whether it is for a grid; the process is one that may be on a device then
     * @param level optimization level, 0 to 3
     */
    public static Module optimized(Module slice, boolean grid, int level) {
        if (level > 0) {
            return grid ? Passes.runForGrid(DeviceForm.of(slice)) : Passes.run(slice);
        }
        return grid ? DeviceForm.of(slice) : Chunks.run(slice);
    }

    /**
     * Code for a process.
     *
     * @param slice a module that {@link #optimized} gave
     * @param level optimization level, 0 to 3
     */
    public static byte[] process(Module slice, TargetSpec spec, int level, Form form) {
        return within(spec, level, (context, machine) -> {
            var llvm = Llvm.parse(context, RuntimeFiles.bytes(spec.target().runtime(), "fastpath.bc"), "fastpath");
            prepare(llvm, spec, machine);
            var ir = new Ir(context, llvm, pointerBytes(machine), spec.target().program());
            boolean grid = spec.target().grid();
            var lowering = new ModuleLowering(ir, slice, pointerBytes(machine), spec.target());
            var paths = Functions.defined(llvm);
            for (var function : paths) {
                LLVMSetLinkage(function, LLVMInternalLinkage);
                ir.attribute(function, grid && isLarge(function) ? "noinline" : "alwaysinline");
            }
            if (!grid) {
                List.of(Trap.values()).forEach(lowering::trap);
            }
            var debug = new DebugInfo(ir, slice.name(), spec.target().whole(), spec.target().sanitized());
            lowering.makeInitializers(debug);
            lowering.chunks.make(lowering, debug);
            lowering.module.functions().forEach(f -> FunctionLowering.lower(lowering, f, debug));
            lowering.program(slice.processes().getFirst(), debug);
            debug.finish();
            ir.dispose();
            spec.target().program().ifPresent(program -> AddressSpaces.assign(llvm, context, program));
            // Those that nobody takes need not be optimized.
            paths.stream().filter(Lowering::isUnused).forEach(LLVM::LLVMDeleteFunction);
            if (spec.target().sanitized()) {
                Sanitizer.instrument(llvm, context, machine, debug);
            }
            spec.target().program().ifPresent(program -> joinKernel(llvm, context, spec, machine, program));
            return finish(llvm, spec, machine, level, form);
        });
    }

    private static boolean isUnused(LLVMValueRef value) {
        var use = LLVMGetFirstUse(value);
        return use == null || use.isNull();
    }

    /**
     * What an image asks of its kernels; code for anything else is left out of them.
     *
     * @param alone there is never more than one kernel
     * @param files some process uses {@code /fs}
     */
    public record Needs(boolean alone, boolean files) {}

    /**
     * The kernel's own code.
     *
     * @param part one of the target's kernel's parts
     */
    public static byte[] kernel(TargetSpec spec, String part, Needs needs, Form form) {
        return within(spec, KERNEL, (context, machine) -> {
            var llvm = Llvm.parse(context, RuntimeFiles.bytes(spec.target().runtime(), part + ".bc"), part);
            prepare(llvm, spec, machine);
            if (!spec.target().grid()) {
                constant(llvm, "hk_alone", needs.alone());
                constant(llvm, "hk_files", needs.files());
            }
            separate(llvm);
            return finish(llvm, spec, machine, KERNEL, form);
        });
    }

    /**
     * The program beside what a target that makes whole programs makes.
     *
     * @param host what it is made for, a target of x86-64
     */
    public static byte[] beside(TargetProvider target, TargetSpec host) {
        return within(host, KERNEL, (context, machine) -> {
            var part = target.beside().orElseThrow();
            var llvm = Llvm.parse(context, RuntimeFiles.bytes(target.runtime(), part + ".bc"), part);
            prepare(llvm, host, machine);
            return finish(llvm, host, machine, KERNEL, Form.OBJECT);
        });
    }

    /** An object that defines functions which do nothing: what is linked against in place of a library of the machine. */
    static byte[] stub(TargetSpec host, List<String> functions) {
        return within(host, 0, (context, machine) -> {
            var llvm = LLVMModuleCreateWithNameInContext("stub", context);
            prepare(llvm, host, machine);
            var builder = LLVMCreateBuilderInContext(context);
            for (var name : functions) {
                var type = LLVMFunctionType(LLVMVoidTypeInContext(context), new PointerPointer<>(1), 0, 0);
                var function = LLVMAddFunction(llvm, name, type);
                LLVMPositionBuilderAtEnd(builder, LLVMAppendBasicBlockInContext(context, function, "entry"));
                LLVMBuildRetVoid(builder);
            }
            LLVMDisposeBuilder(builder);
            return finish(llvm, host, machine, 0, Form.OBJECT);
        });
    }

    /** Lets go what nobody calls: only what processes may call is known outside, and the linker can drop that one by one. */
    private static void separate(LLVMModuleRef llvm) {
        Functions.defined(llvm).forEach(function -> LLVMSetSection(function, ".text." + keptPrivate(function)));
        for (var global : Functions.globals(llvm)) {
            if (LLVMIsDeclaration(global) == 0 && LLVMGetLinkage(global) == LLVMExternalLinkage) {
                keptPrivate(global);
            }
        }
    }

    private static String keptPrivate(LLVMValueRef value) {
        var name = Llvm.name(value);
        if (!name.startsWith("hk_")) {
            LLVMSetLinkage(value, LLVMInternalLinkage);
        }
        return name;
    }

    /** Tells the optimizer what the C code knows as a constant from elsewhere. */
    private static void constant(LLVMModuleRef llvm, String name, boolean value) {
        var global = LLVMGetNamedGlobal(llvm, name);
        LLVMSetInitializer(global, LLVMConstInt(LLVMGlobalGetValueType(global), value ? 1 : 0, 0));
        LLVMSetLinkage(global, LLVMPrivateLinkage);
    }

    private interface Work {
        byte[] run(LLVMContextRef context, LLVMTargetMachineRef machine);
    }

    private static byte[] within(TargetSpec spec, int level, Work work) {
        var machine = Llvm.machine(spec, optimizing(level));
        var context = LLVMContextCreate();
        try {
            return work.run(context, machine);
        } finally {
            LLVMContextDispose(context);
            LLVMDisposeTargetMachine(machine);
        }
    }

    private static int pointerBytes(LLVMTargetMachineRef machine) {
        var data = LLVMCreateTargetDataLayout(machine);
        int bytes = LLVMPointerSize(data);
        LLVMDisposeTargetData(data);
        return bytes;
    }

    /** On a grid, reductions are done once for each block of values, and messages are seldom; an assembler's time is more precious. */
    private static boolean isLarge(LLVMValueRef function) {
        var name = Llvm.name(function);
        return name.startsWith("hk_sum_") || name.startsWith("hk_min_") || name.startsWith("hk_max_") || name.equals("hk_send")
                || name.equals("hk_receive");
    }

    /** Puts the kernel around the process; only its entry is known outside. */
    private static void joinKernel(
            LLVMModuleRef llvm, LLVMContextRef context, TargetSpec spec, LLVMTargetMachineRef machine, Program program) {
        // A device's process has no recursion, nor has the kernel of a grid: so it is known how much stack they take.
        int kind = LLVMGetEnumAttributeKindForName("norecurse", "norecurse".length());
        var alone = LLVMCreateEnumAttribute(context, kind, 0);
        for (var part : spec.target().kernel()) {
            var kernel = Llvm.parse(context, RuntimeFiles.bytes(spec.target().runtime(), part + ".bc"), part);
            prepare(kernel, spec, machine);
            AddressSpaces.assign(kernel, context, program);
            if (LLVMLinkModules2(llvm, kernel) != 0) {
                throw new LoweringException("the kernel does not fit the process");
            }
        }
        for (var function : Functions.defined(llvm)) {
            LLVMSetLinkage(function, LLVMInternalLinkage);
            LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex, alone);
            about(function, program);
        }
        for (var global : Functions.globals(llvm)) {
            if (LLVMIsDeclaration(global) == 0 && LLVMGetLinkage(global) == LLVMExternalLinkage) {
                LLVMSetLinkage(global, LLVMInternalLinkage);
            }
        }
        var entry = LLVMGetNamedFunction(llvm, "hk_grid");
        LLVMSetLinkage(entry, LLVMExternalLinkage);
        LLVMSetFunctionCallConv(entry, program.entry);
        switch (program) {
            case PTX -> {
                annotate(entry, llvm, context, "maxntidx", GRID_BLOCK);
                annotate(entry, llvm, context, "maxnreg", GRID_REGISTERS);
            }
            case CODE_OBJECT -> {}
            case SPIRV -> {
                LLVMStripModuleDebugInfo(llvm); // LLVM does not translate it
                Returns.insteadOf("grid_exit", llvm, context, program.variables);
            }
        }
    }

    private static void about(LLVMValueRef function, Program program) {
        program.about.forEach((name, value) -> LLVMAddTargetDependentFunctionAttr(function, name, value));
    }

    /** Tells LLVM's NVPTX backend something of a kernel (LLVM, "User Guide for NVPTX Back-end"). */
    private static void annotate(LLVMValueRef entry, LLVMModuleRef llvm, LLVMContextRef context, String name, int value) {
        var parts = new PointerPointer<LLVMMetadataRef>(
                LLVMValueAsMetadata(entry),
                LLVMMDStringInContext2(context, name, name.length()),
                LLVMValueAsMetadata(LLVMConstInt(LLVMInt32TypeInContext(context), value, 0)));
        var node = LLVMMetadataAsValue(context, LLVMMDNodeInContext2(context, parts, 3));
        LLVMAddNamedMetadataOperand(llvm, "nvvm.annotations", node);
    }

    /** Gives bitcode of clang's the processor chosen here: functions of different processors are not inlined into each other. */
    private static void prepare(LLVMModuleRef llvm, TargetSpec spec, LLVMTargetMachineRef machine) {
        LLVMSetTarget(llvm, spec.target().triple());
        var data = LLVMCreateTargetDataLayout(machine);
        LLVMSetModuleDataLayout(llvm, data);
        LLVMDisposeTargetData(data);
        for (var function : Functions.all(llvm)) {
            for (var name : OWN_ATTRIBUTES) {
                LLVMRemoveStringAttributeAtIndex(function, LLVMAttributeFunctionIndex, name, name.length());
            }
            // Clang's own conventions of some targets would not fit calls of what is lowered here.
            LLVMSetFunctionCallConv(function, LLVMCCallConv);
            Functions.calls(function).forEach(call -> LLVMSetInstructionCallConv(call, LLVMCCallConv));
        }
    }

    private static byte[] finish(LLVMModuleRef llvm, TargetSpec spec, LLVMTargetMachineRef machine, int level, Form form) {
        Llvm.verify(llvm);
        var program = spec.target().program();
        boolean translated = program.filter(p -> p == Program.SPIRV).isPresent();
        if (program.isPresent() && optimizing(level)) {
            Llvm.optimize(llvm, null, BRANCHES, false);
        }
        // Loops that are unrolled whole let neighbours in fast memory be loaded together, and level 2 seldom does that.
        int passes = !optimizing(level) ? 0 : program.isPresent() ? GRID : level;
        Llvm.optimize(llvm, machine, "default<O" + passes + ">", !translated);
        if (translated) {
            Llvm.optimize(llvm, machine, "function(scalarizer<load-store>,dce)", false); // it knows no vectors of more than 16 parts
            PlainMemory.make(llvm, LLVMGetModuleContext(llvm), "grid_prepare");
            Llvm.verify(llvm);
        } else if (program.isPresent() && optimizing(level)) {
            GlobalPointers.say(llvm, LLVMGetModuleContext(llvm), program.get());
        }
        if (form == Form.LLVM_IR) {
            return Llvm.print(llvm).getBytes(StandardCharsets.UTF_8);
        }
        int kind = form == Form.OBJECT ? LLVMObjectFile : LLVMAssemblyFile;
        return switch (program.orElse(null)) {
            case null -> Llvm.emit(llvm, machine, kind);
            case CODE_OBJECT -> Llvm.emit(llvm, machine, kind);
            case PTX -> ptx(llvm, machine);
            case SPIRV -> Llvm.bitcode(llvm);
        };
    }

    private static byte[] ptx(LLVMModuleRef llvm, LLVMTargetMachineRef machine) {
        return PtxText.ordered(Llvm.emit(llvm, machine, LLVMAssemblyFile));
    }

    /** LLVM's name of this machine's processor. */
    public static String hostCpu() {
        return Llvm.take(LLVMGetHostCPUName());
    }

    /** LLVM's features of this machine's processor. */
    public static String hostFeatures() {
        return Llvm.take(LLVMGetHostCPUFeatures());
    }

}
