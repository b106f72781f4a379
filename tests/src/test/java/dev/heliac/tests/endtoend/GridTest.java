package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.installer.KernelSpec;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.TargetDescription;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Corpus;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes on a grid do what they do on a processor, and fail as they do there. */
@Execution(ExecutionMode.CONCURRENT)
class GridTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/grid");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        return Corpus.sources(PROGRAMS).stream().map(source -> DynamicTest.dynamicTest(source.getFileName().toString(), () -> {
            var application = Application.compile(Files.createTempDirectory(folder, "app"), source);
            assertTrue(application.module().processes().stream().anyMatch(p -> Where.isPossible(application.module(), p)));
            var expected = Files.readString(Path.of(source.toString().replaceFirst("\\.java$", ".out")));
            var processor = application.run(Where.X86_64).balanced();
            assertEquals(expected, processor.out(), processor.err());
            for (int round = 0; round < 3; round++) {
                var grid = application.run(Where.GRID).balanced();
                assertEquals(expected, grid.out(), grid.err());
                assertEquals(processor.deviceMessages(), grid.deviceMessages());
                assertEquals(processor.status(), grid.status());
            }
            var sanitized = application.runSanitized().balanced();
            assertEquals(expected, sanitized.out(), sanitized.err());
            assertEquals(processor.deviceMessages(), sanitized.deviceMessages());
        }));
    }

    /** A machine has kernels between those that an application uses, which nobody starts. */
    @Test
    void kernelsThatAPlanLeavesOutKeepNobodyWaiting() throws IOException, InterruptedException {
        var application = Application.compile(Files.createTempDirectory(folder, "app"), PROGRAMS.resolve("Failures.java"));
        var all = TargetDescription.ofThisMachine(MachineProbe.ofThisMachine()).withGridOfThreads();
        assertEquals(List.of("x86_64", "xscale", "gpu"), all.kernels().stream().map(KernelSpec::isa).toList());
        var outcome = application.runAmong(all, Map.of(), Where.GRID).balanced();
        assertEquals(Files.readString(PROGRAMS.resolve("Failures.out")), outcome.out());
    }

    /** Then there is no kernel for one. */
    @Test
    void programsOfWhichNothingCanBeOnAGridRunWithoutOne() throws IOException, InterruptedException {
        var source = Corpus.programs("ownership/accept").stream().filter(p -> p.endsWith("ParallelAdds.java")).findFirst().orElseThrow();
        var application = Application.compile(Files.createTempDirectory(folder, "app"), source);
        assertTrue(application.module().processes().stream().noneMatch(p -> Where.isPossible(application.module(), p)));
        var expected = Files.readString(Path.of(source.toString().replace(".java", ".out")));
        assertEquals(expected, application.run(Where.GRID).balanced().out());
    }
}
