package dev.heliac.frontend.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.SystemCheck;
import dev.heliac.il.system.SystemCode;
import dev.heliac.il.system.explore.Limits;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs that break an ownership or protocol rule, each with its golden diagnostics, and programs that break none. */
final class OwnershipCorpusTest {

    /** Of these it is not followed what the processes say to each other: they recurse, keep endpoints in objects, or use Select. */
    private static final Set<String> NOT_DECIDED = Set.of(
            "EndpointOfAnyContract", "ExceptionalPaths", "ExporterOfExtension", "HeldInObjects", "MapServer", "MutualRecursion",
            "Recursion", "RecursionInTwoStates", "SelectFeeds", "SelectServer", "SetServer");

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
            var module = Corpus.accepted(program);
            assertTrue(Files.exists(program.resolveSibling(Corpus.name(program) + ".out")), "no expected output");
            var out = new Diagnostics();
            SystemCheck.check(module, false, Limits.DEFAULT, Place.of(Corpus.name(program)), out);
            var codes = out.list().stream().map(d -> d.code()).toList();
            assertEquals(NOT_DECIDED.contains(Corpus.name(program)) ? List.of(SystemCode.NOT_DECIDED) : List.of(), codes);
        }));
    }
}
