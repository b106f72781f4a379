package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.backend.llvm.Linker;
import dev.heliac.backend.llvm.Lowering;
import dev.heliac.backend.llvm.UntranslatableException;
import dev.heliac.il.Module;
import dev.heliac.installer.Installer;
import dev.heliac.installer.KernelSpec;
import dev.heliac.installer.MachineProbe;
import dev.heliac.runtime.NativeTools;
import dev.heliac.tests.machine.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes become programs for GPUs that nothing here starts, which those who know the GPUs admit. */
class DeviceProgramsTest {

    @TempDir
    Path folder;

    private Module compiled(String program) throws IOException {
        var resource = Path.of("src/test/resources", program + ".java");
        var sources = Files.exists(resource) ? resource : Path.of("..", program);
        return Application.compile(folder, sources).module();
    }

    private static byte[] lowered(Module module, String process, String cpu, Lowering.Form form) throws IOException {
        return Installer.lower(module, process, new KernelSpec("gpu", cpu, "", -1, List.of()), 2, form);
    }

    private String said(Path program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** LLVM looks after each of its passes, which takes a while. */
    @Test
    void amdsCodeIsWhatLlvmsVerifierAdmits() throws IOException, InterruptedException {
        Files.write(folder.resolve("program.ll"), lowered(compiled("grid/Failures"), "divide", "gfx908", Lowering.Form.LLVM_IR));
        var said = said(
                NativeTools.tool("llc"), "-mcpu=gfx908", "-O2", "-verify-machineinstrs", "-filetype=obj", "-o", "program.o", "program.ll");
        assertEquals("", said);
    }

    @ParameterizedTest
    @CsvSource({
        "grid/Vectors, server, gfx906", "grid/Together, phase, gfx90a", "grid/Failures, bounds, gfx1030",
        "samples/histogram, counter, gfx942",
        "samples/mandelbrot, painter, gfx1100", "samples/imagefilter, finder, gfx1200",
        "samples/matmul, multiplier, gfx908", "samples/nbody, mover, gfx900"
    })
    void isOneCodeObjectWithoutNeeds(String program, String process, String cpu) throws IOException, InterruptedException {
        Files.write(folder.resolve("program.hsaco"), lowered(compiled(program), process, cpu, Lowering.Form.OBJECT));
        var notes = said(NativeTools.tool("llvm-readobj"), "--notes", "program.hsaco").replaceAll(": +", ": ");
        for (var line : List.of(
                "amdhsa.target: amdgcn-amd-amdhsa--" + cpu, ".name: hk_grid", ".symbol: hk_grid.kd", ".kernarg_segment_size: 8",
                ".max_flat_workgroup_size: 256", ".uses_dynamic_stack: false")) {
            assertTrue(notes.contains(line), line + " is not in\n" + notes);
        }
        var known = said(NativeTools.tool("llvm-nm"), "-D", "program.hsaco");
        assertEquals(List.of("hk_grid", "hk_grid.kd"), known.lines().map(l -> l.substring(l.lastIndexOf(' ') + 1)).sorted().toList());
        assertTrue(said(NativeTools.tool("llvm-dwarfdump"), "--debug-line", "program.hsaco").contains(".java"), "tells no lines");
        assertFalse(said(NativeTools.tool("llvm-objdump"), "-d", "program.hsaco").contains("<unknown>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gfx90a", "spirv64"})
    void theSameInputGivesTheSameBytes(String cpu) throws IOException {
        var module = compiled("grid/Vectors");
        var object = lowered(module, "server", cpu, Lowering.Form.OBJECT);
        assertArrayEquals(object, lowered(module, "server", cpu, Lowering.Form.OBJECT));
    }

    /** Adding to 64-bit numbers in one step is an extension of OpenCL's, so that only SPIR-V's own rules are those of such a program. */
    @ParameterizedTest
    @CsvSource({
        "grid/Vectors, server, opencl2.2", "grid/Tiles, server, opencl2.2", "grid/Reductions, server, spv1.2",
        "grid/Together, looks, opencl2.2", "grid/Together, phase, opencl2.2", "grid/Failures, bounds, opencl2.2",
        "samples/mandelbrot, painter, opencl2.2", "samples/histogram, counter, opencl2.2",
        "samples/imagefilter, finder, opencl2.2", "samples/matmul, multiplier, opencl2.2", "samples/nbody, mover, opencl2.2"
    })
    void isAModuleThatKhronosValidatorAdmits(String program, String process, String rules) throws IOException, InterruptedException {
        var validator = MachineProbe.ofThisMachine().find("spirv-val");
        Assumptions.assumeTrue(validator.isPresent(), "needs spirv-val (package spirv-tools)");
        Files.write(folder.resolve("program.spv"), lowered(compiled(program), process, "spirv64", Lowering.Form.OBJECT));
        assertEquals("", said(validator.get(), "--target-env", rules, "program.spv"));
    }

    @Test
    void aModulesTextHasOneKernelAndNeedsNoCodeFromElsewhere() throws IOException {
        var text = new String(lowered(compiled("grid/Tiles"), "server", "spirv64", Lowering.Form.ASSEMBLY), StandardCharsets.UTF_8);
        assertEquals(1, Pattern.compile("OpEntryPoint Kernel %\\d+ \"hk_grid\" ").matcher(text).results().count());
        assertTrue(text.contains("OpExecutionMode") && text.contains(" ContractionOff"), "a * b + c may be rounded once");
        var imported = text.lines().filter(line -> line.endsWith(" Import") && !line.contains("\"__spirv_BuiltIn")).toList();
        assertEquals(List.of(), imported);
    }

    @Test
    void whatLlvmDoesNotTranslateIsSaid() {
        var refused = assertThrows(
                UntranslatableException.class, () -> Linker.translated("no bitcode".getBytes(StandardCharsets.UTF_8), "obj", folder));
        assertTrue(refused.getMessage().contains("error: "), refused.getMessage());
    }
}
