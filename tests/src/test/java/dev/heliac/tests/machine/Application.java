package dev.heliac.tests.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.frontend.HeliacCompiler;
import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.TextRenderer;
import dev.heliac.installer.Cache;
import dev.heliac.installer.Image;
import dev.heliac.installer.Installer;
import dev.heliac.installer.Manifest;
import dev.heliac.installer.Progress;
import dev.heliac.installer.TargetDescription;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A compiled application, installed once for each way of spreading it. */
public final class Application {

    private static final int MOST_STARTS = 100;
    private static final int MILLISECONDS_BETWEEN = 20;
    private static final int SECONDS = 60;
    private static final int LEVEL = 2;
    /** Shared: what it keeps depends on content only, and most of it is the kernel, the same for all. */
    private static final Path CACHE = Path.of("target", "cache");

    private final Module module;
    private final Path folder;
    private final int level;
    private final Path cache;
    private final Map<String, Image> images = new HashMap<>();

    private Application(Module module, Path folder, int level, Path cache) {
        this.module = module;
        this.folder = folder;
        this.level = level;
        this.cache = cache;
    }

    /** Compiles sources, which must be without fault. */
    public static Application compile(Path folder, Path... sources) {
        var out = new Diagnostics();
        var module = HeliacCompiler.compile(List.of(sources), new HeliacCompiler.Options("app", List.of()), out);
        assertEquals("", new TextRenderer(false).render(out));
        return new Application(module.orElseThrow(), folder, LEVEL, CACHE);
    }

    public static Application of(Module module, Path folder) {
        return new Application(module, folder, LEVEL, CACHE);
    }

    /** The same, with another level of optimization. */
    public Application optimized(int other) {
        return new Application(module, folder, other, cache);
    }

    /** The same, with its code kept in its own folder: of what nobody installs again. */
    public Application keptApart() {
        return new Application(module, folder, level, folder.resolve("cache"));
    }

    public Module module() {
        return module;
    }

    /** What a run gave: exit status, the bytes of standard output, and standard error. */
    public record Outcome(int status, byte[] bytes, String err) {

        public String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** Checks that every kernel got everything back: exchange vectors, channels, and what processes owned. */
        public Outcome balanced() {
            var accounts = err.lines().filter(l -> l.startsWith("heliac: kernel ") && l.contains("vectors")).toList();
            assertTrue(!accounts.isEmpty(), "no accounts in: " + err);
            for (var account : accounts) {
                assertTrue(account.contains(": vectors 0, channels 0, owned 0,"), account);
            }
            return this;
        }

        /** What a person would see on standard error. */
        public String messages() {
            return String.join("\n", err.lines()
                    .filter(l -> !(l.startsWith("heliac: kernel ") && l.contains("vectors")) && !l.startsWith("heliac: heap of "))
                    .toList());
        }

        /**
         * Those lines as a device would write them, in alphabetical order, since kernels write when they want to. On a device the objects
         * are not made that Java code throws, and so not their texts; those of traps are the kernel's.
         */
        public List<String> deviceMessages() {
            return messages().lines().map(l -> l.replaceFirst("(IllegalArgumentException): .*", "$1")).sorted().toList();
        }
    }

    /**
     * Installs for the places that there are, those of both instruction sets first: a process is then optimized once, lowered for both at
     * the same time, and the x86-64 kernel alone finds its code in the cache.
     */
    public Application installed(List<Where> places) throws IOException {
        for (var where : places.stream().sorted(Comparator.reverseOrder()).filter(Where::isHere).toList()) {
            image(where, "");
        }
        return this;
    }

    public Image image(Where where, String moreManifest) throws IOException {
        return image(where.target(), where.manifest(module) + moreManifest);
    }

    private synchronized Image image(TargetDescription target, String text) throws IOException {
        var key = target.toToml() + text;
        var known = images.get(key);
        if (known != null) {
            return known;
        }
        var out = new Diagnostics();
        var file = Files.writeString(Files.createTempFile(folder, "manifest", ".toml"), text);
        var manifest = Manifest.read(file, module, Installer.isas(), out);
        assertEquals("", new TextRenderer(false).render(out));
        var options = new Installer.Options(target, manifest.orElseThrow(), Files.readAllBytes(file), level, Optional.empty());
        var image = new Installer(new Cache(cache), Progress.NONE)
                .install(module, folder.resolve("image" + level + "-" + images.size()), options, out);
        assertEquals("", new TextRenderer(false).render(out));
        images.put(key, image.orElseThrow());
        return image.get();
    }

    public Outcome run(Where where, String... words) throws IOException, InterruptedException {
        return runWith("", where, words);
    }

    /** Runs with further lines of the manifest. */
    public Outcome runWith(String moreManifest, Where where, String... words) throws IOException, InterruptedException {
        return run(moreManifest, Map.of(), where, words);
    }

    /** The image for a machine with other kernels than this one. */
    public Image imageAmong(TargetDescription kernels, Where where) throws IOException {
        return image(kernels, where.manifest(module));
    }

    /** Runs on a machine with other kernels than this one, or with more than processes are spread over. */
    public Outcome runAmong(TargetDescription kernels, Map<String, String> environment, Where where, String... words)
            throws IOException, InterruptedException {
        return start(imageAmong(kernels, where), environment, words);
    }

    /** What {@link #runSanitized} runs. */
    public Image sanitized() throws IOException {
        return image(Where.sanitized(), Where.GRID.manifest(module));
    }

    /** Runs as on {@link Where#GRID}, on grids of threads with sanitizers. */
    public Outcome runSanitized(String... words) throws IOException, InterruptedException {
        return start(sanitized(), Map.of(), words);
    }

    /** Runs with the heap collected, and what can move moved, at each so manieth allocation. */
    public Outcome runStressed(int each, Where where, String... words) throws IOException, InterruptedException {
        return run("", Map.of("HELIAC_GC_STRESS", Integer.toString(each)), where, words);
    }

    /** Runs with so many threads at a time in parallel loops, and like {@link #runStressed} unless {@code each} is 0. */
    public Outcome runThreads(int threads, int each, Where where, String... words) throws IOException, InterruptedException {
        return run(
                "", Map.of("HELIAC_WORKERS", Integer.toString(threads), "HELIAC_GC_STRESS", Integer.toString(each)), where, words);
    }

    private Outcome run(String moreManifest, Map<String, String> environment, Where where, String... words)
            throws IOException, InterruptedException {
        where.assumeHere();
        return start(image(where, moreManifest), environment, words);
    }

    private static Outcome start(Image image, Map<String, String> environment, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(image.file("kernels/x86_64/kernel").toString());
        command.add(image.file("boot.plan").toString());
        command.addAll(List.of(words));
        var all = new HashMap<>(environment);
        all.put("HELIAC_STATS", "1");
        return execute(command, all, SECONDS);
    }

    /**
     * Starts an image's kernel. What another thread starts at the same moment has the file, which was open for writing just before,
     * open as well until it runs its own program, and so long the system refuses to run it ("Text file busy").
     */
    public static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                return builder.start();
            } catch (IOException e) {
                if (tries == MOST_STARTS || e.getMessage() == null || !e.getMessage().contains("Text file busy")) {
                    throw e;
                }
                Thread.sleep(MILLISECONDS_BETWEEN);
            }
        }
    }

    /** Runs a command to its end, or to the limit, where the test fails. */
    public static Outcome execute(List<String> command, Map<String, String> environment, int seconds)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("heliac", ".out");
        var err = Files.createTempFile("heliac", ".err");
        try {
            var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.redirectInput(new File("/dev/null"));
            builder.environment().putAll(environment);
            var process = start(builder);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError("did not end within " + seconds + " s: " + command + "\n" + text(out) + text(err));
            }
            return new Outcome(process.exitValue(), Files.readAllBytes(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
