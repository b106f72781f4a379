package dev.heliac.tests.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A program carries what it uses, and the report says what that is. */
@Execution(ExecutionMode.CONCURRENT)
class SizesTest {

    private static final String HELLO = """
            public class Hello {
                public static void main(String[] words) {
                    System.out.println("Hello, world");
                }
            }
            """;

    private static final String MAP = """
            import java.util.HashMap;

            public class Counting {
                public static void main(String[] words) {
                    var counts = new HashMap<String, Integer>();
                    for (String word : "a b a c a".split(" ")) {
                        counts.merge(word, 1, Integer::sum);
                    }
                    for (var entry : counts.entrySet()) {
                        System.out.println(entry.getKey() + " " + entry.getValue());
                    }
                    System.out.println(counts.get("a") + counts.size());
                    System.out.println(counts);
                }
            }
            """;

    @TempDir
    Path folder;

    private Heliac heliac;

    @BeforeEach
    void start() {
        heliac = new Heliac(Heliac.CACHE);
    }

    /** Of all files of the image for x86-64 alone, the module included. */
    private long installed(String name, String source, String expected) throws Exception {
        var file = Files.writeString(folder.resolve(name + ".java"), source).toString();
        var module = folder.resolve(name + ".hil").toString();
        assertEquals(0, heliac.run("compile", file, "-o", module).status());
        var image = folder.resolve(name + ".image");
        assertEquals(0, heliac.run("install", module, "--isa", "x86_64", "--image", image.toString()).status());
        assertEquals(expected, heliac.run("run", image.toString()).out());
        long bytes = 0;
        try (var files = Files.walk(image.resolve("generations"))) {
            for (var f : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(f);
            }
        }
        return bytes;
    }

    @Test
    void helloFitsInto128Kibibytes() throws Exception {
        long bytes = installed("Hello", HELLO, "Hello, world\n");
        assertTrue(bytes < 128 * 1024, bytes + " bytes");
        var report = heliac.run("inspect", folder.resolve("Hello.hil").toString(), "--reach").out();
        assertFalse(report.contains("java.util."), report);
    }

    @Test
    void aMapFitsInto256KibibytesAndBringsNoRegularExpressions() throws Exception {
        long bytes = installed("Counting", MAP, "a 3\nb 1\nc 1\n6\n{a=3, b=1, c=1}\n");
        assertTrue(bytes < 256 * 1024, bytes + " bytes");
        var module = folder.resolve("Counting.hil").toString();
        var report = heliac.run("inspect", module, "--reach").out();
        assertTrue(report.contains("java.util.HashMap.resize, called in java.util.HashMap.putVal:")
                || report.contains("java.util.HashMap.resize, called in java.util.HashMap.merge:"), report);
        assertFalse(report.contains("java.util.regex"), report);
        assertFalse(report.contains("java.util.TreeMap"), report);
        assertEquals(
                "no process has `java.util.regex`\n", heliac.run("inspect", module, "--reach", "java.util.regex").out());
    }

    /** Of an image too, whose code is measured. */
    @Test
    void theWayToAFunctionIsShown() throws Exception {
        installed("Counting", MAP, "a 3\nb 1\nc 1\n6\n{a=3, b=1, c=1}\n");
        for (var shown : new String[] {"Counting.hil", "Counting.image", "Counting.java"}) {
            var text = heliac.run("inspect", folder.resolve(shown).toString(), "--reach", "java.util.AbstractMap.toString")
                    .out();
            assertTrue(text.startsWith("process Counting reaches java.util.AbstractMap.toString by\n"), text);
            assertTrue(text.contains("  process:Counting, where the process begins\n  Counting.main, called in process:Counting"), text);
            assertTrue(text.contains("  java.util.AbstractMap.toString, answers `toString` called in "), text);
            assertTrue(text.contains(", since a java.util.HashMap is made in Counting.main:5\n"), text);
        }
        var image = folder.resolve("Counting.image").toString();
        var code = heliac.run("inspect", image, "--reach").out().lines().findFirst().orElseThrow();
        assertTrue(code.matches("process Counting: \\d+ functions in \\d+ bytes of IL, .* [1-9]\\d* bytes of code for x86_64"), code);
        var arm = heliac.run("inspect", folder.resolve("Counting.hil").toString(), "--reach", "--isa", "xscale").out();
        assertTrue(arm.lines().findFirst().orElseThrow().endsWith("bytes of code for xscale"), arm);
    }
}
