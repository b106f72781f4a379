package dev.heliac.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the collector costs beside live sets of several sizes: how fast the program allocates, collections included, and the longest
 * pause. The peer is HotSpot's serial collector with the same limit.
 */
final class Collection {

    private static final int[] LIVE = {1, 16, 64, 256};
    private static final int LITTLE = 500;
    private static final int MUCH = 4500;
    private static final int LEAST_LIMIT = 64;
    private static final int LIMIT = 4;
    private static final double SECONDS = 1e9;
    private static final double MILLI = 1000;
    private static final Pattern OURS = Pattern.compile("longest (\\d+) us");
    private static final Pattern THEIRS = Pattern.compile("Pause .* ([0-9.]+)ms");

    private final Path root;
    private final Path work;
    private final int runs;
    private final Meter meter;
    private final Heliac heliac;

    Collection(Path root, Path work, int runs, Meter meter, Heliac heliac) {
        this.root = root;
        this.work = work;
        this.runs = runs;
        this.meter = meter;
        this.heliac = heliac;
    }

    private record Measured(Sample speed, Sample pause) {
        Measured() {
            this(new Sample(), new Sample());
        }
    }

    void print() {
        var classes = classes();
        List<Measured> ours = new ArrayList<>();
        List<Measured> theirs = new ArrayList<>();
        for (int live : LIVE) {
            int limit = Math.max(LEAST_LIMIT, LIMIT * live);
            var own = Heliac.start(image(live, limit));
            var peer = List.of(
                    Workbench.jdk("java"), "-XX:+UseSerialGC", "-Xlog:gc", "-Xmx" + limit + "m", "-cp", classes.toString(),
                    "gc.HotSpot");
            var mine = new Measured();
            var other = new Measured();
            for (int i = 0; i < runs; i++) {
                measure(own, live, OURS, 1, mine);
                measure(peer, live, THEIRS, MILLI, other);
            }
            ours.add(mine);
            theirs.add(other);
        }
        Table.head("Allocation with collections, 1.5 MiB kept for each 5 MiB dropped", "HotSpot, serial collector");
        for (int i = 0; i < LIVE.length; i++) {
            Table.row("beside " + LIVE[i] + " MiB that live", "MiB/s", ours.get(i).speed(), theirs.get(i).speed());
        }
        Table.head("Longest pause", "HotSpot, serial collector");
        for (int i = 0; i < LIVE.length; i++) {
            Table.row("beside " + LIVE[i] + " MiB that live", "us", ours.get(i).pause(), theirs.get(i).pause());
        }
    }

    private Path image(int live, int limit) {
        try {
            var manifest = Files.writeString(work.resolve("gc" + live + ".toml"), "[process.churn]\nheap = \"" + limit + " MiB\"\n");
            return heliac.image(
                    "tests/bench/programs/gc", "gc" + live, "--isa", "x86_64", "--manifest", manifest.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path classes() {
        var classes = work.resolve("gc-classes");
        Commands.run(
                work, Workbench.jdk("javac"), "-nowarn", "-d", classes.toString(),
                root.resolve("tests/bench/hotspot/gc/HotSpot.java").toString(),
                root.resolve("tests/bench/programs/gc/Churn.java").toString());
        return classes;
    }

    /** The difference of two runs leaves out the start, and the compiler's warming up. */
    private void measure(List<String> command, int live, Pattern pause, double scale, Measured into) {
        double little = meter.program("used", with(command, live, LITTLE));
        double much = meter.program("used", with(command, live, MUCH));
        into.speed().add((MUCH - LITTLE) * SECONDS / (much - little));
        var said = Commands.run(work, Map.of("HELIAC_STATS", "1"), with(command, live, MUCH));
        into.pause().add(pause.matcher(said).results().mapToDouble(r -> Double.parseDouble(r.group(1)) * scale).max().orElse(0));
    }

    private static List<String> with(List<String> command, int live, int dropped) {
        var words = new ArrayList<>(command);
        words.add(Integer.toString(live));
        words.add(Integer.toString(dropped));
        return words;
    }
}
