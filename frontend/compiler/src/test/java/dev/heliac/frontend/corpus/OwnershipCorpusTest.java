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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Programs that break an ownership or protocol rule, each with its golden diagnostics, and programs that break none. */
@Execution(ExecutionMode.CONCURRENT)
final class OwnershipCorpusTest {

    /**
     * What is said of these, since branches that depend on data are choices, endpoints are kept in objects, or a set is waited for together
     * with something else.
     */
    private static final Map<String, List<SystemCode>> SAID = Map.of(
            "EndpointOfAnyContract", List.of(SystemCode.NOT_DECIDED),
            "ExceptionalPaths", List.of(SystemCode.STARVED),
            "HeldInObjects", List.of(SystemCode.NOT_DECIDED),
            "MapLeft", List.of(SystemCode.UNRECEIVED),
            "SetServer", List.of(SystemCode.NOT_DECIDED, SystemCode.UNRECEIVED));

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
            assertEquals(SAID.getOrDefault(Corpus.name(program), List.of()), codes);
        }));
    }
}
