package dev.heliac.il.sg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written in Java for Sing#'s contracts. {@code -Dheliac.update=true} writes the expected files. */
final class SgJavaTest {

    private static final Path EXPECTED = Path.of("src/test/resources/sg-java");

    private static String all(SgSources sources, Diagnostics out) {
        return SgJava.files(sources, "harbor", out).stream()
                .map(f -> "// ---- " + f.name() + "\n" + f.text() + "\n")
                .collect(Collectors.joining());
    }

    private static String codes(Diagnostics out) {
        return out.list().stream()
                .map(d -> d.place().line() + " " + d.code().id() + " " + d.message() + "\n")
                .collect(Collectors.joining());
    }

    private static Diagnostics of(String text) {
        var out = new Diagnostics();
        SgJava.files(SgSources.of("a.sg", text.getBytes(StandardCharsets.UTF_8), Set.of(), out), "", out);
        return out;
    }

    private static void check(String name, String said) throws IOException {
        var expected = EXPECTED.resolve(name);
        if (Boolean.getBoolean("heliac.update")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, said);
        }
        assertEquals(Files.readString(expected), said);
    }

    @Test
    void contractsAreWritten() throws IOException {
        for (var name : List.of("everything", "extension")) {
            var out = new Diagnostics();
            var said = all(SgSources.read(List.of(EXPECTED.resolve(name + ".sg")), Set.of(), out), out);
            check(name + ".expected", codes(out) + said);
        }
    }

    @Test
    void whatHasNoCounterpartIsReportedAndNothingIsWritten() throws IOException {
        var out = new Diagnostics();
        var files = SgJava.files(SgSources.read(List.of(EXPECTED.resolve("none.sg")), Set.of(), out), "", out);
        assertEquals(List.of(), files);
        check("none.expected", codes(out));
    }

    @Test
    void constantsWithoutCounterpartAreReported() {
        for (var constant : List.of("string A = 5", "int A = sizeof(B)", "DateTime A = 0", "char A = 'ab'", "bool A = 1", "double A = x",
                "int A = 1 / 0", "float A = 1e99f")) {
            var out = of("contract C { const " + constant + "; in message M(); state Start: M? -> End; state End: ; }");
            assertEquals("1 HIL0641 constant `A` has no counterpart\n", codes(out), constant);
        }
    }

    @Test
    void namesThatWouldBeOneFileAreReported() {
        var out = of("""
                namespace A { contract C { in message M(); state Start: M? -> End; state End: ; } }
                namespace B { contract C { in message M(); state Start: M? -> End; state End: ; } }
                """);
        assertEquals("2 HIL0644 `B.C` and `A.C` in a.sg:1 would both be C.java\n", codes(out));
    }

    @Test
    void conditionsThatMeanSomethingElseInJavaAreLeftOut() {
        for (var condition : List.of("n > 0u.M", "b > 1", "f(n)", "data != null", "n >", "(n > 1", "n n", "other == 1")) {
            var out = of("contract C { in message M(int n, byte b, int[]! in ExHeap data) requires " + condition
                    + "; state Start: M? -> End; state End: ; }");
            assertTrue(codes(out).contains("HIL0643"), () -> condition + ": " + codes(out));
        }
    }
}
