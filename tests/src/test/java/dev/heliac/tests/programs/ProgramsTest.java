package dev.heliac.tests.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Corpus;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ordinary Java programs: each of tests/programs prints the same bytes on HotSpot, on x86-64 and on XScale, and each of the front end's
 * corpus what its file says. To be quick all are compiled into one process that runs the one asked for; the long run makes each a process
 * of its own, as it stands.
 */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class ProgramsTest {

    private static final boolean ALONE = Boolean.getBoolean("heliac.programs.alone");

    private static final List<Where> PLACES = List.of(Where.X86_64, Where.XSCALE);

    @TempDir
    static Path folder;

    private static Jvm jvm;
    private static Application suite;

    @BeforeAll
    static void compile() throws IOException {
        var classes = Files.createDirectory(folder.resolve("classes"));
        if (ALONE) {
            jvm = new Jvm(classes, Program.ROOT);
        } else {
            var sources = Suite.write(Files.createDirectory(folder.resolve("sources")), Program.all());
            jvm = new Jvm(classes, sources);
            suite = Application.compile(Files.createDirectory(folder.resolve("suite")), sources).installed(PLACES);
        }
    }

    private static List<Program> programs() throws IOException {
        return Program.all();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatItDoesOnHotSpot(Program program) throws Exception {
        var expected = jvm.run(program.mainClass());
        assertEquals(0, expected.status(), expected.err());
        for (var where : PLACES) {
            var outcome = run(program, where).balanced();
            assertEquals("", outcome.messages(), where.name());
            assertEquals(expected.out(), outcome.out(), where.name());
            assertArrayEquals(expected.bytes(), outcome.bytes(), where.name());
            assertEquals(0, outcome.status(), where.name());
        }
    }

    @TestFactory
    Stream<DynamicTest> java() throws IOException {
        return printWhatTheyShould("java");
    }

    /** The JDK's classes as processes have them. */
    @TestFactory
    Stream<DynamicTest> library() throws IOException {
        return printWhatTheyShould("library");
    }

    private static Stream<DynamicTest> printWhatTheyShould(String corpus) throws IOException {
        return Corpus.programs(corpus).stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            if (ALONE) {
                var at = Files.createDirectory(folder.resolve(Suite.name(file)));
                Corpus.check(file, Application.compile(at, file).installed(PLACES), PLACES);
            } else {
                Corpus.check(file, suite, PLACES, Suite.name(file));
            }
        }));
    }

    private static Application.Outcome run(Program program, Where where) throws IOException, InterruptedException {
        if (!ALONE) {
            return suite.run(where, program.name());
        }
        var at = Files.createDirectories(folder.resolve(program.name() + where));
        return Application.compile(at, program.folders().toArray(Path[]::new)).run(where);
    }
}
