package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import dev.heliac.il.Spin;
import dev.heliac.il.contract.Exploration.Fault;
import dev.heliac.il.contract.Exploration.Kind;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
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

    /** How Spin tells what it finds. */
    private static final String LEFT_OVER = "ended<2";

    private static final String FULL = "q_full";
    private static final String NOT_ADMITTED = "assertion violated 0 ";
    private static final String DEADLOCK = "invalid end state";

    @TempDir
    private Path folder;

    @BeforeAll
    static void tools() {
        Spin.assumed();
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
        var spin = new Spin(folder.resolve("c" + number));
        var said = spin.says(model, List.of(choice), List.of("-DNOREDUCE"), List.of("-c0", "-w16", "-m100000"));
        return said.contains("errors: 0\n") ? "" : said;
    }
}
