package dev.heliac.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Parallel loops with one thread and with all, beside the same loops one iteration after the other. */
final class ParallelLoops {

    private static final List<String> LOOPS = List.of(
            "saxpy, 4 Mi elements", "mandelbrot, 1000x1000", "blur, 2000x1500", "sum of 4 Mi squares");
    private static final int TURNS = 40;
    private static final int COUNTED = 10;
    private static final double MILLI = 1e6;

    private final Path work;
    private final int rounds;
    private final Workbench bench;
    private final List<Path> sources;

    ParallelLoops(Path root, Path work, int rounds, Workbench bench) {
        this.work = work;
        this.rounds = rounds;
        this.bench = bench;
        sources = List.of(root.resolve("tests/bench/programs/parallel"));
    }

    void print() {
        var image = bench.image("loops", "parallel-image", sources);
        var classes = bench.classes("parallel.Sequential", "parallel-classes", sources);
        var twin = Workbench.hasLibrary() ? bench.twin("parallel") : List.<String>of();
        for (int loop = 0; loop < LOOPS.size(); loop++) {
            var alone = new Sample();
            var all = new Sample();
            var hotspot = new Sample();
            var clang = new Sample();
            for (int i = 0; i < rounds; i++) {
                var said = time(classes, loop, 0, hotspot);
                same(said, time(image, loop, 1, alone), LOOPS.get(loop));
                same(said, time(image, loop, 0, all), LOOPS.get(loop));
                if (!twin.isEmpty()) {
                    same(said, time(twin, loop, 0, clang), LOOPS.get(loop));
                }
            }
            Table.head("Parallel loop: " + LOOPS.get(loop), "peer");
            Table.row("one thread beside HotSpot (C2), warm", "ms", alone, hotspot);
            if (!twin.isEmpty()) {
                Table.row("one thread beside clang -O3", "ms", alone, clang);
            }
            Table.row(Runtime.getRuntime().availableProcessors() + " threads beside one", "ms", all, alone);
        }
    }

    private static void same(String expected, String said, String loop) {
        if (!expected.equals(said)) {
            throw new IllegalStateException(loop + " gives something else than on HotSpot");
        }
    }

    /**
     * Adds the times of the last turns, and gives what was printed.
     *
     * @param threads 0 for as many as there are processors
     */
    private String time(List<String> command, int loop, int threads, Sample into) {
        var words = new ArrayList<>(command);
        words.add(Integer.toString(TURNS));
        words.add(Integer.toString(loop));
        try {
            var out = work.resolve("out");
            var builder = new ProcessBuilder(words).redirectOutput(out.toFile());
            builder.environment().put("HELIAC_WORKERS", Integer.toString(threads));
            var process = builder.start();
            var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            var times = said.lines().filter(l -> l.startsWith("time ")).map(l -> Double.valueOf(l.substring(5))).toList();
            if (status != 0 || times.size() != TURNS) {
                throw new IllegalStateException(String.join(" ", words) + ": exit status " + status + "\n" + said);
            }
            times.subList(TURNS - COUNTED, TURNS).forEach(t -> into.add(t / MILLI));
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
