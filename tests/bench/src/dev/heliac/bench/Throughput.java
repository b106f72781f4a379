package dev.heliac.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The programs at their full size: how fast once warm, how soon to begin with, how much memory. */
final class Throughput {

    /** Turns in one process; those before the last ones warm HotSpot up. */
    private static final int TURNS = 20;
    private static final int COUNTED = 5;
    private static final double MILLI = 1e6;

    private final Path work;
    private final int rounds;
    private final Meter meter;
    private final Workbench bench;
    private final List<Program> programs;

    /** Each round runs every program in fresh processes. */
    Throughput(Path work, int rounds, Meter meter, Workbench bench, List<Program> programs) {
        this.work = work;
        this.rounds = rounds;
        this.meter = meter;
        this.bench = bench;
        this.programs = programs;
    }

    /** Beside HotSpot after warm-up, and beside clang. */
    void peak() {
        var ours = new LinkedHashMap<Program, Sample>();
        var hotspot = new LinkedHashMap<Program, Sample>();
        var clang = new LinkedHashMap<Program, Sample>();
        for (var program : programs) {
            var image = bench.timedImage(program);
            var classes = bench.timedClasses(program);
            var twin = program.twin() && Workbench.hasLibrary() ? bench.twin(program) : List.<String>of();
            agree(program, image, classes, twin);
            for (int i = 0; i < rounds; i++) {
                time(classes, program, hotspot);
                time(image, program, ours);
                if (!twin.isEmpty()) {
                    time(twin, program, clang);
                }
            }
        }
        print("Time of one turn when warm", "HotSpot (C2), warm", "ms", ours, hotspot);
        print("Time of one turn, of those with a twin in C", "clang -O3", "ms", ours, clang);
    }

    /** All print the same, twice, so that a turn leaves nothing behind. */
    private void agree(Program program, List<String> image, List<String> classes, List<String> twin) {
        var expected = output(classes, program);
        for (var command : List.of(image, twin)) {
            if (!command.isEmpty() && !Arrays.equals(expected, output(command, program))) {
                throw new IllegalStateException(program.folder() + ": " + command.getFirst() + " prints something else than HotSpot");
            }
        }
    }

    private byte[] output(List<String> command, Program program) {
        try {
            var out = work.resolve("out");
            start(command, program, 2, out);
            return Files.readAllBytes(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void time(List<String> command, Program program, Map<Program, Sample> into) {
        var times = start(command, program, TURNS, Path.of("/dev/null"));
        var sample = into.computeIfAbsent(program, p -> new Sample());
        times.subList(times.size() - COUNTED, times.size()).forEach(t -> sample.add(t / MILLI));
    }

    /** Runs a driver with its output in a file; the nanoseconds it tells of. */
    private List<Double> start(List<String> command, Program program, int turns, Path out) {
        var words = new ArrayList<>(command);
        words.add(Integer.toString(turns));
        words.add(Integer.toString(program.size()));
        try {
            var process = new ProcessBuilder(words).redirectOutput(out.toFile()).start();
            process.getOutputStream().close();
            var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            var times = said.lines().filter(l -> l.startsWith("time ")).map(l -> Double.valueOf(l.substring(5))).toList();
            if (status != 0 || times.size() != turns) {
                throw new IllegalStateException(String.join(" ", words) + ": exit status " + status + "\n" + said);
            }
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One run from start to end. */
    void memory() {
        var ours = new LinkedHashMap<Program, Sample>();
        var theirs = new LinkedHashMap<Program, Sample>();
        for (var program : programs) {
            var size = Integer.toString(program.size());
            measure("memory", 1024, with(bench.image(program), size), with(bench.classes(program), size), program, ours, theirs);
        }
        print("Most memory of one run", "JVM", "MiB", ours, theirs);
    }

    /** To the first byte of output, with little to do. */
    void begin() {
        var ours = new LinkedHashMap<Program, Sample>();
        var theirs = new LinkedHashMap<Program, Sample>();
        for (var program : programs) {
            measure("first", MILLI, bench.image(program), bench.classes(program), program, ours, theirs);
        }
        print("From before fork to the first byte of output, at the least size", "JVM", "ms", ours, theirs);
    }

    private void measure(
            String what, double unit, List<String> image, List<String> classes, Program program,
            Map<Program, Sample> ours, Map<Program, Sample> theirs) {
        for (int i = 0; i < rounds; i++) {
            ours.computeIfAbsent(program, p -> new Sample()).add(meter.program(what, image) / unit);
            theirs.computeIfAbsent(program, p -> new Sample()).add(meter.program(what, classes) / unit);
        }
    }

    private static List<String> with(List<String> command, String word) {
        var words = new ArrayList<>(command);
        words.add(word);
        return words;
    }

    private static void print(String title, String peer, String unit, Map<Program, Sample> ours, Map<Program, Sample> theirs) {
        Table.head(title, peer);
        double logarithms = 0;
        for (var program : theirs.keySet()) {
            Table.row(program.folder() + " " + program.size(), unit, ours.get(program), theirs.get(program));
            logarithms += Math.log(ours.get(program).median() / theirs.get(program).median());
        }
        Table.mean(Math.exp(logarithms / theirs.size()));
    }
}
