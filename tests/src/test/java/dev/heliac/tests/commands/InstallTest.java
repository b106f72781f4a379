package dev.heliac.tests.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Images: the same each time, whole at any time, checked before use. */
@Execution(ExecutionMode.CONCURRENT)
class InstallTest {

    @TempDir
    Path folder;

    private Heliac heliac;
    private String module;

    @BeforeEach
    void compile() throws Exception {
        heliac = new Heliac(Heliac.CACHE);
        module = folder.resolve("echo.hil").toString();
        assertEquals(0, heliac.run("compile", Heliac.SAMPLES.resolve("echo").toString(), "-o", module).status());
    }

    private static List<Path> files(Path root) throws Exception {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
        }
    }

    @Test
    void twoInstallsAreIdentical() throws Exception {
        var first = folder.resolve("first");
        var second = folder.resolve("second");
        assertEquals(0, heliac.run("install", module, "--image", first.toString()).status());
        // With a cache of its own, so that nothing is merely copied.
        var other = new Heliac(folder.resolve("other cache"));
        assertEquals(0, other.run("install", module, "--image", second.toString()).status());
        assertEquals(files(first), files(second));
        assertTrue(files(first).size() >= 6, files(first).toString());
        for (var file : files(first)) {
            assertArrayEquals(Files.readAllBytes(first.resolve(file)), Files.readAllBytes(second.resolve(file)), file.toString());
        }
        assertEquals(0, heliac.run("install", module, "--image", first.toString()).status());
        assertEquals(files(first), files(second));
    }

    @Test
    void anImageRunsFromAnywhere() throws Exception {
        var image = folder.resolve("an image");
        assertEquals(0, heliac.run("install", module, "--image", image.toString()).status());
        var outcome = heliac.run("run", image.toString());
        assertEquals(Files.readString(Heliac.SAMPLES.resolve("echo/expected.txt")), outcome.out());
        assertEquals("", outcome.err());
    }

    /** One object for each instruction set; the other process, the kernels and what is left come from the cache. */
    @Test
    void aChangeLowersItsProcessOnly() throws Exception {
        var apart = new Heliac(folder.resolve("cache"));
        var sources = Files.createDirectory(folder.resolve("echo"));
        try (var files = Files.list(Heliac.SAMPLES.resolve("echo"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Files.copy(file, sources.resolve(file.getFileName()));
            }
        }
        var changing = folder.resolve("changing.hil").toString();
        var image = folder.resolve("image").toString();
        assertEquals(0, apart.run("compile", sources.toString(), "-o", changing).status());
        assertEquals(0, apart.run("install", changing, "--image", image).status());
        var before = files(folder.resolve("cache/heliac/objects")).size();
        var server = sources.resolve("Server.java");
        Files.writeString(server, Files.readString(server).replace("ask.n()", "ask.n() + 1"));
        assertEquals(0, apart.run("compile", sources.toString(), "-o", changing).status());
        assertEquals(0, apart.run("install", changing, "--image", image).status());
        assertEquals(before + 2, files(folder.resolve("cache/heliac/objects")).size());
        assertTrue(apart.run("run", image).out().startsWith("asked 7, answered 8\n"));
    }

    @Test
    void aFullDiskLeavesTheOldImage() throws Exception {
        var image = folder.resolve("image");
        assertEquals(0, heliac.run("install", module, "--image", image.toString()).status());
        var before = files(image);
        var png = folder.resolve("png.hil").toString();
        assertEquals(0, heliac.run("compile", Heliac.SAMPLES.resolve("png").toString(), "-o", png).status());
        assertEquals(0, heliac.run("install", png, "--image", folder.resolve("elsewhere").toString()).status());
        // No file may grow past 40 KiB, which a kernel does; the objects come from the cache.
        var full = new Heliac(Heliac.CACHE).after("ulimit -f 80");
        var outcome = full.run("install", png, "--image", image.toString());
        assertEquals(1, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains("HIL3012"), outcome.err());
        assertEquals(before, files(image));
        assertEquals(0, heliac.run("run", image.toString()).status());
    }

    /** Sanitizers watch a grid of threads, and want one with a process on it. */
    @Test
    void sanitizersWithNothingToWatchAreRefused() throws Exception {
        var image = folder.resolve("image");
        var without = heliac.run("install", module, "--image", image.toString(), "--sanitize", "--isa", "x86_64");
        assertEquals(2, without.status());
        assertTrue(without.err().contains("error[HIL3019]: sanitizers run on the grid of threads only, and this machine"), without.err());
        assertTrue(without.err().contains("add gpu to --isa"), without.err());
        var target = folder.resolve("target.toml");
        Files.writeString(target, "[[kernel]]\nisa = \"x86_64\"\n[[kernel]]\nisa = \"gpu\"\ncpu = \"sm_90\"\n");
        var other = heliac.run("install", module, "--image", image.toString(), "--sanitize", "--target", target.toString());
        assertEquals(2, other.status());
        assertTrue(other.err().contains("give its gpu kernel cpu = \"threads\""), other.err());
        var elsewhere = heliac.run("install", module, "--image", image.toString(), "--sanitize");
        assertEquals(1, elsewhere.status());
        assertTrue(elsewhere.err().contains("no process runs on the grid of threads that the sanitizers watch"), elsewhere.err());
        assertFalse(Files.exists(image));
        var manifest = Files.writeString(folder.resolve("server.toml"), "[process.server]\nplatform = \"gpu\"\n").toString();
        Files.writeString(target, Files.readString(target).replace("sm_90", "threads"));
        var watched = heliac.run(
                "install", module, "--image", image.toString(), "--sanitize", "--target", target.toString(), "--manifest", manifest);
        assertEquals("", watched.err());
        assertTrue(Files.readString(image.resolve("current/target.toml")).contains("cpu = \"threads-sanitized\""));
        assertEquals(Files.readString(Heliac.SAMPLES.resolve("echo/expected.txt")), heliac.run("run", image.toString()).out());
    }

    @Test
    void aDirectoryOfSomethingElseIsLeftAlone() throws Exception {
        var image = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(image.resolve("letter.txt"), "Dear");
        var outcome = heliac.run("install", module, "--image", image.toString());
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().contains("HIL3012"), outcome.err());
        assertEquals(List.of(Path.of("letter.txt")), files(image));
        var file = heliac.run("install", module, "--image", image.resolve("letter.txt").toString());
        assertTrue(file.err().contains("HIL3012") && file.err().contains("not a directory"), file.err());
    }

    @Test
    void aDamagedImageIsNotRun() throws Exception {
        var image = folder.resolve("image");
        assertEquals(0, heliac.run("install", module, "--image", image.toString()).status());
        var kernel = image.resolve("current/kernels/x86_64/kernel");
        var bytes = Files.readAllBytes(kernel);
        bytes[bytes.length / 2] ^= 1;
        Files.write(kernel, bytes);
        var outcome = heliac.run("run", image.toString());
        assertEquals(1, outcome.status());
        assertTrue(outcome.err().contains("HIL3010") && outcome.err().contains("kernels/x86_64/kernel"), outcome.err());
        assertEquals(0, heliac.run("install", module, "--image", image.toString()).status());
        assertEquals(0, heliac.run("run", image.toString()).status());
        Files.writeString(image.resolve("current/image.json"), "{\"format\": 1, \"files\": {\"../../../etc/passwd\": \"00\"}}");
        assertTrue(heliac.run("run", image.toString()).err().contains("HIL3010"));
        Files.writeString(image.resolve("current/image.json"), "{");
        assertTrue(heliac.run("run", image.toString()).err().contains("HIL3010"));
    }

    @Test
    void anImageForAnotherMachineIsRefused() throws Exception {
        var target = Files.writeString(folder.resolve("other.toml"), """
                name = "other"

                [[kernel]]
                isa = "x86_64"
                cpu = "x86-64"
                features = "+xop"
                """);
        var image = folder.resolve("image").toString();
        assertEquals(0, heliac.run("install", module, "--image", image, "--target", target.toString()).status());
        var outcome = heliac.run("run", image);
        assertEquals(3, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains("HIL3011") && outcome.err().contains("xop"), outcome.err());
    }

    @Test
    void wrongLinesAreNamed() throws Exception {
        var image = folder.resolve("image").toString();
        record Line(String text, String code) {}
        for (var line : List.of(
                new Line("[process.nobody]\nheap = \"1 MiB\"\n", "HIL3005"),
                new Line("[process.server]\nplatfrom = \"xscale\"\n", "HIL3003"),
                new Line("[process.server]\naffinity = { \"/ehco\" = 1 }\n", "HIL3003"),
                new Line("[process.server]\nplatform = 3\n", "HIL3004"),
                new Line("[process.server]\nplatform = \"vax\"\n", "HIL3006"),
                new Line("[process.server]\nkernel = 9\n", "HIL3007"),
                new Line("[process.server\n", "HIL3002"))) {
            var manifest = Files.writeString(folder.resolve("m.toml"), line.text());
            var outcome = heliac.run("install", module, "--image", image, "--manifest", manifest.toString());
            assertEquals(1, outcome.status(), line.text());
            assertTrue(outcome.err().contains(line.code()), outcome.err());
            assertTrue(outcome.err().contains(line.code().equals("HIL3007") ? "server" : "m.toml"), outcome.err());
        }
        var none = Files.writeString(folder.resolve("t.toml"), "[[kernel]]\nisa = \"xscale\"\n");
        assertTrue(heliac.run("install", module, "--image", image, "--target", none.toString()).err().contains("HIL3008"));
        assertTrue(heliac.run("install", module, "--image", image, "--isa", "vax").err().contains("HIL3006"));
        assertTrue(!Files.exists(folder.resolve("image")));
    }

    @Test
    void oneManifestLineMovesAProcess() throws Exception {
        var png = folder.resolve("png.hil").toString();
        assertEquals(0, heliac.run("compile", Heliac.SAMPLES.resolve("png").toString(), "-o", png).status());
        var there = heliac.run("inspect", png, "--placement").out();
        var here = heliac.run(
                        "inspect", png, "--placement", "--manifest", Heliac.SAMPLES.resolve("png/one-kernel.toml").toString())
                .out();
        assertTrue(there.contains("decoder          kernel 1 xscale"), there);
        assertTrue(here.contains("decoder          kernel 0 x86_64"), here);
        assertNotEquals(there, here);
    }
}
