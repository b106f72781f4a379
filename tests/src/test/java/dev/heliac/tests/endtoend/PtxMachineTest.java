package dev.heliac.tests.endtoend;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.installer.TargetDescription;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import dev.heliac.tests.ptx.PtxMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine on which PTX is tried refuses what a GPU would, so that a process that runs on it has not done any of that. */
class PtxMachineTest {

    private static final TargetDescription KERNELS = PtxMachine.kernels("sm_75");

    @TempDir
    static Path folder;

    private static Application application;
    private static Path ptx;

    @BeforeAll
    static void install() throws IOException {
        application = Application.compile(folder, Path.of("src/test/resources/grid/Vectors.java"));
        ptx = application.imageAmong(KERNELS, Where.GRID).file("kernels/gpu/server.ptx");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("address that is nobody's", "mov.u64 %rd2, 4096; ld.u32 %r1, [%rd2];", "illegal address 0x1000"),
                Arguments.of("misaligned", "ld.u64 %rd2, [%rd1+4];", "misaligned address"),
                Arguments.of("misaligned pair", "ld.v2.u32 {%r1, %r2}, [%rd1+4];", "misaligned address"),
                Arguments.of("step on the processor's memory", "atom.add.u32 %r1, [%rd1], 1;", "illegal address"),
                Arguments.of("processor's memory as constant", "ld.global.nc.u32 %r1, [%rd1];", "illegal address"),
                Arguments.of("constant that is written", "ld.global.nc.u32 %r1, [kept]; st.global.u32 [kept], %r1;", "illegal address"),
                Arguments.of("past what a block shares", "mov.u64 %rd2, tile; ld.shared.u32 %r1, [%rd2+16];", "illegal address 0x10"),
                Arguments.of("shared as global", "mov.u64 %rd2, tile; ld.global.u32 %r1, [%rd2];", "illegal address 0x0"),
                Arguments.of("local as generic", "mov.u64 %rd2, own; ld.u32 %r1, [%rd2];", "illegal address 0x"),
                Arguments.of(
                        "barriers of two kinds",
                        "mov.u32 %r1, %tid.x; setp.eq.u32 %p1, %r1, 0; @%p1 bra other; bar.sync 0; bra end;"
                                + " other: bar.red.or.pred %p1, 0, %p1; end:",
                        "barriers of two kinds"));
    }

    /** Told as the driver tells it, and by the machine with the line. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void refusesWhatAGpuDoes(String what, String instructions, String told) throws Exception {
        var outcome = run(instructions);
        assertTrue(outcome.err().matches("(?s).*stand-in: line \\d+ of the PTX, thread \\d+ of block \\d+: " + told + ".*"), outcome.err());
        assertTrue(outcome.err().contains("heliac: the GPU failed: "), outcome.err());
    }

    /** So that what is refused above is refused for what is wrong. */
    @Test
    void admitsWhatIsRight() throws Exception {
        var outcome = run("ld.u64 %rd2, [%rd1+8]; ld.v2.u32 {%r1, %r2}, [%rd1+8]; atom.add.u32 %r1, [kept], 1; mov.u64 %rd2, tile;"
                + " ld.shared.u32 %r1, [%rd2+12]; cvta.shared.u64 %rd2, %rd2; ld.u32 %r1, [%rd2]; mov.u64 %rd2, own;"
                + " ld.local.u32 %r1, [%rd2]; cvta.local.u64 %rd2, %rd2; ld.u32 %r1, [%rd2]; bar.sync 0;");
        assertTrue(outcome.err().contains("heliac: the GPU failed: its threads ended by themselves"), outcome.err());
    }

    /** What an assembler may round once in place of twice, or nobody has said the meaning of. */
    @Test
    void refusesWhatMayHaveSeveralMeanings() {
        assertThrows(IllegalArgumentException.class, () -> run("add.f32 %f1, %f1, %f1;"));
        assertThrows(IllegalArgumentException.class, () -> run("sin.approx.f32 %f1, %f1;"));
        assertThrows(IllegalArgumentException.class, () -> run("cvt.f32.f64 %f1, %fd1;"));
    }

    /** With these instructions in place of a process's code; {@code %rd1} is the address of what it is given. */
    private static Application.Outcome run(String instructions) throws Exception {
        Files.writeString(ptx, """
                .version 6.3
                .target sm_75
                .address_size 64
                .global .align 4 .u32 kept = 7;
                .visible .entry hk_grid(.param .u64 given)
                {
                    .local .align 8 .b8 own[16];
                    .shared .align 8 .b8 tile[16];
                    .reg .pred %p<2>;
                    .reg .b32 %r<3>;
                    .reg .f32 %f<2>;
                    .reg .f64 %fd<2>;
                    .reg .b64 %rd<3>;
                    ld.param.u64 %rd1, [given];
                    INSTRUCTIONS
                    ret;
                }
                """.replace("INSTRUCTIONS", instructions));
        var machine = PtxMachine.in(Files.createTempDirectory(folder, "machine"));
        machine.build(ptx);
        return application.runAmong(KERNELS, machine.environment(), Where.GRID);
    }
}
