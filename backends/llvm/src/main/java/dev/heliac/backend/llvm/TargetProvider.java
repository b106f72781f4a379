package dev.heliac.backend.llvm;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** What is particular to one native instruction set; found through {@link ServiceLoader}. */
public interface TargetProvider {

    /** The instruction set's name in manifests, images and on the command line. */
    String isa();

    /** LLVM's triple, normalized. */
    String triple();

    /** LLVM's name of the processor code is made for when the machine's own is not known. */
    String defaultCpu();

    /** Features added to those of the processor, {@code +a,-b}. */
    String features();

    /** Options of the linker that choose the kind of executable. */
    List<String> linkerOptions();

    /** Every target on the class path, in order of their names. */
    static List<TargetProvider> all() {
        return ServiceLoader.load(TargetProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(TargetProvider::isa))
                .toList();
    }
}
