package dev.heliac.il;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.heliac.il.binary.HilBinary;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilParser;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * Changes modules at random: whatever comes out is read, or reported, and verified, without an exception, quickly
 * and in bounded memory. What the verifier accepts survives both forms.
 *
 * <p>{@code -Dheliac.mutations=N} makes N of each kind, {@code -Dheliac.seed=S} others.
 */
class MutationTest {

    private static final int MUTATIONS = Integer.getInteger("heliac.mutations", 2_000);
    private static final long SEED = Long.getLong("heliac.seed", 1);
    private static final long MOST_BYTES = 64 << 20;
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final Pattern TOKEN = Pattern.compile("[%@^$]?[\\w.$~<>*-]+|\"[^\"\\n]*\"|\\s+|.");

    private final Random random = new Random(SEED);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void mutatedBytes() {
        var seeds = List.of(
                HilBinary.write(Samples.parse(Samples.text("echo"))),
                HilBinary.write(Samples.parse(Samples.text("everything"))),
                HilBinary.write(Samples.parse(Samples.text("shapes"))));
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var bytes = mutated(seeds.get(i % seeds.size()).clone());
            read += check(out -> HilBinary.read(bytes, "mutated.hil", out), "bytes " + i);
        }
        assertTrue(read > 0, "some mutations leave a readable module");
    }

    private byte[] mutated(byte[] seed) {
        var bytes = seed;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = 6 + random.nextInt(bytes.length - 10);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
                default -> {
                    int from = 6 + random.nextInt(bytes.length - 10);
                    int length = Math.min(random.nextInt(16), bytes.length - 4 - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, Math.max(0, length));
                }
            }
        }
        if (random.nextInt(8) == 0) {
            bytes = Arrays.copyOf(bytes, 10 + random.nextInt(bytes.length - 10));
        }
        // Most get the right checksum, or nothing else would ever be tested.
        if (random.nextInt(10) > 0) {
            var crc = new CRC32C();
            crc.update(bytes, 0, bytes.length - 4);
            for (int i = 0; i < 4; i++) {
                bytes[bytes.length - 4 + i] = (byte) (crc.getValue() >> 8 * i);
            }
        }
        return bytes;
    }

    @Test
    void mutatedTokens() {
        var seeds = List.of(
                tokens(Samples.text("echo")), tokens(Samples.text("everything")), tokens(Samples.text("shapes")));
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var tokens = new ArrayList<>(seeds.get(i % seeds.size()));
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                mutate(tokens);
            }
            var text = String.join("", tokens);
            read += check(out -> HilParser.parse(text, "mutated.hil", out), "tokens " + i);
        }
        assertTrue(read > 0, "some mutations leave a readable module");
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(r -> r.group()).toList();
    }

    private void mutate(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        var other = tokens.get(random.nextInt(tokens.size()));
        switch (random.nextInt(5)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, other);
            case 2 -> tokens.set(at, other);
            case 3 -> tokens.set(at, alike(tokens, tokens.get(at)));
            default -> tokens.set(at, String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 65_536)));
        }
    }

    /** A token of the same kind, so that more mutations are well formed and get as far as the verifier. */
    private String alike(List<String> tokens, String token) {
        for (int tries = 0; tries < 100; tries++) {
            var other = tokens.get(random.nextInt(tokens.size()));
            if (!other.isBlank() && other.charAt(0) == token.charAt(0)) {
                return other;
            }
        }
        return token;
    }

    /** Whether a module could be read: 1 or 0. */
    private int check(Function<Diagnostics, Optional<Module>> reader, String what) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long nanos = System.nanoTime();
        var out = new Diagnostics();
        var module = reader.apply(out);
        assertEquals(module.isEmpty(), out.hasErrors(), what);
        module.ifPresent(m -> verify(m, what));
        assertTrue(threads.getCurrentThreadAllocatedBytes() - bytes < MOST_BYTES, what);
        assertTrue(System.nanoTime() - nanos < MOST_NANOS, what);
        return module.isPresent() ? 1 : 0;
    }

    private static void verify(Module module, String what) {
        var out = new Diagnostics();
        Verifier.verify(module, out);
        if (!out.hasErrors()) {
            var text = HilPrinter.print(module);
            var read = new Diagnostics();
            assertEquals(Optional.of(text), HilParser.parse(text, "printed", read).map(HilPrinter::print), what);
            assertEquals(
                    Optional.of(text),
                    HilBinary.read(HilBinary.write(module), "written", read).map(HilPrinter::print),
                    what);
        }
    }
}
