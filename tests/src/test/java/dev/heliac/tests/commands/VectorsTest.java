package dev.heliac.tests.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain loops over arrays, whose lengths the compiler does not know, become vector instructions at the usual level. */
class VectorsTest {

    private static final String LOOP = """
            hil 1
            module vectors

            class java.lang.Object { }
            class java.lang.Throwable : java.lang.Object { }

            trap bounds = @bounds

            func @bounds(%i: i32, %n: i32) -> $java.lang.Throwable {
            ^entry:
              %t = new $java.lang.Throwable
              return %t
            }

            func @main(%words: ex i8[]) {
            ^entry:
              %n = ex.length %words
              ex.free %words
              %a = array.new TYPE %n
              %b = array.new TYPE %n
              %k = i32.add %n, %n
              %c = array.new TYPE %k
              %first = i32.const 0
              %v = TYPE.const 3
              jump ^head(%first)
            ^head(%i: i32):
              %end = i32.ge %i, %k
              branch %end ^done, ^body
            ^body:
              BODY
              %one = i32.const 1
              %i1 = i32.add %i, %one
              jump ^head(%i1)
            ^done:
              return
            }

            process main = @main {
              arguments
              profile full
            }
            """;

    private static final String SUM = """
            %x = array.load TYPE %a, %i
              %y = array.load TYPE %b, %i
              %s = TYPE.add %x, %y
              array.store TYPE %c, %i, %s
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"i32, add <, sum", "f64, fadd <, sum", "i32, store <, fill"})
    void countingLoopsOverArraysAreVectorized(String type, String instruction, String kind) throws Exception {
        var body = kind.equals("sum") ? SUM : "array.store TYPE %c, %i, %v\n";
        var text = LOOP.replace("  BODY\n", "  " + body).replace("TYPE", type);
        var module = Files.writeString(folder.resolve("vectors.hil"), text);
        var outcome = new Heliac(Heliac.CACHE).run("inspect", module.toString(), "--llvm");
        assertEquals(0, outcome.status(), outcome.err());
        var expected = Pattern.compile(instruction + "\\d+ x " + (type.equals("f64") ? "double" : "i32") + ">");
        assertTrue(expected.matcher(outcome.out()).find(), outcome.out());
    }

    /** The code that does a run of a parallel loop's iterations checks no index where it is vectorized. */
    @Test
    void parallelLoopsAreVectorizedWithoutChecks() throws Exception {
        var source = Files.writeString(folder.resolve("Saxpy.java"), """
                import dev.heliac.lang.ExFloats;
                import dev.heliac.lang.Parallel;

                public class Saxpy {
                    public static void main(String[] words) {
                        ExFloats x = new ExFloats(words.length);
                        ExFloats y = new ExFloats(words.length);
                        float a = words.length;
                        Parallel.range(y.length(), i -> y.set(i, a * x.get(i) + y.get(i)));
                    }
                }
                """);
        var outcome = new Heliac(Heliac.CACHE).run("inspect", source.toString(), "--llvm");
        assertEquals(0, outcome.status(), outcome.err());
        var code = outcome.out().lines()
                .dropWhile(l -> !l.startsWith("define internal ptr @\"chunk:Saxpy.lambda$main$0.chunk\""))
                .takeWhile(l -> !l.equals("}"))
                .toList();
        var body = code.stream().dropWhile(l -> !l.startsWith("vector.body:")).takeWhile(l -> !l.isBlank()).toList();
        var text = String.join("\n", body);
        assertTrue(Pattern.compile("store <\\d+ x float>").matcher(text).find(), String.join("\n", code));
        assertEquals(1, body.stream().filter(l -> l.contains("br i1 ")).count(), text);
        assertEquals(1, body.stream().filter(l -> l.contains("icmp ")).count(), text);
    }
}
