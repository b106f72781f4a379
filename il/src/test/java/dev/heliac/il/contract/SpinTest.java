package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import dev.heliac.il.contract.Exploration.Fault;
import dev.heliac.il.contract.Exploration.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random contracts: what {@link Exploration} says is what Spin finds in the model that {@link Promela} writes. {@code -Dheliac.spin=N}: how
 * many.
 */
class SpinTest {

    private static final int COUNT = Integer.getInteger("heliac.spin", 60);
    private static final long SEED = Long.getLong("heliac.seed", 20261129);
    private static final int LIMIT = 5_000;
    /** Of a channel of a contract that is wrong, and so has no bounds. */
    private static final int CAPACITY = 4;

    private static final int SECONDS = 120;

    /** How Spin tells what it finds. */
    private static final String LEFT_OVER = "ended<2";

    private static final String FULL = "q_full";
    private static final String NOT_ADMITTED = "assertion violated 0 ";
    private static final String DEADLOCK = "invalid end state";

    /** The first that is there; a program of a moment is compiled sooner than it is made fast. */
    private static final List<String> COMPILERS = List.of("tcc", "cc", "gcc", "clang");

    @TempDir
    private Path folder;

    @BeforeAll
    static void tools() {
        assumeTrue(onPath("spin"), "Spin is missing: install the package spin");
        assumeTrue(COMPILERS.stream().anyMatch(SpinTest::onPath), "a C compiler is missing: install the package tcc");
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv("PATH").split(":")).stream().anyMatch(f -> Files.isExecutable(Path.of(f, program)));
    }

    @Test
    void verdictsAreSpins() {
        var verdicts = new EnumMap<Kind, Integer>(Kind.class);
        // each has a folder and compiles a program of its own
        var found = IntStream.range(0, COUNT)
                .parallel()
                .mapToObj(i -> compare(i, GeneratedContractsTest.contract(new Random(SEED + i))))
                .toList();
        found.forEach(kinds -> kinds.forEach(k -> verdicts.merge(k, 1, Integer::sum)));
        long right = found.stream().filter(List::isEmpty).count();
        assertTrue(right > COUNT / 10 && verdicts.size() >= 3, () -> right + " right, " + verdicts);
    }

    /** Whatever states and messages are called, and of several contracts the one that is chosen. */
    @Test
    void everyNameCanBeWrittenAndOneOfSeveralChosen() {
        var messages = List.of(new Message("if", Direction.IN, List.of()), new Message("mtype é*/", Direction.OUT, List.of()));
        var right = new Contract("*/ first", messages, List.of(
                new State("do", List.of(new Transition(true, "if", "do~1"))),
                new State("do~1", List.of(new Transition(false, "mtype é*/", "end"))),
                new State("end", List.of())), "do");
        var wrong = new Contract("second", messages, List.of(
                new State("S", List.of(new Transition(true, "if", "T"), new Transition(false, "mtype é*/", "T"))),
                new State("T", List.of())), "S");
        var model = Promela.of(List.of(right, wrong));
        assertEquals("", errors(0, model));
        assertEquals("", errors(0, model, "-DCONTRACT=1"));
        assertTrue(tells(errors(0, model, "-DCONTRACT=2"), Kind.ORPHAN));
    }

    private List<Kind> compare(int number, Contract contract) {
        var explored = new Exploration(contract, LIMIT);
        var kinds = explored.faults().stream().map(Fault::kind).distinct().toList();
        if (kinds.isEmpty()) {
            var bounds = new ContractBounds(Math.max(1, explored.most(Role.EXP)), Math.max(1, explored.most(Role.IMP)));
            assertEquals("", errors(number, contract, bounds), contract::toString);
            // and the bounds are the least
            if (bounds.in() > 1) {
                assertTrue(errors(number, contract, new ContractBounds(bounds.in() - 1, bounds.out())).contains(FULL), contract::toString);
            }
            if (bounds.out() > 1) {
                assertTrue(errors(number, contract, new ContractBounds(bounds.in(), bounds.out() - 1)).contains(FULL), contract::toString);
            }
            return kinds;
        }
        var errors = errors(number, contract, new ContractBounds(CAPACITY, CAPACITY));
        for (var kind : kinds) {
            assertTrue(tells(errors, kind), () -> kind + " of " + contract + "\n" + errors);
        }
        return kinds;
    }

    private static boolean tells(String errors, Kind kind) {
        return switch (kind) {
            case UNSPECIFIED -> errors.contains(NOT_ADMITTED);
            case DEADLOCK -> errors.contains(DEADLOCK);
            // who still waits when the other has ended is at no valid end
            case ORPHAN -> errors.contains(LEFT_OVER) || errors.contains(DEADLOCK);
            case UNBOUNDED -> errors.contains(FULL);
            case UNDECIDED -> true;
        };
    }

    /** What Spin finds, not only first; empty when the model is right. */
    private String errors(int number, Contract contract, ContractBounds capacities) {
        return errors(number, Promela.of(contract, capacities));
    }

    private String errors(int number, String model, String... choice) {
        try {
            var own = Files.createDirectories(folder.resolve("c" + number));
            Files.writeString(own.resolve("model.pml"), model);
            var compiler = COMPILERS.stream().filter(SpinTest::onPath).findFirst().orElseThrow();
            var spin = new ArrayList<>(List.of("spin", "-P" + compiler + " -E -xc"));
            spin.addAll(List.of(choice));
            spin.addAll(List.of("-a", "model.pml"));
            run(own, spin.toArray(String[]::new));
            run(own, compiler, "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c");
            var out = run(own, "./pan", "-c0", "-w16", "-m100000");
            assertTrue(out.contains("errors: "), out);
            return out.contains("errors: 0\n") ? "" : out;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(Path directory, String... command) throws IOException {
        var process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        try {
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), () -> String.join(" ", command));
            return out;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
