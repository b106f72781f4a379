package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.contract.ContractText.Places;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.symbols.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts that nobody would store: what no contract can be is said, and what is too large, without a crash and soon. */
class GarbledContractsTest {

    private static final int MANY = 100_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int GARBLED = 2_000;
    private static final long SEED = 4;
    private static final String MARKS = "{}();:?!->/*\n \0AorS";

    private static final String HEAD = "// in: A B C D E F G H I J K L M N   out: Z\n";

    private static String verdict(String text) {
        var out = new Diagnostics();
        var contract = new HandmadeContract("garbled", List.of(text), "").read(out);
        contract.ifPresent(c -> ContractCheck.check(c, Place.of("garbled"), out));
        var codes = new TreeSet<>(out.list().stream().map(d -> d.code().id()).toList());
        for (var diagnostic : out.list()) {
            assertTrue(diagnostic.message().codePoints().noneMatch(Character::isISOControl), diagnostic.message());
        }
        if (!out.hasErrors()) {
            var bounds = contract.flatMap(ContractBounds::of).orElseThrow();
            return ("ok in=" + bounds.in() + " out=" + bounds.out() + " " + String.join(" ", codes)).strip();
        }
        return String.join(" ", codes);
    }

    private static String repeat(int times, String separator, IntFunction<String> part) {
        return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining(separator));
    }

    @Test
    void charactersThatCannotBeSeen() {
        for (int c : new int[] {0, 1, 7, 8, 0x1b, 0x7f, 0x85, 0xad, 0xa0, 0x200b, 0x2028 + 0x6, 0xfeff, 0xffff, 0xd800, 0xdfff, 0xe000}) {
            var character = Character.toString(c);
            var name = "U+" + Integer.toHexString(c);
            assertEquals("HIL0601", verdict("// in: A\nstate Start: A?" + character + " -> End; state End: ;"), name + " between");
            assertEquals("HIL0601", verdict("// in: A\nstate St" + character + "art: A? -> End; state End: ;"), name + " in a name");
            assertEquals("HIL0601", verdict("// in: A\n" + character + "state Start: A? -> End; state End: ;"), name + " in front");
            assertEquals("ok in=1 out=1", verdict("// in: A\nstate Start: /*" + character + "*/ A? -> End; state End: ;"), name);
        }
    }

    @Test
    void linesThatEndInOtherWays() {
        assertEquals("ok in=1 out=1", verdict("// in: A   out: B\r\nstate Start: {\r\n\tA? -> B! ->\tStart;\r\n}\r\n"));
        assertEquals("ok in=1 out=1", verdict("// in: A   out: B\nstate Start:\fA? -> B! -> Start;\u000b"));
        assertEquals("ok in=1 out=1", verdict("// in: A   out: B\nstate Start: A? -> B! -> Start; // no line break"));
    }

    @Test
    void manyStates() {
        int most = Limits.CONTRACT_STATES;
        for (int states : new int[] {most, most + 1, MANY}) {
            var chain = repeat(states, "\n", i -> "state S" + i + ": " + (i % 2 == 0 ? "A? -> S" : "Z! -> S") + (i + 1) % states + ";");
            assertEquals(states > most ? "HIL0616" : "ok in=1 out=1", verdict("// in: A   out: Z\n" + chain), states + " states");
        }
        var mixed = "state Start: { A? -> L; Z! -> R; } state L: Z! -> S0; state R: A? -> S0;\n"
                + repeat(most - 3, "\n", i -> "state S" + i + ": " + (i % 2 == 0 ? "A? -> S" : "Z! -> S") + (i + 1) % (most - 3) + ";");
        assertEquals("ok in=2 out=1", verdict("// in: A   out: Z\n" + mixed));
        assertEquals("HIL0616", verdict("// in: A\n" + repeat(MANY, "\n", i -> "state S" + i + ": ;")));
        assertEquals("HIL0603", verdict("// in: A\n" + repeat(MANY, "\n", i -> "state S" + i + ": A? -> T" + i + ";")));
    }

    @Test
    void longSequences() {
        int most = Limits.CONTRACT_STATES;
        assertEquals("ok in=9999 out=1", verdict("// in: A   out: Z\nstate Start: " + "A? -> ".repeat(most - 1) + "Z! -> Start;"));
        assertEquals("HIL0616", verdict("// in: A   out: Z\nstate Start: " + "A? -> ".repeat(most) + "Z! -> Start;"));
        assertEquals("HIL0616", verdict("// in: A   out: Z\nstate Start: " + "A? -> ".repeat(MANY) + "Z! -> Start;"));
        assertEquals("HIL0602", verdict("// in: A\nstate Start: (" + repeat(MANY, " or ", i -> "M" + i + "?") + ") -> Start;"));
        assertEquals("ok in=1 out=1", verdict("state Start: {" + ";".repeat(MANY) + "}"));
    }

    @Test
    void manyWaysAtOnce() {
        var letters = HEAD.substring(HEAD.indexOf("A"), HEAD.indexOf("   out")).split(" ");
        for (int n = 12; n <= letters.length; n++) {
            var declared = "// in: " + repeat(n, " ", i -> letters[i]) + "   out: Z\n";
            var all = "state Start: All -> Z! -> Start; state All: all { " + repeat(n, " ", i -> letters[i] + "?;") + " }";
            assertEquals(n < letters.length ? "ok in=" + n + " out=1" : "HIL0616", verdict(declared + all), n + " ways");
        }
        var long4 = "state Start: All -> Z! -> Start; state All: all {"
                + repeat(4, "", i -> repeat(10, "", j -> letters[i * 3 + j % 3] + "? -> ") + letters[i * 3] + "?;") + "}";
        assertEquals("HIL0616", verdict(HEAD + long4));
        assertEquals("HIL0616", verdict(HEAD + "state Start: All -> Z! -> Start; state All: all {" + "A?;".repeat(MANY) + "}"));
        var within = "state Start: All -> Z! -> Start; state All: all { P0 -> M?; P1 -> N?; }"
                + repeat(2, "", i -> " state P" + i + ": all { " + repeat(6, " ", j -> letters[i * 6 + j] + "?;") + " }");
        assertEquals("ok in=14 out=1", verdict(HEAD + within));
    }

    @Test
    void subroutinesWithinSubroutines() {
        for (int depth : new int[] {99, 101, 9_000, MANY}) {
            var nested = "state Start: P0 -> Z! -> Start;"
                    + repeat(depth, "\n", i -> "state P" + i + ": P" + (i + 1) + " -> A?;") + " state P" + depth + ": A?;";
            var expected = depth < 100 ? "ok in=" + (depth + 1) + " out=1" : "HIL0614";
            assertEquals(expected, verdict("// in: A   out: Z\n" + nested), depth + " deep");
        }
        var doubled = "state Start: P0 -> Z! -> Start;"
                + repeat(40, "\n", i -> "state P" + i + ": P" + (i + 1) + " -> P" + (i + 1) + " -> A?;") + " state P40: A?;";
        assertEquals("HIL0616", verdict("// in: A   out: Z\n" + doubled));
        var ring = "state Start: P0 -> Z! -> Start;" + repeat(MANY, "\n", i -> "state P" + i + ": A? -> P" + (i + 1) % MANY + ";");
        assertEquals("HIL0614", verdict("// in: A   out: Z\n" + ring));
    }

    @Test
    void bracketsWithinBrackets() {
        for (var bracket : List.of("(", "{", "((A? or ", "{ A? -> ", "[", ")", "}", "->", "?", "state ", "override ", "all ", "/*", "//")) {
            var text = "// in: A\nstate Start: " + bracket.repeat(MANY);
            assertEquals("HIL0601", verdict(text), bracket);
        }
    }

    @Test
    void longNamesAndTexts() {
        for (int length : new int[] {LONGEST_NAME, LONGEST_NAME + 1, MANY}) {
            var name = "S".repeat(length);
            var expected = length > LONGEST_NAME ? "HIL0601" : "ok in=2 out=1";
            assertEquals(expected, verdict("// in: A   out: Z\nstate " + name + ": P -> Z! -> " + name + "; state P: A? -> A?;"));
        }
        assertEquals("ok in=1 out=1", verdict("state Start: ; /*" + "*".repeat(MANY) + "*/ //" + "/".repeat(MANY)));
        assertEquals("ok in=1 out=1", verdict("state Start: " + " ".repeat(MANY) + ";" + "\n".repeat(MANY)));
    }

    /** A character is lost, doubled or another one; what is said of it is about a place of the text. */
    @Test
    void anythingElse() throws IOException {
        var random = new Random(SEED);
        var texts = HandmadeContract.all().stream()
                .filter(c -> c.expected().startsWith("verdict: ok"))
                .map(c -> c.parts().getFirst())
                .toList();
        for (int i = 0; i < GARBLED; i++) {
            var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int n = random.nextInt(3); n >= 0; n--) {
                int at = random.nextInt(text.length());
                var mark = MARKS.charAt(random.nextInt(MARKS.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, mark);
                    default -> text.setCharAt(at, mark);
                }
            }
            var garbled = text.toString();
            long lines = garbled.chars().filter(c -> c == '\n').count() + 1;
            Places places = (line, column, length) -> {
                assertTrue(line >= 1 && line <= lines && column >= 1 && column <= garbled.length() + 1 && length >= 1, garbled);
                return new Place("garbled", line, column, length, "");
            };
            var out = new Diagnostics();
            var contract = ContractText.parse("Garbled", Optional.empty(), garbled, HandmadeContract.messages(garbled), places, out);
            contract.ifPresent(c -> ContractCheck.check(c.contract(), Place.of("garbled"), out, GARBLED));
            assertTrue(contract.isPresent() || out.hasErrors(), garbled);
        }
    }
}
