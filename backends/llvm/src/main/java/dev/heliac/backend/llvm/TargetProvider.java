package dev.heliac.backend.llvm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** What is particular to one native instruction set; found through {@link ServiceLoader}. */
public interface TargetProvider {

    /** The instruction set's name in manifests, images and on the command line. */
    String isa();

    /** LLVM's triple, normalized. */
    String triple();

    /** LLVM's name of the processor code is made for when the machine's own is not known. */
    String defaultCpu();

    /** Features added to those of a processor, {@code +a,-b}. */
    String features(String cpu);

    /** Whether threads of one kernel run at the same time: otherwise nothing comes into what is done in several steps. */
    boolean hasThreads();

    /** Options of the linker that choose the kind of executable. */
    List<String> linkerOptions();

    /** The folder of its runtime among the compiled ones. */
    default String runtime() {
        return isa();
    }

    /** The kernel's parts, each a file of bitcode. */
    default List<String> kernel() {
        return List.of("kernel");
    }

    /** Whether processes run on a grid of threads, of which one leads and the others run parallel loops. */
    default boolean grid() {
        return false;
    }

    /** Whether there is the same target with sanitizers, or this is it. */
    default boolean hasSanitizers() {
        return false;
    }

    /** Whether code tells the kernel of each access to memory before it makes it, as {@link Sanitizer} says. */
    default boolean sanitized() {
        return false;
    }

    /** What a process and its kernel become together, where they become one program. */
    default Optional<Program> program() {
        return Optional.empty();
    }

    /** Whether a process and its kernel become one program together. */
    default boolean whole() {
        return program().isPresent();
    }

    /**
     * Of such a target, the part of the runtime that is the program beside it, which starts it; an x86-64 Linux program. Without it
     * nothing here starts what is made for the target.
     */
    default Optional<String> beside() {
        return Optional.empty();
    }

    /** Whether a processor, as target descriptions call it, is one of this target's: several may have one instruction set's name. */
    default boolean has(String cpu) {
        return true;
    }

    /** LLVM's name of a processor that target descriptions call so; they may leave it empty. */
    default String processor(String cpu) {
        return cpu.isEmpty() ? defaultCpu() : cpu;
    }

    /** The target of an instruction set that has a processor. */
    static Optional<TargetProvider> of(String isa, String cpu) {
        return all().stream().filter(t -> t.isa().equals(isa) && t.has(cpu)).findFirst();
    }

    /** Every target on the class path, in order of their names. */
    static List<TargetProvider> all() {
        return ServiceLoader.load(TargetProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(TargetProvider::isa))
                .toList();
    }
}
