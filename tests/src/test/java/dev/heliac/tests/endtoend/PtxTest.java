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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes become PTX that NVIDIA's assembler takes without a word, for each of these GPUs. */
class PtxTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/grid");

    private static final Pattern SPILLS = Pattern.compile(
            "properties for (part\\d*)\\s+\\d+ bytes stack frame, (\\d+) bytes spill stores, (\\d+) bytes spill loads");

    @TempDir
    Path folder;

    private static String lowered(Module module, String process, String cpu) throws IOException {
        var kernel = new KernelSpec("gpu", cpu, "", -1, List.of());
        return new String(Installer.lower(module, process, kernel, 2, Lowering.Form.ASSEMBLY), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"Vectors, sm_75, 6.3", "Vectors, sm_80, 7.0", "Tiles, sm_90, 7.8"})
    void isOneModuleForTheOldestVersionThatKnowsTheGpu(String program, String cpu, String version) throws IOException {
        var module = Application.compile(folder, PROGRAMS.resolve(program + ".java")).module();
        var text = lowered(module, "server", cpu);
        assertTrue(text.contains(".version " + version + "\n.target " + cpu + "\n"), text.substring(0, 200));
        assertTrue(text.contains(".visible .entry hk_grid("));
        assertFalse(text.contains(".extern"), "needs something from elsewhere");
        assertTrue(text.contains(".loc"), "tells no lines");
        assertEquals(text, lowered(module, "server", cpu), "the same input gives the same bytes");
    }

    /** Threads of a block meet at barriers, and have memory in common. */
    @Test
    void tilesAreOfBlocks() throws IOException {
        var text = lowered(Application.compile(folder, PROGRAMS.resolve("Tiles.java")).module(), "server", "sm_80");
        assertTrue(text.contains("st.shared.f32") && text.contains("ld.shared.f32"));
        assertTrue(text.contains("bar.sync") && text.contains("bar.red.or.pred"));
        var room = Pattern.compile("\\.shared \\.align 16 \\.b8 \\w+\\[(\\d+)]").matcher(text);
        assertTrue(room.find());
        assertEquals(3 * 8 * 8 * Float.BYTES, Integer.parseInt(room.group(1)), "three vectors of 8 times 8 floats");
    }

    static Stream<Arguments> processes() {
        var programs = Stream.of(
                Arguments.of(PROGRAMS.resolve("Vectors.java"), "server", "sm_75"),
                Arguments.of(PROGRAMS.resolve("Tiles.java"), "server", "sm_80"),
                Arguments.of(Path.of("gpu", "Bench.java"), "server", "sm_90"));
        var gpus = List.of("sm_75", "sm_80", "sm_90");
        var servers = List.of("mandelbrot/painter", "matmul/multiplier", "nbody/mover", "histogram/counter", "imagefilter/finder");
        var samples = servers.stream().flatMap(server -> {
            var sample = Path.of("..", "samples", server.substring(0, server.indexOf('/')));
            return gpus.stream()
                    .filter(gpu -> Boolean.getBoolean("heliac.gpus") || gpu.equals(gpus.get(servers.indexOf(server) % gpus.size())))
                    .map(gpu -> Arguments.of(sample, server.substring(server.indexOf('/') + 1), gpu));
        });
        return Stream.concat(programs, samples);
    }

    /** And in loops they keep what they have in registers: the functions of loops only save their caller's, once. */
    @ParameterizedTest
    @MethodSource("processes")
    void isAssembledWithoutWarningsOrSpillsInLoops(Path source, String process, String cpu) throws IOException, InterruptedException {
        var assembler = MachineProbe.ofThisMachine().find("ptxas");
        Assumptions.assumeTrue(assembler.isPresent(), "needs ptxas (package nvidia-cuda-toolkit)");
        var module = Application.compile(folder, source).module();
        var file = Files.writeString(folder.resolve("process.ptx"), lowered(module, process, cpu));
        var cubin = folder.resolve("process.cubin").toString();
        var told = said(assembler.get().toString(), "-v", "-arch=" + cpu, "-o", cubin, file.toString());
        assertEquals(List.of(), told.lines().filter(l -> !l.startsWith("ptxas info ") && !l.startsWith("    ")).toList());
        var loops = SPILLS.matcher(told);
        int found = 0;
        while (loops.find()) {
            found++;
            assertTrue(Integer.parseInt(loops.group(3)) <= Integer.parseInt(loops.group(2)), loops.group());
        }
        assertTrue(found > 0, told);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
