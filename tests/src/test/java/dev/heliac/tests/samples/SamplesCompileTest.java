package dev.heliac.tests.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.frontend.HeliacCompiler;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample compiles without a word, into a module that is closed. */
class SamplesCompileTest {

    private static List<Path> samples() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("..", "samples"))) {
            return entries.filter(e -> Files.exists(e.resolve("expected.txt"))).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void compilesToAClosedModule(Path sample) {
        var diagnostics = new Diagnostics();
        var options = new HeliacCompiler.Options(sample.getFileName().toString(), List.of());
        var module = HeliacCompiler.compile(List.of(sample), options, diagnostics);
        assertEquals(List.of(), diagnostics.list());

        var missing = new TreeSet<String>();
        for (var function : module.orElseThrow().functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Call call) {
                        missing.add(call.function());
                    }
                }
            }
        }
        missing.removeAll(module.get().functions().stream().map(Function::name).collect(Collectors.toSet()));
        assertEquals(List.of(), List.copyOf(missing));
    }

    /** A message record is never an object: its fields go straight into the ring and come straight out of it. */
    @ParameterizedTest
    @MethodSource("samples")
    void sendingAllocatesNothing(Path sample) {
        var options = new HeliacCompiler.Options(sample.getFileName().toString(), List.of());
        var module = HeliacCompiler.compile(List.of(sample), options, new Diagnostics()).orElseThrow();
        var messages = new TreeSet<String>();
        module.contracts().forEach(c -> c.messages().forEach(m -> messages.add(c.name() + "$" + m.name())));
        assertFalse(messages.isEmpty());
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Typed typed && typed.op() == Op.NEW) {
                        var made = typed.type().text().substring(1);
                        assertFalse(messages.contains(made), function.name() + " makes a " + made);
                    }
                }
            }
        }
        assertTrue(module.classes().stream().noneMatch(c -> messages.contains(c.name())), "a message has a class");
    }
}
