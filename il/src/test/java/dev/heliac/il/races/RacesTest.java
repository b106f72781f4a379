package dev.heliac.il.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Loops in races/loops.txt, each with what is said of it. A case has a title with the extents behind {@code over}; the instructions that
 * make these, if the extents are others than {@code %n}, {@code %m} and {@code %k}, behind {@code before}; the iteration's
 * instructions, of vectors %a and %b of i32, %s of i8, scalars %n, %m and %k and indices %x, %y and %z; and what is expected.
 */
class RacesTest {

    private static final Pattern CASE = Pattern.compile("(?ms)^== (.*?) over (.*?)\\n(.*?)^(fine|HIL\\d{4}.*?)$");
    private static final List<String> INDICES = List.of("%x", "%y", "%z");

    private static String text() throws IOException {
        try (var in = RacesTest.class.getResourceAsStream("/races/loops.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String module(String extents, String before, String body) {
        int count = extents.split(",").length;
        var indices = INDICES.subList(0, count).stream().map(i -> ", " + i + ": i32").collect(Collectors.joining());
        return """
                hil 1
                module loops
                class java.lang.Object { }
                class java.lang.Throwable : java.lang.Object { }
                func @twice(%%i: i32) -> i32 {
                ^entry:
                  %%two = i32.const 2
                  %%r = i32.mul %%i, %%two
                  return %%r
                }
                func @put(%%v: &ex i32[], %%i: i32, %%e: i32) {
                ^entry:
                  ex.store i32 %%v, %%i, %%e
                  return
                }
                func @loop(%%a: &ex i32[], %%b: &ex i32[], %%s: &ex i8[], %%n: i32, %%m: i32, %%k: i32) "Loop.java" {
                ^entry:
                %s  par @body(%%a, %%b, %%s, %%n, %%m, %%k) over %s
                  return
                }
                func @body(%%a: &ex i32[], %%b: &ex i32[], %%s: &ex i8[], %%n: i32, %%m: i32, %%k: i32%s) "Body.java" {
                ^entry:
                  %%zero = i32.const 0
                  %%one = i32.const 1
                  %%two = i32.const 2
                  %%three = i32.const 3
                  %%four = i32.const 4
                %s%s}
                """.formatted(before, extents, indices, body, body.contains("return") ? "" : "  return\n");
    }

    private static String said(String module) {
        var out = new Diagnostics();
        Verifier.verify(Samples.parse(module), out);
        return out.list().stream()
                .map(d -> d.code().id() + " " + d.place().line() + other(d) + ": " + d.message())
                .collect(Collectors.joining("; "));
    }

    /** Neither long sums nor long chains of calls, nor what doubles at each step, take long or exhaust the stack. */
    @Test
    void whatIsTooMuchIsRefused() {
        int many = 20_000;
        var sums = IntStream.range(0, many)
                .mapToObj(i -> "  %s" + (i + 1) + " = i32.add %s" + i + ", %one\n")
                .collect(Collectors.joining("", "  %s0 = i32.add %x, %one\n", "  ex.store i32 %a, %s" + many + ", %x !1\n"));
        var unknown = "what index this is, follows from more than the loop's indices and what stays the same";
        assertEquals("HIL0248 1: iterations may meet in `a`: " + unknown, said(module("%n", "", sums)));
        var once = module("%n", "", "  call @f0(%a, %x)\n") + chain(many, 1);
        assertEquals("HIL0248 0: iterations may meet in `a`: it calls too much for one to see what it touches", said(once));
        var doubled = IntStream.range(0, 100)
                .mapToObj(i -> "  %t" + (i + 1) + " = i32.add %t" + i + ", %t" + i + "\n")
                .collect(Collectors.joining("", "  %t0 = i32.add %n, %m\n", ""));
        assertEquals("", said(module("%t100", doubled, "  ex.store i32 %a, %x, %x !1\n")));
        var twice = module("%n", "", "  call @f0(%a, %x)\n") + chain(60, 2);
        assertEquals("HIL0248 0: iterations may meet in `a`: it calls too much for one to see what it touches", said(twice));
    }

    private static String chain(int functions, int calls) {
        return IntStream.range(0, functions)
                .mapToObj(i -> "func @f" + i + "(%v: &ex i32[], %i: i32) {\n^entry:\n"
                        + (i + 1 < functions ? ("  call @f" + (i + 1) + "(%v, %i)\n").repeat(calls) : "  ex.store i32 %v, %i, %i\n")
                        + "  return\n}\n")
                .collect(Collectors.joining());
    }

    private static String other(Diagnostic diagnostic) {
        return diagnostic.notes().stream().map(n -> ", " + n.place().line()).collect(Collectors.joining());
    }

    @TestFactory
    Stream<DynamicTest> loops() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        var matcher = CASE.matcher(text());
        while (matcher.find()) {
            var parts = matcher.group(3).split("(?m)^before\\n", 2);
            var module = module(matcher.group(2), parts.length < 2 ? "" : parts[1], parts[0]);
            var expected = matcher.group(4);
            var said = expected.equals("fine") ? "" : expected;
            tests.add(DynamicTest.dynamicTest(matcher.group(1), () -> assertEquals(said, said(module), module)));
        }
        assertTrue(tests.size() >= 60, () -> tests.size() + " loops");
        return tests.stream();
    }
}
