package dev.heliac.bench;

import dev.heliac.il.system.ClassicSystems;
import dev.heliac.il.system.explore.Explorer;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.promela.Promela;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The exploration of systems beside Spin: {@code WORK JAVA CLASSPATH RUNS}, or the name of a system to decide it once. */
public final class Systems {

    private static final Pattern STORED = Pattern.compile("(?m)^\\s*(\\d+) states, stored");
    private static final Pattern ELAPSED = Pattern.compile("elapsed time ([0-9.e+]+) seconds");
    private static final int DEEPEST = 20_000_000;

    private final Path work;
    private final String java;
    private final String classes;
    private final int runs;

    private Systems(Path work, String java, String classes, int runs) {
        this.work = work;
        this.java = java;
        this.classes = classes;
        this.runs = runs;
    }

    private static Map<String, Supplier<Network>> systems() {
        var systems = new LinkedHashMap<String, Supplier<Network>>();
        systems.put("philosophers-8-deadlock", () -> ClassicSystems.philosophers(8, true));
        systems.put("philosophers-5", () -> ClassicSystems.philosophers(5, false));
        systems.put("philosophers-12", () -> ClassicSystems.philosophers(12, false));
        systems.put("token-ring-20", () -> ClassicSystems.tokenRing(20, true));
        systems.put("two-phase-commit-6", () -> ClassicSystems.twoPhaseCommit(6, false));
        systems.put("mail-5", () -> ClassicSystems.mail(5));
        systems.put("mutual-wait", () -> ClassicSystems.mutualWait(true));
        return systems;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 1) {
            var result = Explorer.explore(systems().get(args[0]).get(), Limits.DEFAULT);
            System.out.println(result.verdict().getClass().getSimpleName() + " " + result.states());
            return;
        }
        new Systems(Path.of(args[0]), args[1], args[2], Integer.parseInt(args[3])).measure();
    }

    private void measure() throws IOException {
        Table.head("Time to the verdict, from the start of the program; Spin's with its generation and compilation", "Spin");
        for (var system : systems().entrySet()) {
            verdict(system.getKey(), system.getValue().get());
        }
        Table.head("Exploration of all states on one core, without reduction", "Spin -DNOREDUCE");
        rate("philosophers-4", ClassicSystems.philosophers(4, false));
        rate("two-phase-commit-5", ClassicSystems.twoPhaseCommit(5, false));
    }

    private void verdict(String name, Network network) throws IOException {
        Files.writeString(work.resolve("model.pml"), Promela.of(network).orElseThrow());
        var ours = new Sample();
        var spins = new Sample();
        var said = "";
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            said = Commands.run(
                    work, java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classes, Systems.class.getName(), name);
            ours.add((System.nanoTime() - start) / 1e6);
            start = System.nanoTime();
            Commands.run(work, "spin", "-a", "model.pml");
            Commands.run(work, "cc", "-O2", "-w", "-DSAFETY", "-DVECTORSZ=8192", "-o", "pan", "pan.c");
            // What Spin cannot finish in a minute is cut off there.
            Commands.run(work, "sh", "-c", "timeout 60 ./pan -m" + DEEPEST + " >out 2>&1 || :");
            spins.add((System.nanoTime() - start) / 1e6);
        }
        var stored = STORED.matcher(Files.readString(work.resolve("out")));
        Table.row(
                name + ": " + said.strip() + " states, Spin " + (stored.find() ? stored.group(1) : "not done in 60 s"), "ms", ours, spins);
    }

    private void rate(String name, Network network) throws IOException {
        Files.writeString(work.resolve("model.pml"), Promela.of(network).orElseThrow());
        Commands.run(work, "spin", "-a", "model.pml");
        Commands.run(work, "cc", "-O2", "-w", "-DSAFETY", "-DNOREDUCE", "-DVECTORSZ=8192", "-o", "pan", "pan.c");
        var limits = new Limits(20_000_000, 4L << 30, 0, 1, false, false);
        var ours = new Sample();
        var spins = new Sample();
        for (int i = 0; i < runs + 1; i++) {
            var result = Explorer.explore(network, limits);
            if (result.verdict() instanceof Result.Undecided u) {
                throw new IllegalStateException(name + ": " + u.limit());
            }
            var out = Commands.run(work, "./pan", "-m" + DEEPEST);
            var stored = STORED.matcher(out);
            var elapsed = ELAPSED.matcher(out);
            if (!stored.find() || !elapsed.find()) {
                throw new IllegalStateException(out);
            }
            // The first is not counted: the JVM is cold.
            if (i > 0) {
                ours.add(result.nanos() / 1e3 / result.states());
                spins.add(Double.parseDouble(elapsed.group(1)) * 1e6 / Long.parseLong(stored.group(1)));
            }
        }
        Table.row(name, "µs for a state", ours, spins);
    }
}
