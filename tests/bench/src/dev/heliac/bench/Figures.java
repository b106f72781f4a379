package dev.heliac.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Each figure beside its peer's, measured alternately so that both meet the same disturbances. */
final class Figures {

    private static final String PROGRAM = "tests/bench/programs/pingpong";
    private static final int LOCAL_ROUNDS = 30_000_000;
    private static final int REMOTE_ROUNDS = 1_000_000;
    private static final int LINE_ROUNDS = 300_000;
    private static final int WARM_UP = 12;
    private static final double MILLI = 1e6;

    private final Path root;
    private final Path work;
    private final int runs;
    private final Meter meter;
    private final Heliac heliac;
    private final List<Program> programs;

    Figures(Path root, Path work, int runs, List<Program> programs) {
        this.root = root;
        this.work = work;
        this.runs = runs;
        this.programs = programs;
        meter = new Meter(root, work);
        heliac = new Heliac(root, work);
    }

    /** Two processes of one kernel, beside two coroutines without contracts, isolation or scheduling. */
    void local() {
        var image = heliac.image(PROGRAM, "local", "--isa", "x86_64");
        var clock = new Sample();
        var bare = new Sample();
        var ring = new Sample();
        var words = new Sample();
        var small = new Sample();
        var large = new Sample();
        for (int i = 0; i < runs; i++) {
            clock.add(meter.measure("core").getFirst());
            var floor = meter.measure("handoff", Integer.toString(LOCAL_ROUNDS));
            bare.add(floor.get(0));
            ring.add(floor.get(1));
            words.add(roundTrip("used", image, LOCAL_ROUNDS));
            small.add(roundTrip("used", image, LOCAL_ROUNDS, "1"));
            large.add(roundTrip("used", image, LOCAL_ROUNDS, "65536"));
        }
        Table.head("Round trip between two processes of one kernel", "peer");
        Table.row("beside two coroutines with a word through a ring each way", "ns", words, ring);
        Table.row("beside two bare switches", "ns", words, bare);
        Table.row("64 KiB in the message beside 1 byte", "ns", large, small);
        Table.fact("cycles of the core", String.format(Locale.ROOT, "%.0f", words.median() * clock.median()));
    }

    void parallel() {
        new ParallelLoops(root, work, Math.max(1, runs / 3), new Workbench(root, work, heliac)).print();
    }

    void collection() {
        new Collection(root, work, runs, meter, heliac).print();
    }

    /** Two kernels, beside two cores that hand cache lines to each other. */
    void remote(String between, String... target) {
        var options = Arrays.copyOf(target, target.length + 2);
        options[target.length] = "--manifest";
        options[target.length + 1] = root.resolve("tests/bench/programs/apart.toml").toString();
        var image = heliac.image(PROGRAM, "remote", options);
        var one = new Sample();
        var two = new Sample();
        var words = new Sample();
        for (int i = 0; i < runs; i++) {
            var lines = meter.measure("line", Integer.toString(LINE_ROUNDS));
            one.add(lines.get(0));
            two.add(lines.get(1));
            words.add(roundTrip("time", image, REMOTE_ROUNDS));
        }
        Table.head("Round trip between " + between, "bare cache lines");
        Table.row("beside one line, written in turn", "ns", words, one);
        Table.row("beside one line each way", "ns", words, two);
    }

    /** Nanoseconds a round: starting and ending cancel out. */
    private double roundTrip(String clock, Path image, int rounds, String... more) {
        double all = meter.program(clock, words(image, rounds, more));
        double few = meter.program(clock, words(image, rounds / 10, more));
        return (all - few) / (rounds - rounds / 10);
    }

    private static List<String> words(Path image, int rounds, String... more) {
        var command = Heliac.start(image, Integer.toString(rounds));
        command.addAll(Arrays.asList(more));
        return command;
    }

    /** The whole program with start and end, beside its decoding and summing up alone in a warm JVM. */
    void png() throws IOException {
        var image = heliac.image("samples/png", "png", "--isa", "x86_64");
        var picture = PngPeer.generate(work, 3000, 2000);
        var start = Heliac.start(image, picture.toString());
        var ours = new Sample();
        var theirs = new Sample();
        try (var peer = new PngPeer(root, work, picture)) {
            for (int i = 0; i < WARM_UP; i++) {
                peer.decode();
            }
            var line = Commands.run(work, start.toArray(String[]::new)).strip();
            if (!line.equals(peer.line())) {
                throw new IllegalStateException("they disagree: " + line + "; " + peer.line());
            }
            for (int i = 0; i < runs; i++) {
                ours.add(meter.program("time", start) / MILLI);
                theirs.add(peer.decode() / MILLI);
            }
        }
        Table.head("PNG of 3000x2000 pixels, " + Files.size(picture) / 1024 + " KiB", "HotSpot (C2), warm");
        Table.row("decoded, averaged and hashed", "ms", ours, theirs);
    }

    /** From before fork to the first byte. */
    void start() {
        var image = heliac.image("samples/echo", "start", "--isa", "x86_64");
        var first = new Sample();
        var whole = new Sample();
        for (int i = 0; i < 3 * runs; i++) {
            first.add(meter.program("first", Heliac.start(image)) / MILLI);
            whole.add(meter.program("time", Heliac.start(image)) / MILLI);
        }
        Table.head("Start of samples/echo", "");
        Table.row("to the first line, in which a message has come back", "ms", first);
        Table.row("to the end", "ms", whole);
    }

    void size() {
        var image = heliac.image("samples/echo", "size", "--isa", "x86_64");
        var elf = Elf.of(Heliac.kernel(image));
        Table.head("Bytes of the kernel with samples/echo in it, x86-64", "");
        Table.fact("file", bytes(elf.file()));
        Table.fact("of these loaded", bytes(elf.loaded()));
        Table.fact("names of functions", bytes(elf.symbols()));
        Table.fact("line tables", bytes(elf.lines()));
    }

    private static String bytes(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private Throughput throughput() {
        return new Throughput(work, Math.max(1, runs / 3), meter, new Workbench(root, work, heliac), programs);
    }

    /** Ordinary Java programs, beside HotSpot when that is warm, and beside C. */
    void programs() {
        throughput().peak();
    }

    /** Their memory. */
    void memory() {
        throughput().memory();
    }

    /** Their start. */
    void begin() {
        throughput().begin();
    }

    /** What building hello world costs, and programs of some size. */
    void build() {
        var builds = new Builds(root, work, Math.max(1, runs / 3), meter, heliac, new Workbench(root, work, heliac));
        builds.hello();
        builds.thousands(programs.stream().filter(Program::large).toList());
    }

    /** The tool itself, as typed: its JVM's start is part of it. */
    void tools() {
        Table.head("The command line", "with nothing in the cache");
        var version = new Sample();
        for (int i = 0; i < runs; i++) {
            version.add(seconds(Map.of(), heliac.words("--version")));
        }
        Table.row("heliac --version", "s", version);
        for (var sample : List.of("echo", "png")) {
            var module = work.resolve(sample + ".hil").toString();
            var compile = new Sample();
            var cold = new Sample();
            var warm = new Sample();
            for (int i = 0; i < runs; i++) {
                compile.add(seconds(
                        Map.of(), heliac.words("compile", root.resolve("samples/" + sample).toString(), "-o", module)));
                var cache = Map.of("XDG_CACHE_HOME", work.resolve("cache-" + sample + i).toString());
                var install = heliac.words("install", module, "--image", work.resolve("image-" + sample).toString());
                cold.add(seconds(cache, install));
                warm.add(seconds(cache, install));
            }
            Table.row("heliac compile samples/" + sample, "s", compile);
            Table.row("heliac install " + sample + ".hil, x86-64 and XScale", "s", warm, cold);
        }
    }

    private double seconds(Map<String, String> environment, List<String> command) {
        long start = System.nanoTime();
        Commands.run(work, environment, command);
        return (System.nanoTime() - start) / 1e9;
    }
}
