package dev.heliac.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Affinity;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.ProcessDecl.Preference;
import dev.heliac.il.diag.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final KernelSpec X86 = new KernelSpec("x86_64", "", "", -1, List.of());
    private static final KernelSpec CARD = new KernelSpec("xscale", "", "", -1, List.of());
    private static final KernelSpec EMULATED = new KernelSpec("xscale", "", "", -1, List.of("qemu-arm"));

    private static ProcessDecl process(String name, List<Port> ports, List<Preference> preferences, List<Affinity> affinities) {
        return new ProcessDecl(name, "f", ports, ProcessDecl.Profile.FULL, preferences, affinities);
    }

    private static ProcessDecl process(String name) {
        return process(name, List.of(), List.of(), List.of());
    }

    private static List<Integer> place(List<KernelSpec> kernels, String manifest, ProcessDecl... processes) {
        var module = new Module("m", List.of(), List.of(), List.of(), Map.of(), Optional.empty(), List.of(), List.of(processes));
        var out = new Diagnostics();
        var target = new TargetDescription("test", kernels);
        var read = TomlFile.parse(manifest, "m.toml", out).flatMap(t -> Manifest.of(t, module, Set.of("x86_64", "xscale"), out));
        var placement = Placement.of(module, target, read.orElseThrow(), out);
        assertEquals(List.of(), out.list());
        return placement.orElseThrow().decisions().stream().map(Placement.Decision::kernel).toList();
    }

    @Test
    void thePlatformPreferredMostWins() {
        var picky = process("a", List.of(), List.of(new Preference("x86_64", 1), new Preference("xscale", 2)), List.of());
        assertEquals(List.of(1), place(List.of(X86, EMULATED), "", picky));
        assertEquals(List.of(0), place(List.of(X86, EMULATED), "[process.a.prefer]\nx86_64 = 3\n", picky));
        assertEquals(List.of(0), place(List.of(X86), "", picky));
    }

    @Test
    void nobodyGoesToAnEmulatorUnasked() {
        assertEquals(List.of(0, 0, 0), place(List.of(X86, EMULATED), "", process("a"), process("b"), process("c")));
        assertEquals(List.of(0, 1, 0), place(List.of(X86, CARD), "", process("a"), process("b"), process("c")));
    }

    @Test
    void affinityAddsUpAmongEqualPlatforms() {
        var provider = process("provider", List.of(new Port.Provides("/p", "C")), List.of(), List.of());
        var near = process("near", List.of(), List.of(), List.of(new Affinity("/p", 5)));
        var far = process("far", List.of(), List.of(), List.of(new Affinity("/p", -5)));
        assertEquals(List.of(0, 0, 1), place(List.of(X86, X86), "", provider, near, far));
        assertEquals(List.of(0, 1, 1), place(List.of(X86, X86), "[process.near.affinity]\n\"/p\" = -1\n", provider, near, far));
        // Whatever the order of declaration, providers are placed first.
        assertEquals(List.of(1, 0, 0), place(List.of(X86, X86), "", far, near, provider));
        var console = process("console", List.of(), List.of(), List.of(new Affinity("/console", -1)));
        assertEquals(List.of(1), place(List.of(X86, X86), "", console));
    }

    @Test
    void aManifestPins() {
        assertEquals(List.of(1, 0), place(List.of(X86, EMULATED), "[process.a]\nplatform = \"xscale\"\n", process("a"), process("b")));
        assertEquals(List.of(2), place(List.of(X86, X86, X86), "[process.a]\nkernel = 2\n", process("a")));
    }

    @Test
    void cyclesOfAffinityEnd() {
        var a = process("a", List.of(new Port.Provides("/a", "C")), List.of(), List.of(new Affinity("/b", 1)));
        var b = process("b", List.of(new Port.Provides("/b", "C")), List.of(), List.of(new Affinity("/a", 1)));
        assertEquals(List.of(0, 0), place(List.of(X86, X86), "", a, b));
    }

    @Test
    void aPlanNamesWhoTalksToWhom() {
        var provider = process("server", List.of(new Port.Provides("/p", "C")), List.of(new Preference("xscale", 1)), List.of());
        var ports = List.<Port>of(new Port.Arguments(), new Port.Uses("/p", "C"), new Port.Uses("/fs", "F"));
        var user = process("user", ports, List.of(), List.of());
        var module = new Module("m", List.of(), List.of(), List.of(), Map.of(), Optional.empty(), List.of(), List.of(provider, user));
        var out = new Diagnostics();
        var target = new TargetDescription("test", List.of(X86, EMULATED));
        var placement = Placement.of(module, target, Manifest.EMPTY, out).orElseThrow();
        assertEquals("""
                heliac-plan 1
                kernel 0 x86_64
                kernel 1 xscale kernels/xscale/kernel qemu-arm
                process server 1
                process user 0
                channel user 1 server 0
                service user 2 /fs
                """, BootPlan.of(module, target, placement, Manifest.EMPTY, out).orElseThrow());
        var alone = new Module("m", List.of(), List.of(), List.of(), Map.of(), Optional.empty(), List.of(), List.of(user));
        var unserved = Placement.of(alone, target, Manifest.EMPTY, out).orElseThrow();
        assertTrue(BootPlan.of(alone, target, unserved, Manifest.EMPTY, out).isEmpty());
        assertEquals(InstallCode.UNBOUND_NAME, out.list().getFirst().code());
    }
}
