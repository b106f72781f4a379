package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.State;
import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@link HandmadeContract} is reported as expected, however its declarations are ordered, and as {@link BruteForce} finds it. Of
 * equally short traces the first counts, where the importer's steps come before the exporter's, and of one side what it sends, by
 * the messages' names, before what it receives.
 */
class HandmadeContractsTest {

    private static final int LEAST = 200;
    private static final int SHUFFLES = 3;
    private static final int LONGEST = 9;
    private static final long SEED = 4;

    @TestFactory
    Stream<DynamicTest> isReportedAsExpected() throws IOException {
        var contracts = HandmadeContract.all();
        assertTrue(contracts.size() >= LEAST, () -> contracts.size() + " contracts");
        assertEquals(contracts.size(), contracts.stream().map(HandmadeContract::name).distinct().count(), "each has its name");
        return contracts.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    private static void check(HandmadeContract handmade) {
        var out = new Diagnostics();
        var contract = handmade.read(out);
        contract.ifPresent(c -> ContractCheck.check(c, Place.of(handmade.name()), out));
        assertEquals(handmade.expected(), said(out, contract));
        contract.ifPresent(c -> compare(c, handmade.expected()));
        var random = new Random(SEED);
        for (int i = 0; i < SHUFFLES; i++) {
            var shuffled = new Diagnostics();
            var again = handmade.shuffled(random).read(shuffled).map(c -> shuffled(c, random));
            again.ifPresent(c -> ContractCheck.check(c, Place.of(handmade.name()), shuffled));
            assertEquals(handmade.expected(), said(shuffled, again), "with its declarations in another order");
        }
    }

    private static String said(Diagnostics out, Optional<Contract> contract) {
        var codes = new TreeSet<>(out.list().stream().map(d -> d.code().id()).toList());
        var said = new ArrayList<>(codes);
        if (!out.hasErrors()) {
            var bounds = contract.flatMap(ContractBounds::of).orElseThrow();
            said.addAll(0, List.of("ok", "in=" + bounds.in(), "out=" + bounds.out()));
        }
        var trace = out.list().stream().flatMap(d -> trace(d).stream()).findFirst();
        return "verdict: " + String.join(" ", said) + trace.map(t -> "\ntrace: " + t).orElse("");
    }

    /** The messages sent and received on the way to what is reported: from its chart, or from the note that tells it in words. */
    private static Optional<String> trace(Diagnostic diagnostic) {
        return diagnostic.chart()
                .map(chart -> chart.events().stream()
                        .filter(e -> e.kind() == Chart.Kind.SENDS || e.kind() == Chart.Kind.RECEIVES)
                        .map(e -> chart.participants().get(e.participant()) + " " + e.kind().name().toLowerCase(Locale.ROOT) + " "
                                + e.message())
                        .collect(Collectors.joining("; ")));
    }

    /** What is expected agrees with what two sides can do to each other, where that is bounded. */
    private static void compare(Contract contract, String expected) {
        if (expected.contains(ContractCode.UNBOUNDED.id())) {
            return;
        }
        int mostIn = 1;
        int mostOut = 1;
        int firstFault = -1;
        for (var begin : Stream.concat(Stream.of(contract.initial()), contract.entries().stream().sorted()).toList()) {
            var brute = new BruteForce(contract, begin, LONGEST);
            assertFalse(brute.isCut(), "brute force comes to an end");
            mostIn = Math.max(mostIn, brute.mostIn);
            mostOut = Math.max(mostOut, brute.mostOut);
            firstFault = firstFault < 0 ? brute.firstFault : firstFault;
        }
        if (expected.startsWith("verdict: ok")) {
            assertEquals(-1, firstFault, "events before a fault by brute force");
        }
        var trace = expected.split("\ntrace: ");
        if (trace.length == 2) {
            assertEquals(firstFault, trace[1].split("; ").length, "events before the fault by brute force");
        }
        if (expected.startsWith("verdict: ok") && ContractBounds.reachable(contract).size() == contract.states().size()) {
            var most = " in=" + mostIn + " out=" + mostOut;
            assertTrue(expected.contains(most), () -> "most under way by brute force:" + most);
        }
    }

    private static Contract shuffled(Contract contract, Random random) {
        var states = new ArrayList<State>();
        for (var state : contract.states()) {
            var transitions = new ArrayList<>(state.transitions());
            Collections.shuffle(transitions, random);
            states.add(new State(state.name(), transitions));
        }
        var messages = new ArrayList<>(contract.messages());
        Collections.shuffle(states, random);
        Collections.shuffle(messages, random);
        var entries = new ArrayList<>(contract.entries());
        Collections.shuffle(entries, random);
        return new Contract(contract.name(), contract.base(), messages, states, contract.initial(), entries);
    }
}
