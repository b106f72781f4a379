package dev.heliac.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What compiling and installing costs, in time and in memory, the tool's JVM included. */
final class Builds {

    private static final double KIBI = 1024;

    private final Path root;
    private final Path work;
    private final int runs;
    private final Meter meter;
    private final Heliac heliac;
    private final Workbench bench;

    Builds(Path root, Path work, int runs, Meter meter, Heliac heliac, Workbench bench) {
        this.root = root;
        this.work = work;
        this.runs = runs;
        this.meter = meter;
        this.heliac = heliac;
        this.bench = bench;
    }

    /** The least program: two instruction sets, with nothing in the cache and with everything. */
    void hello() {
        var sources = List.of(root.resolve("tests/bench/programs/hello"));
        Table.head("Building hello world", "with nothing in the cache");
        var built = build("hello", sources);
        Table.row("heliac compile", "s", built.compile());
        Table.row("heliac install, x86-64 and XScale", "s", built.warm(), built.cold());
        Table.row("most memory of heliac compile", "MiB", built.compileMemory());
        Table.row("most memory of heliac install", "MiB", built.warmMemory(), built.coldMemory());
    }

    /** By the thousand lines of the program's own, with what it takes along from the JDK for free. */
    void thousands(List<Program> programs) {
        Table.head("Building a thousand lines", "with nothing in the cache");
        for (var program : programs) {
            var folders = program.folders().stream().map(f -> root.resolve("tests/programs").resolve(f)).toList();
            double thousands = bench.lines(program) / 1000.0;
            var built = build(program.folder(), folders);
            var what = program.folder() + ", " + bench.lines(program) + " lines: ";
            Table.row(what + "heliac compile, per thousand", "s", built.compile().dividedBy(thousands));
            Table.row(
                    what + "heliac install, x86-64 and XScale, per thousand", "s", built.warm().dividedBy(thousands),
                    built.cold().dividedBy(thousands));
            Table.row(what + "most memory of heliac install", "MiB", built.warmMemory(), built.coldMemory());
        }
    }

    private record Cost(Sample compile, Sample warm, Sample cold, Sample compileMemory, Sample warmMemory, Sample coldMemory) {}

    private Cost build(String name, List<Path> sources) {
        var cost = new Cost(new Sample(), new Sample(), new Sample(), new Sample(), new Sample(), new Sample());
        var module = work.resolve(name + ".hil").toString();
        var compile = heliac.words("compile", "-o", module);
        sources.forEach(s -> compile.add(s.toString()));
        var install = heliac.words("install", module, "--image", work.resolve(name + "-build").toString());
        for (int i = 0; i < runs; i++) {
            var cache = Map.of("XDG_CACHE_HOME", work.resolve("cache-build-" + name + i).toString());
            run(Map.of(), compile, cost.compile(), cost.compileMemory());
            run(cache, install, cost.cold(), cost.coldMemory());
            run(cache, install, cost.warm(), cost.warmMemory());
        }
        return cost;
    }

    private void run(Map<String, String> environment, List<String> command, Sample seconds, Sample memory) {
        var words = new ArrayList<>(List.of(meter.path(), "memory"));
        words.addAll(command);
        long start = System.nanoTime();
        var kibibytes = Commands.run(work, environment, words).strip();
        seconds.add((System.nanoTime() - start) / 1e9);
        memory.add(Double.parseDouble(kibibytes) / KIBI);
    }
}
