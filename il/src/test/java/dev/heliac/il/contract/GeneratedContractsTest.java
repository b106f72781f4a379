package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Role;
import dev.heliac.il.contract.Exploration.Fault;
import dev.heliac.il.contract.Exploration.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random contracts: what {@link Exploration} says is what {@link BruteForce} finds. {@code -Dheliac.contracts=N}: how many. */
class GeneratedContractsTest {

    private static final int DEFAULT = 200;
    private static final int COUNT = Integer.getInteger("heliac.contracts", DEFAULT);
    private static final long SEED = Long.getLong("heliac.seed", 20261128);
    private static final int LIMIT = 5_000;
    private static final int LONGEST = 7;

    @Test
    void verdictsAreWhatBruteForceFinds() {
        var verdicts = new EnumMap<Kind, Integer>(Kind.class);
        int right = 0;
        for (int i = 0; i < COUNT; i++) {
            var contract = contract(new Random(SEED + i));
            var explored = new Exploration(contract, LIMIT);
            var brute = new BruteForce(contract, LONGEST);
            var kinds = explored.faults().stream().map(Fault::kind).distinct().toList();
            kinds.forEach(k -> verdicts.merge(k, 1, Integer::sum));
            if (kinds.isEmpty()) {
                right++;
                assertEquals(-1, brute.firstFault, contract::toString);
                assertEquals(List.of(), ContractBounds.unboundedCycle(reachable(contract)), "each cycle has messages of both directions");
                if (!brute.isCut()) {
                    assertEquals(brute.mostIn, explored.most(Role.EXP), contract::toString);
                    assertEquals(brute.mostOut, explored.most(Role.IMP), contract::toString);
                }
            } else if (kinds.contains(Kind.UNBOUNDED)) {
                assertTrue(brute.isCut() || brute.firstFault >= 0, contract::toString);
            } else {
                assertFalse(kinds.contains(Kind.UNDECIDED), contract::toString);
                var first = explored.faults().getFirst();
                assertEquals(brute.firstFault, first.trace().size(), () -> first + " of " + contract);
            }
            assertEquals(explored.faults(), new Exploration(shuffled(contract), LIMIT).faults(), "whatever the order");
        }
        // all verdicts occur, so that all were compared
        assertTrue(right > COUNT / 10, () -> verdicts.toString());
        assertTrue(verdicts.keySet().containsAll(List.of(Kind.UNSPECIFIED, Kind.DEADLOCK, Kind.ORPHAN, Kind.UNBOUNDED)),
                verdicts::toString);
    }

    static Contract contract(Random random) {
        int states = 2 + random.nextInt(5);
        int messages = 1 + random.nextInt(3);
        var declared = new ArrayList<Message>();
        for (int i = 0; i < messages; i++) {
            declared.add(new Message("I" + i, Direction.IN, List.of()));
            declared.add(new Message("O" + i, Direction.OUT, List.of()));
        }
        var made = new ArrayList<State>();
        for (int s = 0; s < states; s++) {
            var transitions = new ArrayList<Transition>();
            boolean mixed = s == 0 || random.nextInt(4) == 0;
            boolean receive = random.nextBoolean();
            for (var message : declared) {
                boolean in = message.direction() == Direction.IN;
                if ((mixed || in == receive) && random.nextInt(messages + 1) > 0) {
                    // forwards more often than back, so that conversations end
                    int next = random.nextInt(8) == 0 ? random.nextInt(states) : Math.min(states - 1, s + 1 + random.nextInt(2));
                    transitions.add(new Transition(in, message.name(), "S" + next));
                }
            }
            made.add(new State("S" + s, transitions));
        }
        return new Contract("Random", declared, made, "S0");
    }

    private static Contract reachable(Contract contract) {
        var names = ContractBounds.reachable(contract);
        var states = contract.states().stream().filter(s -> names.contains(s.name())).toList();
        return new Contract(contract.name(), contract.messages(), states, contract.initial());
    }

    private static Contract shuffled(Contract contract) {
        var random = new Random(SEED);
        var states = new ArrayList<State>();
        for (var state : contract.states()) {
            var transitions = new ArrayList<>(state.transitions());
            Collections.shuffle(transitions, random);
            states.add(new State(state.name(), transitions));
        }
        var messages = new ArrayList<>(contract.messages());
        Collections.shuffle(states, random);
        Collections.shuffle(messages, random);
        return new Contract(contract.name(), messages, states, contract.initial());
    }
}
