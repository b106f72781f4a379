package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.installer.Cache;
import dev.heliac.installer.Image;
import dev.heliac.installer.Installer;
import dev.heliac.installer.Manifest;
import dev.heliac.installer.NvidiaDriver;
import dev.heliac.installer.Progress;
import dev.heliac.installer.PtxAssembler;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.NativeLibrary;
import dev.heliac.tests.ptx.PtxMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that starts a GPU's grid, with a library in place of the driver that does what a test wants. */
class GpuHostTest {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final long SECONDS = 60;

    @TempDir
    static Path folder;

    private static Image image;
    private static Image assembled;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        var module = Application.compile(folder, RESOURCES.resolve("grid/Failures.java")).module();
        image = installed(module, "image", Optional.empty());
        assembled = installed(module, "assembled", Optional.of(assembler()));
        driver("driver", "-O1");
        driver("old", "-O1", "-DOLD");
    }

    private static Image installed(Module module, String name, Optional<PtxAssembler> assembler) {
        var target = PtxMachine.kernels("sm_90");
        var out = new Diagnostics();
        var options = new Installer.Options(target, Manifest.EMPTY, new byte[0], 2, assembler);
        return new Installer(new Cache(folder.resolve("cache")), Progress.NONE)
                .install(module, folder.resolve(name), options, out)
                .orElseThrow();
    }

    /** Makes what begins as an ELF file does, of anything. */
    private static PtxAssembler assembler() throws IOException {
        var program = Files.writeString(folder.resolve("ptxas"), """
                #!/bin/sh
                test "$1" = --version && echo "a stand-in" && exit
                test "$1" = -arch=sm_90 && printf '\\177ELF' > "$3"
                """);
        assertTrue(program.toFile().setExecutable(true));
        return new PtxAssembler(program.toAbsolutePath());
    }

    private static void driver(String name, String... options) throws IOException, InterruptedException {
        var into = Files.createDirectories(folder.resolve(name));
        var object = into.resolve("driver.o");
        NativeLibrary.compile(RESOURCES.resolve("gpu/driver.c"), object, options);
        NativeLibrary.link(List.of(object), into.resolve("libcuda.so.1"), "-soname", "libcuda.so.1");
    }

    /** What the image's kernels say, one after the other. The client finds its channels closed, since no grid really runs. */
    private static String told(String library, String driver) throws IOException, InterruptedException {
        return told(image, library, driver);
    }

    private static String told(Image image, String library, String driver) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(image.file("kernels/x86_64/kernel").toString(), image.file("boot.plan").toString());
        builder.environment().put("LD_LIBRARY_PATH", folder.resolve(library).toString());
        builder.environment().put("DRIVER", driver);
        var said = Files.createTempFile(folder, "said", ".txt");
        var process = Application.start(builder.redirectErrorStream(true).redirectOutput(said.toFile()));
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        var text = Files.readString(said);
        assertTrue(ended, text);
        assertTrue(text.contains("bounds: the peer is gone"), text);
        return text;
    }

    @Test
    void theDriverTellsWhichGpuThereIs() {
        var gpu = NvidiaDriver.firstGpu(folder.resolve("driver").resolve("libcuda.so.1").toAbsolutePath().toString());
        assertEquals(Optional.of(new NvidiaDriver.Gpu("Stand-in", "sm_90")), gpu);
        assertEquals(Optional.empty(), NvidiaDriver.firstGpu("libthatisnowhere.so.1"));
    }

    @Test
    void startsAllBlocksThatFitAtOnceAndPrintsWhatTheGridSays() throws IOException, InterruptedException {
        var text = told("driver", "");
        assertTrue(text.contains("a grid of 6 blocks\n"), text);
    }

    @Test
    void loadsWhatIsAssembledAndElseThePtx() throws IOException, InterruptedException {
        assertTrue(told(assembled, "driver", "").contains("a grid of 6 blocks, assembled\n"));
        assertTrue(told(assembled, "driver", "other GPU").contains("a grid of 6 blocks\n"));
    }

    @Test
    void saysWhatADriverLacks() throws IOException, InterruptedException {
        var text = told("old", "");
        assertTrue(text.contains("heliac: the GPU's driver is too old: it has no cuLaunchCooperativeKernel\n"), text);
    }

    @Test
    void saysThatThereIsNoGpu() throws IOException, InterruptedException {
        var text = told("driver", "no device");
        assertTrue(text.contains("heliac: there is no GPU that the driver can use\n"), text);
    }

    @Test
    void saysWhyCodeIsNotLoaded() throws IOException, InterruptedException {
        var text = told("driver", "refuses");
        assertTrue(text.contains("ptxas fatal: not today\n"), text);
        assertTrue(text.contains("cannot load a process's code: a PTX JIT compilation failed (error 218)\n"), text);
    }

    @Test
    void saysThatMemoryIsTaken() throws IOException, InterruptedException {
        var text = told("driver", "full");
        assertTrue(text.contains("lower `share` in the manifest\n"), text);
    }

    /** Processes elsewhere go on, and find their channels closed. */
    @Test
    void survivesAGpuThatIsLost() throws IOException, InterruptedException {
        var text = told("driver", "lost");
        assertTrue(text.contains("heliac: the GPU failed: unspecified launch failure\n"), text);
        assertTrue(text.contains("heliac: kernel 1 died; its processes are gone\n"), text);
    }
}
