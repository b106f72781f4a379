package dev.heliac.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Preference;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A process that a GPU cannot run goes where else it may, and it is said why. */
class DevicePlacementTest {

    private static final KernelSpec X86 = new KernelSpec("x86_64", "", "", -1, List.of());
    private static final KernelSpec GRID = new KernelSpec("gpu", "threads", "", -1, List.of());
    private static final TargetDescription BOTH = new TargetDescription("test", List.of(X86, GRID));

    private static Function function(String name, Instruction... instructions) {
        var block = new Block("entry", List.of(), Optional.empty(), List.of(instructions), new Terminator.Return(List.of(), 0));
        return new Function(name, List.of(), List.of(), "A.java", List.of(block));
    }

    private static Module module(ProcessDecl... processes) {
        var object = new Type.ClassType("java.lang.Object");
        var made = new Instruction.Typed(Op.NEW, object, List.of(), List.of(new Value(0, "made", object)), 7);
        var functions = List.of(function("plain"), function("making", made));
        return new Module("m", List.of(), List.of(), List.of(), Map.of(), Optional.empty(), functions, List.of(processes));
    }

    private static ProcessDecl process(String name, String entry, Preference... preferences) {
        return new ProcessDecl(name, entry, List.of(), ProcessDecl.Profile.FULL, List.of(preferences), List.of());
    }

    private static Manifest manifest(String text, Module module) {
        var out = new Diagnostics();
        var read = TomlFile.parse(text, "m.toml", out).flatMap(t -> Manifest.of(t, module, Set.of("x86_64", "gpu"), out));
        assertEquals(List.of(), out.list());
        return read.orElseThrow();
    }

    @Test
    void whatPrefersAGpuAndCanBeThereIs() {
        var module = module(process("a", "plain", new Preference("gpu", 2)), process("b", "plain"));
        var out = new Diagnostics();
        var placement = Placement.of(module, BOTH, Manifest.EMPTY, out).orElseThrow();
        assertEquals(List.of(), out.list());
        assertEquals(1, placement.kernelOf("a"));
        assertEquals(0, placement.kernelOf("b"), "nobody goes there unasked");
    }

    @Test
    void whatCannotBeThereIsElsewhereWithAWarning() {
        var module = module(process("a", "making", new Preference("gpu", 2)));
        var out = new Diagnostics();
        var decision = Placement.of(module, BOTH, Manifest.EMPTY, out).orElseThrow().decisions().getFirst();
        assertEquals(0, decision.kernel());
        assertEquals("prefers gpu, which cannot run it", decision.reason());
        var warning = out.list().getFirst();
        assertEquals(InstallCode.NOT_ON_DEVICE, warning.code());
        assertEquals(Diagnostic.Severity.WARNING, warning.severity());
        assertEquals("A.java", warning.place().file());
        assertEquals(7, warning.place().line());
    }

    @Test
    void whatMayBeNowhereElseIsAnError() {
        var module = module(process("a", "making"));
        var out = new Diagnostics();
        assertTrue(Placement.of(module, BOTH, manifest("[process.a]\nplatform = \"gpu\"\n", module), out).isEmpty());
        assertEquals(InstallCode.NOT_ON_DEVICE, out.list().getFirst().code());
        assertTrue(out.hasErrors());
    }

    /** A device runs one process in each kernel. */
    @Test
    void processesOnADeviceAreKernelsOfTheirOwn() {
        var module = module(
                process("a", "plain", new Preference("gpu", 1)), process("b", "plain"), process("c", "plain", new Preference("gpu", 1)));
        var out = new Diagnostics();
        var placement = Placement.of(module, BOTH, Manifest.EMPTY, out).orElseThrow();
        assertEquals("""
                heliac-plan 1
                kernel 0 x86_64
                kernel 1 gpu kernels/gpu/kernel
                kernel 2 gpu kernels/gpu/kernel
                process a 1 share=50
                process b 0
                process c 2 share=50
                """, BootPlan.of(module, BOTH, placement, Manifest.EMPTY, out).orElseThrow());
    }

    @Test
    void whatTheManifestSaysOfADeviceIsNoMoreThanAll() {
        var module = module(process("a", "plain", new Preference("gpu", 1)), process("c", "plain", new Preference("gpu", 1)));
        var out = new Diagnostics();
        var placement = Placement.of(module, BOTH, Manifest.EMPTY, out).orElseThrow();
        var some = manifest("[process.a]\nshare = 70\n", module);
        assertEquals(Map.of("a", 70, "c", 30), Shares.of(BOTH, placement, some, out));
        var all = manifest("[process.a]\nshare = 70\n[process.c]\nshare = 40\n", module);
        assertTrue(BootPlan.of(module, BOTH, placement, all, out).isEmpty());
        assertEquals(InstallCode.SHARES, out.list().getFirst().code());
        var nothingLeft = new Diagnostics();
        assertTrue(Shares.of(BOTH, placement, manifest("[process.a]\nshare = 100\n", module), nothingLeft).isEmpty());
        assertTrue(nothingLeft.hasErrors());
    }

    @Test
    void thereAreNotMoreOfThemThanKernelsCanBe() {
        var processes = new ProcessDecl[TargetDescription.MAX_KERNELS];
        for (int i = 0; i < processes.length; i++) {
            processes[i] = process("p" + i, "plain", new Preference("gpu", 1));
        }
        var module = module(processes);
        var out = new Diagnostics();
        var placement = Placement.of(module, BOTH, Manifest.EMPTY, out).orElseThrow();
        assertTrue(BootPlan.of(module, BOTH, placement, Manifest.EMPTY, out).isEmpty());
        assertEquals(InstallCode.NO_KERNEL, out.list().getFirst().code());
    }
}
