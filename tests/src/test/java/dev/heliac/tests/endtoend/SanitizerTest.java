package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.backend.llvm.Linker;
import dev.heliac.backend.llvm.Lowering;
import dev.heliac.backend.llvm.TargetProvider;
import dev.heliac.backend.llvm.TargetSpec;
import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.slice.Slice;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sanitizers of a grid of threads find, and what they do not take for a mistake. */
class SanitizerTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/sanitize");

    private static final Map<Op, Op> UNCHECKED = Map.of(Op.EX_LOAD, Op.EX_LOAD_KNOWN, Op.EX_STORE, Op.EX_STORE_KNOWN);

    @TempDir
    Path folder;

    private Application strays;

    @BeforeEach
    void compile() throws IOException {
        strays = Application.compile(folder, PROGRAMS.resolve("Strays.java"));
    }

    @Test
    void racesEndTheirProcessAndWhatIsOrderedDoesNot() throws IOException, InterruptedException {
        var application = Application.compile(Files.createDirectory(folder.resolve("races")), PROGRAMS.resolve("Races.java"));
        var grid = application.run(Where.GRID).balanced();
        assertEquals(5, grid.out().lines().filter(l -> l.contains(" gave ")).count(), grid.out());
        var apart = grid.out().lines().filter(l -> l.startsWith("apart")).findFirst().orElseThrow();
        var outcome = application.runSanitized();
        assertEquals(
                List.of("collide", "neighbours", "mixed", "rows").stream().map(p -> p + ": the peer is gone\n").reduce("", String::concat)
                        + apart + "\n",
                outcome.out(),
                outcome.err());
        assertEquals(1, outcome.status());
        var collide = "Collide.lambda$main$0(Races.java:40)";
        assertRace(outcome, "collide", "4 bytes", "a write", collide, "a write", collide);
        assertRace(outcome, "neighbours", "4 bytes", "a read", "Neighbours.take(Races.java:61)",
                "a write", "Neighbours.take(Races.java:62)");
        assertRace(outcome, "mixed", "4 bytes", "an addition", "Mixed.lambda$main$0(Races.java:75)",
                "a read", "Mixed.lambda$main$0(Races.java:77)");
        var rows = "Rows.lambda$main$0(Races.java:96)";
        assertRace(outcome, "rows", "1 byte", "a write", rows, "a write", rows);
    }

    /** Which of the two threads comes first differs, and whether what the loop calls was inlined there and so is told with its caller. */
    private static void assertRace(Application.Outcome outcome, String process, String bytes, String one, String at, String other,
            String otherAt) {
        var said = outcome.err()
                .replaceAll("thread \\d+ of block \\d+", "T")
                .replaceAll("at byte \\d+ of a block of \\d+ bytes", "B")
                .replaceAll("(\tat Neighbours\\.take\\S+\n)\tat Neighbours\\.lambda\\$main\\$0\\(Races\\.java:54\\)\n", "$1");
        var found = "heliac: process " + process + " ended by a data race B\n\twhere %s of " + bytes
                + " by T\n\tat %s\n\tmeets %s by T\n\tat %s\n";
        assertTrue(
                said.contains(found.formatted(one, at, other, otherAt)) || said.contains(found.formatted(other, otherAt, one, at)),
                process + " in " + outcome.err());
    }

    @Test
    void whatIsRightRuns() throws IOException, InterruptedException {
        assertEquals("gave 1\n", strays.runSanitized("0").balanced().out());
        assertEquals("gave 63\n", strays.runSanitized("-1").balanced().out());
        assertEquals("gave 19\n", strays.runSanitized("-9").balanced().out());
        var trap = strays.runSanitized("25");
        assertTrue(trap.err().contains("ArrayIndexOutOfBoundsException: Index 25 out of bounds for length 25"), trap.err());
    }

    @Test
    void codeWithoutItsBoundsChecksIsFound() throws IOException, InterruptedException {
        mistaken(SanitizerTest::unchecked);
        assertEquals("gave 1\n", strays.runSanitized("0").out());
        assertEquals("gave 0\n", strays.runSanitized("24").out());
        assertStray("a write of 4 bytes out of bounds, right behind a block of 100 bytes\n\tat Server.put(Strays.java:51)\n", "25");
        assertStray("a write of 4 bytes out of bounds, 8 bytes behind a block of 100 bytes\n\tat Server.put(Strays.java:51)\n", "27");
        assertEquals("gave 19\n", strays.runSanitized("-9").out());
        assertStray("a read of 4 bytes out of bounds, right behind a tile's vector of 40 bytes\n\tat Server.lambda$turned$", "-10");
        assertStray("a write of 4 bytes where there is no memory, at 0x", "2000000000");
    }

    @Test
    void codeThatFreesTooEarlyIsFound() throws IOException, InterruptedException {
        mistaken(SanitizerTest::freedEarly);
        assertEquals("gave 1\n", strays.runSanitized("0").out());
        assertStray("a read of 4 bytes that were given back, at byte 8 of a block of 32 bytes\n\tat Server.last(Strays.java:", "-1");
    }

    private void assertStray(String found, String at) throws IOException, InterruptedException {
        var outcome = strays.runSanitized(at);
        assertEquals("the peer is gone\n", outcome.out(), outcome.err());
        assertTrue(outcome.err().startsWith("heliac: process server ended by " + found), outcome.err());
        assertEquals(1, outcome.status());
    }

    /** Puts a kernel into the image whose process was changed after it had been verified, as by a compiler that is wrong. */
    private void mistaken(UnaryOperator<Module> mistake) throws IOException {
        var module = strays.module();
        var server = module.processes().stream().filter(p -> p.name().equals("server")).findFirst().orElseThrow();
        var target = TargetProvider.of("gpu", "threads-sanitized").orElseThrow();
        var spec = new TargetSpec(target, target.defaultCpu(), "");
        var objects = new ArrayList<byte[]>();
        for (var part : target.kernel()) {
            objects.add(Lowering.kernel(spec, part, new Lowering.Needs(false, false), Lowering.Form.OBJECT));
        }
        var wrong = mistake.apply(Lowering.optimized(Slice.of(module, server), true, 0));
        objects.add(Lowering.process(wrong, spec, 2, Lowering.Form.OBJECT));
        Files.write(strays.sanitized().file("kernels/gpu/kernel"), Linker.link(target, objects, folder));
    }

    private static Module changed(Module module, UnaryOperator<List<Instruction>> change) {
        var functions = module.functions().stream()
                .map(f -> new Function(
                        f.name(),
                        f.parameters(),
                        f.results(),
                        f.source(),
                        f.scopes(),
                        f.blocks().stream()
                                .map(b -> new Block(b.label(), b.parameters(), b.unwind(), change.apply(b.instructions()), b.terminator()))
                                .toList()))
                .toList();
        return new Module(
                module.name(),
                module.contracts(),
                module.classes(),
                module.selectors(),
                module.traps(),
                module.describe(),
                functions,
                module.processes());
    }

    private static Module unchecked(Module module) {
        return changed(module, instructions -> instructions.stream()
                .map(i -> i instanceof Instruction.Typed t && UNCHECKED.containsKey(t.op())
                        ? new Instruction.Typed(UNCHECKED.get(t.op()), t.type(), t.operands(), t.results(), t.line())
                        : i)
                .toList());
    }

    /** Before the last call that takes the vector, not behind it. */
    private static Module freedEarly(Module module) {
        return changed(module, instructions -> {
            var moved = new ArrayList<>(instructions);
            for (int i = 1; i < moved.size(); i++) {
                if (moved.get(i).op() == Op.EX_FREE && moved.get(i - 1).op() == Op.CALL) {
                    moved.add(i - 1, moved.remove(i));
                }
            }
            return moved;
        });
    }
}
