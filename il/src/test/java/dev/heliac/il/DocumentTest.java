package dev.heliac.il;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Op.Slot;
import dev.heliac.il.binary.FormatCode;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.text.Names;
import dev.heliac.il.text.TextCode;
import dev.heliac.il.verify.Verifier;
import dev.heliac.il.verify.VerifyCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/il.md to what the code does. {@code -Dheliac.update} writes the tables that it shares with the code. */
class DocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/il.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```hil( rejected (HIL\\d{4}))?\\n(.*?)^```$");

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    @Test
    void examplesAreWhatTheTextSaysTheyAre() throws IOException {
        var examples = EXAMPLE.matcher(document()).results().toList();
        assertTrue(examples.size() >= 8);
        for (var example : examples) {
            var text = example.group(3);
            var module = Samples.parse(text);
            var out = new Diagnostics();
            Verifier.verify(module, out);
            var codes = out.list().stream().map(d -> d.code().id()).toList();
            assertEquals(example.group(2) == null ? List.of() : List.of(example.group(2)), codes, text);
            assertEquals(text.replaceAll("(?m)^\\s*//.*\\n", ""), HilPrinter.print(module));
        }
    }

    @Test
    void operationsAreThoseOfTheTable() throws IOException {
        var head = "| operation | immediate | operands | results | effect | meaning |\n|---|---|---|---|---|---|\n";
        assertTable("operations", head + Stream.of(Op.values()).map(DocumentTest::row).collect(Collectors.joining()));
    }

    private static String row(Op op) {
        var immediate = switch (op.format()) {
            case PLAIN -> "";
            case CONST -> "constant";
            case TYPED -> "`T`";
            case MEMBER -> "`C.f`";
            case INVOKE, LOOP -> "`@f`";
            case DISPATCH -> "`S`";
            case MESSAGE -> "`M`";
            case CONTRACT -> "`C`";
        };
        var effect = op.effect().name().toLowerCase(Locale.ROOT);
        return "| `" + op.text() + "` | " + immediate + " | " + slots(op.operands()) + " | " + slots(op.results())
                + " | " + effect + " | " + op.meaning() + " |\n";
    }

    private static String slots(List<Slot> slots) {
        return slots.stream().map(s -> "`" + text(s) + "`").collect(Collectors.joining(" "));
    }

    private static String text(Slot slot) {
        return switch (slot) {
            case I32 -> "i32";
            case I64 -> "i64";
            case F32 -> "f32";
            case F64 -> "f64";
            case REF -> "ref";
            case STRING -> "$java.lang.String";
            case CLASS -> "$java.lang.Class";
            case REF_OBJECT -> "$java.lang.Object";
            case REF_T -> "T";
            case ARRAY -> "array";
            case ARRAY_T -> "T[]";
            case VALUE_T -> "T'";
            case TILE_T -> "&ex T[]";
            case VECTOR_T, USE_VECTOR_T -> "ex T[]";
            case USE_BYTES -> "ex i8[]";
            case VECTOR -> "vector";
            case SET_T, USE_SET_T -> "set T";
            case SET -> "set";
            case TAKE_VECTOR -> "take vector";
            case CELL -> "cell";
            case TAKE_T -> "take T";
            case OWNED_T -> "T";
            case ANY -> "any";
            case TAKE_ANY -> "take any";
            case TAKE_END -> "take end";
            case TAKE_ENDPOINT -> "take endpoint";
            case OWNER -> "C";
            case FIELD -> "f'";
            case FIELDS -> "take fields…";
            case NEXT -> "endpoint";
            case IMP -> "imp C.S";
            case EXP -> "exp C.S";
            case ARGUMENTS -> "arguments…";
            case EXTENTS -> "extents…";
            case GIVEN -> "value";
            case COMBINING -> "by…";
            case RESULTS -> "results…";
        };
    }

    @Test
    void limitsAreThoseOfTheCode() throws IOException {
        assertTable("limits", String.format(Locale.ROOT, """
                - %d dimensions of an array, %d classes and %d interfaces above a class, %d instance and %d static fields of a class;
                - %d states and %d messages of a contract, %d fields of a message;
                - %d parameters, %d results and %d blocks of a function, %d parameters of a block, %d inlined calls,
                  %d sources and %d ways of a select;
                - %d characters of a name.
                """,
                Limits.ARRAY_DIMENSIONS,
                Limits.CLASS_DEPTH,
                Limits.INTERFACES,
                Limits.CLASS_FIELDS,
                Limits.CLASS_FIELDS,
                Limits.CONTRACT_STATES,
                Limits.CONTRACT_MESSAGES,
                Limits.MESSAGE_FIELDS,
                Limits.PARAMETERS,
                Limits.RESULTS,
                Limits.BLOCKS,
                Limits.BLOCK_PARAMETERS,
                Limits.SCOPES,
                Limits.SELECT_SOURCES,
                Limits.SELECT_WAYS,
                Names.MAX_LENGTH));
    }

    @Test
    void codesAreThoseOfTheCode() throws IOException {
        var codes = Stream.<Code[]>of(TextCode.values(), FormatCode.values(), VerifyCode.values())
                .flatMap(Stream::of)
                .toList();
        assertEquals(codes.stream().map(Code::id).sorted().distinct().toList(), codes.stream().map(Code::id).toList());
        assertTable("codes", "| code | what | why |\n|---|---|---|\n" + codes.stream()
                .map(c -> "| " + c.id() + " | " + c.title() + " | " + c.explanation() + " |\n")
                .collect(Collectors.joining()));
    }

    private static void assertTable(String name, String expected) throws IOException {
        var start = "<!-- " + name + ": written by DocumentTest -->\n";
        var pattern = Pattern.compile("(?s)" + Pattern.quote(start) + ".*?<!-- end -->");
        var whole = start + expected + "<!-- end -->";
        var document = document();
        if (System.getProperty("heliac.update") != null) {
            document = pattern.matcher(document).replaceFirst(Matcher.quoteReplacement(whole));
            Files.writeString(DOCUMENT, document);
        }
        assertTrue(
                document.contains(whole),
                "the table of " + name + " in docs/il.md is not the code's; run this test with -Dheliac.update");
    }
}
