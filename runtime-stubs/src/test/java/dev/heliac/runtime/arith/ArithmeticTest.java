package dev.heliac.runtime.arith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.heliac.runtime.NativeTools;
import dev.heliac.runtime.arith.Operation.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the arithmetic library against the JVM's own, on all combinations of special values and on random
 * ones; {@code -Dheliac.arith.cases=10000000} draws that many per operation, {@code -Dheliac.arith.seed} others.
 */
class ArithmeticTest {
    private static final int CASES = Integer.getInteger("heliac.arith.cases", 100_000);
    private static final long SEED = Long.getLong("heliac.arith.seed", 1998);
    private static final int BATCH = 1 << 15;

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> x86() throws Exception {
        Path driver = build("x86_64", "x86_64-unknown-linux-gnu");
        return tests(List.of(driver.toString()));
    }

    @TestFactory
    Stream<DynamicTest> xscale() throws Exception {
        Path emulator = emulator();
        if (emulator == null) {
            // within a test, since a report does not show that a factory was skipped
            return Stream.of(dynamicTest("xscale", () -> abort("needs qemu-arm (package qemu-user-static)")));
        }
        Path driver = build("xscale", "armv5te-none-eabi", "-mcpu=xscale", "-marm", "-mfloat-abi=soft");
        return tests(List.of(emulator.toString(), "-cpu", "pxa270", driver.toString()));
    }

    private static Stream<DynamicTest> tests(List<String> driver) {
        return Operations.all().stream().map(o -> dynamicTest(o.name(), () -> check(driver, o)));
    }

    private static Path emulator() {
        for (String name : List.of("qemu-arm", "qemu-arm-static")) {
            for (String folder : System.getenv("PATH").split(":")) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return program;
                }
            }
        }
        return null;
    }

    /** Links the driver with the archive that the build made. */
    private static Path build(String isa, String target, String... options) throws Exception {
        Path library = Path.of(NativeTools.class.getResource(isa + "/libarith.a").toURI());
        Path object = folder.resolve(isa + ".o");
        Path driver = folder.resolve(isa);
        List<String> compiler = new ArrayList<>(List.of(
                NativeTools.clang().toString(), "--target=" + target, "-std=c11", "-O2", "-ffreestanding",
                "-nostdlibinc", "-fno-stack-protector", "-isystem", NativeTools.clangHeaders().toString(),
                "-I", "src/main/c/arch/xscale/arith",
                "-Wall", "-Wextra", "-Werror", "-c", "src/test/c/arith/driver.c", "-o", object.toString()));
        compiler.addAll(List.of(options));
        run(compiler);
        run(List.of(NativeTools.lld().toString(), "-static", "-nostdlib", "--gc-sections", object.toString(),
                library.toString(), "-o", driver.toString()));
        return driver;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    private static void check(List<String> command, Operation operation) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (OutputStream to = process.getOutputStream(); InputStream from = process.getInputStream()) {
            Session session = new Session(operation, to, from);
            session.crossProduct();
            Operands operands = new Operands(SEED);
            long[] drawn = new long[operation.operands().size()];
            for (int i = 0; i < CASES; i++) {
                operands.draw(operation.operands(), drawn);
                session.add(drawn);
            }
            session.flush();
        } finally {
            process.destroy();
        }
    }

    /** Collects cases, has the driver answer them by the batch, and compares. */
    private static final class Session {
        private final Operation operation;
        private final OutputStream to;
        private final InputStream from;
        private final int arity;
        private final ByteBuffer request;
        private final ByteBuffer response = ByteBuffer.allocate(8 * BATCH).order(ByteOrder.LITTLE_ENDIAN);
        private int cases;

        Session(Operation operation, OutputStream to, InputStream from) {
            this.operation = operation;
            this.to = to;
            this.from = from;
            arity = operation.operands().size();
            request = ByteBuffer.allocate(24 + 8 * arity * BATCH).order(ByteOrder.LITTLE_ENDIAN);
        }

        void crossProduct() throws Exception {
            cross(new long[arity], 0);
        }

        private void cross(long[] chosen, int next) throws Exception {
            if (next == arity) {
                add(chosen);
                return;
            }
            for (long special : Operands.specials(operation.operands().get(next))) {
                chosen[next] = special;
                cross(chosen, next + 1);
            }
        }

        void add(long[] operands) throws Exception {
            if (operation.name().equals("memcpy") && Math.abs(operands[0] - operands[1]) < operands[2]) {
                // overlapping: not what memcpy is for
                return;
            }
            for (int i = 0; i < arity; i++) {
                request.putLong(24 + 8 * (cases * arity + i), operands[i]);
            }
            if (++cases == BATCH) {
                flush();
            }
        }

        void flush() throws Exception {
            if (cases == 0) {
                return;
            }
            byte[] name = new byte[16];
            byte[] ascii = operation.name().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(ascii, 0, name, 0, ascii.length);
            request.put(0, name).putInt(16, arity).putInt(20, cases);
            int length = 24 + 8 * arity * cases;
            // the driver answers while it reads, so both directions have to move at once
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    to.write(request.array(), 0, length);
                    to.flush();
                } catch (IOException e) {
                    // the driver has gone, which the missing answers show
                }
            });
            int answered = from.readNBytes(response.array(), 0, 8 * cases);
            assertEquals(8 * cases, answered, "the driver ended early");
            writer.join();
            compare();
            cases = 0;
        }

        private void compare() {
            long[] o = new long[3];
            for (int i = 0; i < cases; i++) {
                for (int j = 0; j < arity; j++) {
                    o[j] = request.getLong(24 + 8 * (i * arity + j));
                }
                long expected = operation.reference().apply(o[0], o[1], o[2]);
                long actual = response.getLong(8 * i);
                if (expected != actual) {
                    StringBuilder place = new StringBuilder(operation.name());
                    for (int j = 0; j < arity; j++) {
                        place.append(' ').append(show(operation.operands().get(j), o[j]));
                    }
                    assertEquals(Long.toHexString(expected), Long.toHexString(actual), place.toString());
                }
            }
        }

        private static String show(Kind kind, long bits) {
            return switch (kind) {
                case F32 -> Float.toHexString(Float.intBitsToFloat((int) bits));
                case F64 -> Double.toHexString(Double.longBitsToDouble(bits));
                case I32, DIVISOR32, I64, DIVISOR64, DISTANCE, OFFSET -> Long.toHexString(bits);
            };
        }
    }
}
