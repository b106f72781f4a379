package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.backend.llvm.Lowering;
import dev.heliac.il.Module;
import dev.heliac.installer.Installer;
import dev.heliac.installer.KernelSpec;
import dev.heliac.installer.MachineProbe;
import dev.heliac.tests.machine.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes become PTX that NVIDIA's assembler takes without a word, for each of these GPUs. */
class PtxTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/grid");

    @TempDir
    Path folder;

    private static String lowered(Module module, String cpu) {
        var kernel = new KernelSpec("gpu", cpu, "", -1, List.of());
        return new String(Installer.lower(module, "server", kernel, 2, Lowering.Form.ASSEMBLY), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"Vectors, sm_75, 6.3", "Vectors, sm_80, 7.0", "Tiles, sm_90, 7.8"})
    void isOneModuleForTheOldestVersionThatKnowsTheGpu(String program, String cpu, String version) throws IOException {
        var module = Application.compile(folder, PROGRAMS.resolve(program + ".java")).module();
        var text = lowered(module, cpu);
        assertTrue(text.contains(".version " + version + "\n.target " + cpu + "\n"), text.substring(0, 200));
        assertTrue(text.contains(".visible .entry hk_grid("));
        assertFalse(text.contains(".extern"), "needs something from elsewhere");
        assertTrue(text.contains(".loc"), "tells no lines");
        assertEquals(text, lowered(module, cpu), "the same input gives the same bytes");
    }

    @ParameterizedTest
    @CsvSource({"Vectors, sm_75", "Vectors, sm_80", "Tiles, sm_90"})
    void isAssembledWithoutWarnings(String program, String cpu) throws IOException, InterruptedException {
        var assembler = MachineProbe.ofThisMachine().find("ptxas");
        Assumptions.assumeTrue(assembler.isPresent(), "needs ptxas (package nvidia-cuda-toolkit)");
        var module = Application.compile(folder, PROGRAMS.resolve(program + ".java")).module();
        var file = Files.writeString(folder.resolve(program + ".ptx"), lowered(module, cpu));
        var process = new ProcessBuilder(
                        assembler.get().toString(), "-arch=" + cpu, "-o", folder.resolve("out.cubin").toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals("", said);
    }
}
