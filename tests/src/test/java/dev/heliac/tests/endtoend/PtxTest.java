package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.backend.llvm.Lowering;
import dev.heliac.il.Module;
import dev.heliac.installer.Installer;
import dev.heliac.installer.KernelSpec;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.TargetDescription;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Corpus;
import dev.heliac.tests.machine.Where;
import dev.heliac.tests.ptx.PtxMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes become PTX that NVIDIA's assembler takes without a word, for each of these GPUs, and that does what they do elsewhere. */
@Execution(ExecutionMode.CONCURRENT)
class PtxTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/grid");
    private static final Path SAMPLES = Path.of("..", "samples");

    private static final int ONE_OF = 24;

    /** For the boot plan and the first messages, of which threads do 8 bytes each at the same time. */
    private static final int MOST_TO_BEGIN = 60;

    /** 16 bytes at a time. */
    private static final int READS_OF_A_CELL = 4;

    private static final Pattern LOOPS = Pattern.compile("\\n\\.func part\\d*\\([^;{]*\\{.*?\\n\\}", Pattern.DOTALL);

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

    /** What is not inlined into a loop may be called with memory of any kind; the rest of it has not to be looked for. */
    @ParameterizedTest
    @CsvSource({"grid/Vectors, server", "grid/Tiles, server", "samples/nbody, mover"})
    void loopsSayWhichMemoryTheyAccess(String program, String process) throws IOException {
        var source = program.startsWith("samples") ? Path.of("..", program) : Path.of("src/test/resources", program + ".java");
        var text = lowered(Application.compile(folder, source).module(), process, "sm_90");
        var loops = LOOPS.matcher(text).results().map(MatchResult::group).toList();
        assertTrue(loops.stream().anyMatch(loop -> loop.contains("ld.global.")), text);
        var other = Pattern.compile("\\s(ld|st)(\\.v[24])?\\.[usbf]\\d+\\s.*");
        assertEquals(List.of(), loops.stream().flatMap(loop -> other.matcher(loop).results()).map(MatchResult::group).toList());
    }

    static Stream<Arguments> programs() {
        var cpus = List.of("sm_75", "sm_80", "sm_90");
        var picture = SAMPLES.resolve("png/sample.png").toString();
        var programs = List.of(
                program("Arithmetic"), program("Failures"), program("Reductions"), program("Strided"), program("Tiles"),
                program("Together"), program("Vectors"),
                sample("histogram"), sample("imagefilter", picture), sample("mandelbrot"), sample("matmul"), sample("nbody"),
                new Program(Path.of("gpu", "Bench.java"), Optional.empty(), List.of("1024", "1")));
        return IntStream.range(0, programs.size()).boxed().flatMap(i -> cpus.stream()
                .filter(cpu -> Boolean.getBoolean("heliac.gpus") || cpu.equals(cpus.get(i % cpus.size())))
                .map(cpu -> Arguments.of(programs.get(i), cpu)));
    }

    /** {@code expected} is what it prints, where that is always the same. */
    record Program(Path source, Optional<Path> expected, List<String> words) {

        /** The sine of an angle of any size is computed with more words than there are registers. */
        boolean fitsIntoRegisters() {
            return !source.endsWith("Arithmetic.java") && !source.endsWith("Reductions.java");
        }
    }

    private static Program program(String name) {
        return new Program(PROGRAMS.resolve(name + ".java"), Optional.of(PROGRAMS.resolve(name + ".out")), List.of());
    }

    private static Program sample(String name, String... words) {
        return new Program(SAMPLES.resolve(name), Optional.of(SAMPLES.resolve(name).resolve("expected.txt")), List.of(words));
    }

    /**
     * Where loops keep what they have in registers: the functions of loops only save their caller's, once. What NVIDIA's assembler takes
     * then does what it should, as far as PTX says what it does.
     */
    @ParameterizedTest
    @MethodSource("programs")
    void isAssembledWithoutWarningsOrSpillsInLoopsAndDoesWhatItShould(Program program, String cpu) throws Exception {
        var application = Application.compile(folder, program.source());
        var kernels = PtxMachine.kernels(cpu);
        var machine = machine(application, kernels);
        for (var ptx : modules(application, kernels)) {
            var told = assembled(ptx, cpu);
            if (program.fitsIntoRegisters()) {
                assertEquals(List.of(), SPILLS.matcher(told).results().filter(PtxTest::spillsInLoops).map(MatchResult::group).toList());
            }
        }
        var words = program.words().toArray(String[]::new);
        var grid = application.runAmong(kernels, machine.environment(), Where.GRID, words).balanced();
        if (program.expected().isPresent()) {
            var processor = application.run(Where.X86_64, words);
            assertEquals(Files.readString(program.expected().get()), grid.out(), grid.err());
            assertEquals(processor.deviceMessages(), grid.deviceMessages());
            assertEquals(processor.status(), grid.status());
        } else {
            assertEquals(0, grid.status(), grid.err());
        }
    }

    /** A message is read at once, and nothing else: each look over a bus takes as long as half of what a message may take. */
    @Test
    void looksOverTheBusAreFew() throws IOException, InterruptedException {
        var application = Application.compile(folder, Path.of("src/test/resources/gpu/Echo.java"));
        var kernels = PtxMachine.kernels("sm_80");
        var machine = machine(application, kernels);
        long[] looks = new long[3];
        for (int round = 1; round < looks.length; round++) {
            var outcome = application.runAmong(kernels, machine.environment(), Where.GRID, Integer.toString(100 * round)).balanced();
            assertEquals(100 * round + "\n", outcome.out(), outcome.err());
            looks[round] = machine.looks();
        }
        // Of the second round all but what the first did as well, before it was at its 100 messages.
        assertEquals(100 * READS_OF_A_CELL, looks[2] - 2 * looks[1]);
        assertTrue(looks[1] - 100 * READS_OF_A_CELL < MOST_TO_BEGIN, looks[1] + " looks in all");
    }

    /** Whatever parts of words and cells there are, by all threads and by one. */
    @Test
    void vectorsCrossTheBusWhole() throws IOException, InterruptedException {
        var application = Application.compile(folder, Path.of("src/test/resources/gpu/Echo.java"));
        var sizes = List.of(0, 1, 40, 41, 255, 256, 257, 300, 15_399, 15_400, 15_401, 30_801, 70_003, 300_002);
        var words = Stream.concat(Stream.of(0), sizes.stream()).map(n -> Integer.toString(n)).toArray(String[]::new);
        var expected = sizes.stream().map(n -> n + " bytes, 0 wrong\n").collect(Collectors.joining("", "0\n", ""));
        var kernels = PtxMachine.kernels("sm_90");
        var machine = machine(application, kernels);
        assertEquals(expected, application.runAmong(kernels, machine.environment(), Where.GRID, words).balanced().out());
        assertEquals(expected, application.run(Where.GRID, words).balanced().out());
        assertEquals(expected, application.runSanitized(words).balanced().out());
    }

    /** All processes that can be on a GPU, of programs that are not about GPUs: of a few of them, but in the long run. */
    @TestFactory
    Stream<DynamicTest> programsThatAreNotAboutGpus() throws IOException {
        var all = Corpus.programs("ownership/accept");
        int each = Boolean.getBoolean("heliac.gpus") ? 1 : ONE_OF;
        return IntStream.range(0, all.size() / each)
                .mapToObj(i -> all.get(i * each))
                .map(source -> DynamicTest.dynamicTest(source.getFileName().toString(), () -> printsWhatItShould(source)));
    }

    private void printsWhatItShould(Path source) throws IOException, InterruptedException {
        var application = Application.compile(Files.createTempDirectory(folder, "app"), source);
        if (application.module().processes().stream().anyMatch(p -> Where.isPossible(application.module(), p))) {
            var machine = machine(application, PtxMachine.kernels("sm_90"));
            var grid = application.runAmong(PtxMachine.kernels("sm_90"), machine.environment(), Where.GRID).balanced();
            assertEquals(Files.readString(Path.of(source.toString().replaceFirst("\\.java$", ".out"))), grid.out(), grid.err());
        }
    }

    private static List<Path> modules(Application application, TargetDescription kernels) throws IOException {
        var image = application.imageAmong(kernels, Where.GRID);
        return application.module().processes().stream()
                .filter(p -> Where.isPossible(application.module(), p))
                .map(p -> image.file("kernels/gpu/" + p.name() + ".ptx"))
                .toList();
    }

    private PtxMachine machine(Application application, TargetDescription kernels) throws IOException, InterruptedException {
        var machine = PtxMachine.in(Files.createTempDirectory(folder, "machine"));
        for (var ptx : modules(application, kernels)) {
            machine.build(ptx);
        }
        return machine;
    }

    /** What the assembler tells of each function, or nothing where there is none. */
    private String assembled(Path ptx, String cpu) throws IOException, InterruptedException {
        var assembler = MachineProbe.ofThisMachine().find("ptxas");
        if (assembler.isEmpty()) {
            return "";
        }
        var cubin = folder.resolve("process.cubin").toString();
        var told = said(assembler.get().toString(), "-v", "-arch=" + cpu, "-o", cubin, ptx.toString());
        assertEquals(List.of(), told.lines().filter(l -> !l.startsWith("ptxas info ") && !l.startsWith("    ")).toList());
        assertTrue(told.contains("properties for "), told);
        return told;
    }

    /** A caller's registers are saved once, and then loaded once. */
    private static boolean spillsInLoops(MatchResult properties) {
        return Integer.parseInt(properties.group(3)) > Integer.parseInt(properties.group(2));
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
