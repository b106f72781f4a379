package dev.heliac.tests.endtoend;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Corpus;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The front end's corpus of processes that use the exchange heap as they may: they print what they should, and every account balances at
 * the end.
 */
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
class AcceptedProgramsTest {

    private static final List<Where> PLACES = List.of(Where.X86_64, Where.SPLIT);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> ownership() throws IOException {
        return Corpus.programs("ownership/accept").stream().map(source -> DynamicTest.dynamicTest(source.getFileName().toString(), () -> {
            var application = Application.compile(Files.createTempDirectory(folder, "app"), source).installed(PLACES);
            Corpus.check(source, application, PLACES);
        }));
    }
}
