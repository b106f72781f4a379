package dev.heliac.frontend.corpus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs that break an ownership or protocol rule, each with its golden diagnostics, and programs that break none. */
final class OwnershipCorpusTest {

    @TestFactory
    Stream<DynamicTest> reject() {
        return Corpus.programs("ownership/reject").stream().map(program -> DynamicTest.dynamicTest(Corpus.name(program), () -> {
            var outcome = Corpus.compile(program);
            Corpus.golden(program, ".expected", Corpus.render(outcome.diagnostics()));
            assertFalse(outcome.diagnostics().isEmpty(), "the program was accepted");
            assertTrue(outcome.module().isEmpty());
        }));
    }

    @TestFactory
    Stream<DynamicTest> accept() {
        return Corpus.programs("ownership/accept").stream().map(program -> DynamicTest.dynamicTest(Corpus.name(program), () -> {
            Corpus.accepted(program);
            assertTrue(Files.exists(program.resolveSibling(Corpus.name(program) + ".out")), "no expected output");
        }));
    }
}
