package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.Map;

/**
 * What a process becomes together with its kernel, for a device that runs such a whole program.
 *
 * <p>Pointers of a program are of one address space, from which every other can be reached; variables may be in others.
 */
public enum Program {
    /** NVIDIA's text for an assembler, its own or its driver's. */
    PTX(".ptx", LLVMPTXKernelCallConv, 0, 0, 0, Map.of()),
    /** AMD's shared ELF object, as LLVM's "User Guide for AMDGPU Backend" describes it. */
    CODE_OBJECT(
            ".hsaco", LLVMAMDGPUKERNELCallConv, 0, 1, 4,
            Map.of("amdgpu-flat-work-group-size", "1,256", "amdgpu-no-implicitarg-ptr", "")),
    /** Khronos's SPIR-V, a module of kernels for OpenCL. */
    SPIRV(".spv", LLVMSPIRKERNELCallConv, 4, 1, 1, Map.of());

    private final String suffix;
    /** LLVM's calling convention of what is started. */
    final int entry;
    /** Address spaces that pointers are of, and those of what changes and of what never does. */
    final int pointers;

    final int variables;
    final int constants;
    /** What LLVM is told of every function: blocks of more threads would leave each fewer registers, and no hidden argument is read. */
    final Map<String, String> about;

    Program(String suffix, int entry, int pointers, int variables, int constants, Map<String, String> about) {
        this.suffix = suffix;
        this.entry = entry;
        this.pointers = pointers;
        this.variables = variables;
        this.constants = constants;
        this.about = about;
    }

    /** What the names of its files end in. */
    public String suffix() {
        return suffix;
    }
}
