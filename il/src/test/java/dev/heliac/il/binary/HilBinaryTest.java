package dev.heliac.il.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.Samples;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HilBinaryTest {

    private static Module read(byte[] bytes) {
        var out = new Diagnostics();
        var module = HilBinary.read(bytes, "t.hil", out);
        assertEquals(List.of(), out.list());
        return module.orElseThrow();
    }

    private static void assertRejected(FormatCode code, byte[] bytes) {
        var out = new Diagnostics();
        assertTrue(HilBinary.read(bytes, "t.hil", out).isEmpty());
        assertEquals(List.of(code), out.list().stream().map(d -> d.code()).toList());
    }

    private static byte[] sealed(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        for (int i = 0; i < 4; i++) {
            bytes[bytes.length - 4 + i] = (byte) (crc.getValue() >> 8 * i);
        }
        return bytes;
    }

    /** What is proved goes through the form like the rest, if only for the verifier to refuse it. */
    @Test
    void readsBackWhatOnlyTheOptimizerMakes() throws IOException {
        var module = Samples.parse(Files.readString(Path.of("src/test/resources/opt/null-checks/paths.after.hil")));
        assertEquals(module, read(HilBinary.write(module)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "everything", "shapes"})
    void readsBackWhatItWrites(String sample) {
        var module = Samples.parse(Samples.text(sample));
        var bytes = HilBinary.write(module);
        assertEquals(module, read(bytes));
        assertEquals(Samples.text(sample), HilPrinter.print(read(bytes)));
        assertArrayEquals(bytes, HilBinary.write(read(bytes)));
    }

    @Test
    void isSeveralTimesSmallerThanTheText() {
        var text = Samples.text("echo");
        var bytes = HilBinary.write(Samples.parse(text));
        assertTrue(bytes.length * 3 < text.length(), bytes.length + " bytes");
    }

    @Test
    void keepsWhatTheVerifierWillReject() {
        var module = Samples.parse("""
                hil 1
                module t
                func @f() {
                ^a:
                  %x, %y = i32.add
                  jump ^a
                ^b(%p: i32, %q: i32, %r: i32, %s: i32, %t: i32, %u: i32, %w: i32, %z: i32):
                  return
                }
                """);
        assertEquals(module, read(HilBinary.write(module)));
    }

    @Test
    void whatIsUsedMustBeDefined() {
        var stray = new Value(0, "x", Scalar.I32);
        var block = new Block("a", List.of(), Optional.empty(), List.of(), new Terminator.Return(List.of(stray), 0));
        var function = new Function("f", List.of(), List.of(), "", List.of(block));
        var module = new Module("t", List.of(), List.of(), List.of(), Map.of(), Optional.empty(), List.of(function), List.of());
        assertThrows(IllegalArgumentException.class, () -> HilBinary.write(module));
    }

    @Test
    void rejectsWhatIsNotWhole() {
        var bytes = HilBinary.write(Samples.parse(Samples.text("echo")));
        assertRejected(FormatCode.NOT_HIL, new byte[0]);
        assertRejected(FormatCode.NOT_HIL, "hello, world".getBytes(StandardCharsets.UTF_8));
        assertRejected(FormatCode.DAMAGED, Arrays.copyOf(bytes, bytes.length - 1));
        var flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        assertRejected(FormatCode.DAMAGED, flipped);
        var newer = bytes.clone();
        newer[4]++;
        assertRejected(FormatCode.VERSION, sealed(newer));
        assertRejected(FormatCode.MALFORMED, sealed(Arrays.copyOf(bytes, bytes.length - 3)));
    }

    @Test
    void aCountBeyondTheFileIsRejectedBeforeAnythingIsAllocated() {
        byte[] huge = {'H', 'I', 'L', 0, HilBinary.VERSION, 0, 5, -1, -1, -1, -1, 7, 0, 0, 0, 0};
        assertRejected(FormatCode.MALFORMED, sealed(huge));
    }

    @Test
    void filesAreOfEitherForm(@TempDir Path folder) throws IOException {
        var module = Samples.parse(Samples.text("echo"));
        var binary = folder.resolve("binary.hil");
        var text = folder.resolve("text.hil");
        HilFile.write(module, binary);
        Files.writeString(text, "// a comment first\n" + Samples.text("echo"));
        var out = new Diagnostics();
        assertEquals(Optional.of(module), HilFile.read(binary, out));
        assertEquals(Optional.of(module), HilFile.read(text, out));
        assertEquals(List.of(), out.list());
        assertTrue(HilFile.read(folder.resolve("missing.hil"), out).isEmpty());
        assertTrue(HilFile.read(folder, out).isEmpty());
        assertEquals(
                List.of(FormatCode.UNREADABLE, FormatCode.UNREADABLE),
                out.list().stream().map(d -> d.code()).toList());
    }
}
