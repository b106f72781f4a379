package dev.heliac.tests.ptx;

import dev.heliac.installer.KernelSpec;
import dev.heliac.installer.TargetDescription;
import dev.heliac.tests.machine.NativeLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A folder with a library in place of NVIDIA's driver that runs the modules which were built for it. */
public final class PtxMachine {

    private static final Path SOURCES = Path.of("src", "test", "resources", "gpu").toAbsolutePath();

    /** So that each module's share of them is one block that leads and two that work. */
    private static final int BLOCKS = 3;

    private final Path folder;
    private int modules;

    private PtxMachine(Path folder) {
        this.folder = folder;
    }

    /** What images for it are installed on: this kind of GPU beside the processor. */
    public static TargetDescription kernels(String cpu) {
        return new TargetDescription(
                "a GPU", List.of(new KernelSpec("x86_64", "", "", -1, List.of()), new KernelSpec("gpu", cpu, "", -1, List.of())));
    }

    public static PtxMachine in(Path folder) throws IOException, InterruptedException {
        var object = folder.resolve("running.o");
        compile(SOURCES.resolve("running.c"), object, "-O1");
        NativeLibrary.link(List.of(object), folder.resolve("libcuda.so.1"), "-soname", "libcuda.so.1");
        compile(SOURCES.resolve("grid.c"), folder.resolve("grid.o"), "-O1");
        Files.write(folder.resolve("looks"), new byte[Long.BYTES]);
        return new PtxMachine(folder);
    }

    /** What a program that is to find the library needs in its environment. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_LIBRARY_PATH", folder.toString(), "PTX_MODULES", folder.toString(), "PTX_PROCESSORS",
                Integer.toString(BLOCKS * modules), "PTX_LOOKS", folder.resolve("looks").toString());
    }

    /**
     * How often, since the machine was made, a grid has read what the processor has, but for what it waits for or asks in case that it has
     * changed: each time it would have waited for a bus.
     */
    public long looks() throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(folder.resolve("looks"))).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    public void build(Path ptx) throws IOException, InterruptedException {
        modules++;
        var text = Files.readString(ptx);
        var library = folder.resolve(HexFormat.of().toHexDigits(hash(text)) + ".so");
        if (!Files.exists(library)) {
            var source = Files.writeString(folder.resolve("module.c"), PtxToC.translate(text));
            var object = folder.resolve("module.o");
            compile(source, object, "-O0");
            NativeLibrary.link(List.of(object, folder.resolve("grid.o")), library);
        }
    }

    /** FNV-1a, as in {@code running.c}. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ Byte.toUnsignedLong(b)) * 0x100000001b3L;
        }
        return hash;
    }

    private static void compile(Path source, Path object, String level) throws IOException, InterruptedException {
        NativeLibrary.compile(source, object, "-I" + SOURCES, "-ffp-contract=off", "-fno-math-errno", level);
    }
}
