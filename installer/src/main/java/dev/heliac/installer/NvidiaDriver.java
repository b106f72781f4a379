package dev.heliac.installer;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

/** Asks NVIDIA's driver about its GPUs (functions and numbers after NVIDIA's "CUDA Driver API"). */
@SuppressWarnings("restricted") // calls of a library of the machine's are what it is for
public final class NvidiaDriver {

    /** How the driver's library is called everywhere. */
    public static final String LIBRARY = "libcuda.so.1";

    private static final int NAME_BYTES = 128;
    private static final int MAJOR = 75;
    private static final int MINOR = 76;

    /**
     * The first GPU.
     *
     * @param cpu LLVM's name of its compute capability
     */
    public record Gpu(String name, String cpu) {}

    private final SymbolLookup library;

    private NvidiaDriver(SymbolLookup library) {
        this.library = library;
    }

    /**
     * The GPU that processes would run on.
     *
     * @param library the driver's, by name or path
     */
    public static Optional<Gpu> firstGpu(String library) {
        // Not unloaded again: what the driver has begun goes on.
        try (var arena = Arena.ofConfined()) {
            return new NvidiaDriver(SymbolLookup.libraryLookup(library, Arena.global())).first(arena);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // it is not there
        }
    }

    private Optional<Gpu> first(Arena arena) {
        var number = arena.allocate(JAVA_INT);
        var name = arena.allocate(NAME_BYTES);
        boolean there = call("cuInit", 0) && call("cuDeviceGet", number, 0);
        if (!there) {
            return Optional.empty();
        }
        int device = number.get(JAVA_INT, 0);
        if (!call("cuDeviceGetName", name, NAME_BYTES - 1, device) || !call("cuDeviceGetAttribute", number, MAJOR, device)) {
            return Optional.empty();
        }
        int major = number.get(JAVA_INT, 0);
        return call("cuDeviceGetAttribute", number, MINOR, device)
                ? Optional.of(new Gpu(name.getString(0), "sm_" + major + number.get(JAVA_INT, 0)))
                : Optional.empty();
    }

    /** Whether a function, of addresses and numbers, is there and succeeds. */
    private boolean call(String name, Object... arguments) {
        var function = library.find(name);
        if (function.isEmpty()) {
            return false;
        }
        var layouts = new MemoryLayout[arguments.length];
        for (int i = 0; i < layouts.length; i++) {
            layouts[i] = arguments[i] instanceof MemorySegment ? ADDRESS : JAVA_INT;
        }
        var handle = Linker.nativeLinker().downcallHandle(function.get(), FunctionDescriptor.of(JAVA_INT, layouts));
        try {
            return (int) handle.invokeWithArguments(arguments) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }
}
