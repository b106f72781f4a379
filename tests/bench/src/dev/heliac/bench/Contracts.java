package dev.heliac.bench;

import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.contract.ContractBounds;
import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.contract.ContractText;
import dev.heliac.il.contract.ContractText.Parsed;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A thousand contracts that a JVM reads, checks and bounds when it has just started: the hand-made ones of il's tests, again and again. */
final class Contracts {

    private static final int COUNT = 1_000;
    private static final double NANO = 1e9;
    private static final Pattern MESSAGES = Pattern.compile("(in|out|both):((?: [^\\s:]+(?!\\S))+)");
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("in", Direction.IN, "out", Direction.OUT, "both", Direction.BOTH);

    private record Part(String text, List<Message> messages) {}

    private Contracts() {}

    /** Each run is a JVM of its own, which compiles this file before it starts its clock. */
    static void measure(Path root, int runs) {
        var wall = new Sample();
        var processor = new Sample();
        for (int i = 0; i < runs; i++) {
            var seconds = Commands.run(
                            root,
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "tests/bench/src/dev/heliac/bench/Contracts.java",
                            "il/src/test/resources/contracts")
                    .strip()
                    .split(" ");
            wall.add(Double.parseDouble(seconds[0]));
            processor.add(Double.parseDouble(seconds[1]));
        }
        Table.head("Analysis of a thousand contracts", "");
        Table.row("time on the wall", "s", wall);
        Table.row("processor time of the thread that does it", "s", processor);
    }

    /** Prints the seconds on the wall, and those of the processor in this thread. */
    public static void main(String[] args) throws IOException {
        var contracts = contracts(Path.of(args[0]));
        var thread = ManagementFactory.getThreadMXBean();
        long processor = thread.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < COUNT; i++) {
            analyse(contracts.get(i % contracts.size()));
        }
        long end = System.nanoTime();
        System.out.println((end - start) / NANO + " " + (thread.getCurrentThreadCpuTime() - processor) / NANO);
    }

    private static void analyse(List<Part> parts) {
        var out = new Diagnostics();
        var parsed = Optional.<Parsed>empty();
        for (var part : parts) {
            parsed = ContractText.parse(
                    "Contract", parsed, part.text(), part.messages(), (line, column, length) -> Place.of("contracts"), out);
            if (parsed.isEmpty()) {
                return;
            }
        }
        var contract = parsed.orElseThrow().contract();
        ContractCheck.check(contract, Place.of("contracts"), out);
        if (!out.hasErrors()) {
            ContractBounds.of(contract).orElseThrow();
        }
    }

    private static List<List<Part>> contracts(Path folder) throws IOException {
        var contracts = new ArrayList<List<Part>>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                for (var section : Files.readString(file).split("(?m)^=== .*\n")) {
                    int verdict = section.indexOf("verdict: ");
                    if (verdict >= 0) {
                        var parts = section.substring(0, verdict).split("(?m)(?=^// extended by)");
                        contracts.add(Stream.of(parts).map(p -> new Part(p, messages(p))).toList());
                    }
                }
            }
        }
        return contracts;
    }

    private static List<Message> messages(String text) {
        return MESSAGES.matcher(text.lines().findFirst().orElse(""))
                .results()
                .flatMap(m -> Stream.of(m.group(2).strip().split(" +"))
                        .map(name -> new Message(name, DIRECTIONS.get(m.group(1)), List.of())))
                .toList();
    }
}
