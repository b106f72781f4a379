package dev.heliac.il.sg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.diag.Diagnostics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Damaged sources are read to their end, and every place that is reported is in the file. */
final class SgMutationTest {

    private static final int MUTANTS = 3_000;
    private static final String SPICE = "{}()[];:!?<>*#\"'\\/@\n\r \u0000\u00ff";

    @Test
    void damagedSourcesAreRead() throws Exception {
        var samples = new ArrayList<byte[]>();
        for (var sample : SgSamplesTest.samples()) {
            if (Files.isRegularFile(sample)) {
                samples.add(Files.readAllBytes(sample));
            }
        }
        var random = new Random(42);
        for (int i = 0; i < MUTANTS; i++) {
            read(mutant(samples.get(random.nextInt(samples.size())), random));
        }
    }

    private static byte[] mutant(byte[] sample, Random random) {
        var bytes = sample.clone();
        for (int n = random.nextInt(4); n >= 0 && bytes.length > 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) SPICE.charAt(random.nextInt(SPICE.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> {
                    int length = Math.min(random.nextInt(40), bytes.length - at);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
            }
        }
        return bytes;
    }

    private static Diagnostics read(byte[] bytes) {
        var out = new Diagnostics();
        SgJava.files(SgSources.of("mutant.sg", bytes, Set.of(), out), "", out);
        int lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1).length;
        for (var d : out.list()) {
            assertTrue(d.place().line() >= 1 && d.place().line() <= lines && d.place().column() >= 1, () -> d + " of " + lines);
        }
        return out;
    }

    @Test
    void manyAndDeepThingsAreRead() {
        int many = 50_000;
        for (var text : new String[] {
            "{".repeat(many), "}".repeat(many), "contract C {".repeat(many), "namespace N { class K {".repeat(many),
            "contract C { state S: one {" + "A? -> ".repeat(many), "contract C { in message M(" + "int[".repeat(many),
            "contract C { in message M(" + "(".repeat(many), "contract C { in message M(" + "A<".repeat(many),
            "enum E { A = " + "(".repeat(many) + " }", "enum E {".repeat(many), "struct S {".repeat(many), "#if A\n".repeat(many),
            "#if " + "(".repeat(many) + "\n#endif\n", "#if " + "!".repeat(many) + "A\n#endif\n", "\"".repeat(many), "@\"".repeat(many),
            "/*".repeat(many), "a.".repeat(many), "contract C { state S: ".repeat(many), "public contract C ".repeat(many),
            "contract C { const int X = " + "-".repeat(many) + "1; state Start: ; }",
            "contract C { in message M(int" + "!".repeat(many) + " x); }"
        }) {
            read(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void manyContractsAreReadInLinearTime() {
        var text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append("namespace N").append(i % 100).append(" { contract C").append(i).append(" { in message A(C").append(i / 2)
                    .append(".Exp:Start! x); out message B(); state Start: A? -> B! -> Start; } }\n");
        }
        assertEquals(0, read(text.toString().getBytes(StandardCharsets.UTF_8)).errors());
    }
}
