package dev.heliac.installer;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Diagnostics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operator overrides at install, line by line, without recompiling.
 *
 * @param processes by process name
 */
public record Manifest(Map<String, Entry> processes) {

    public static final Manifest EMPTY = new Manifest(Map.of());

    private static final long LEAST_HEAP = 64 << 10;
    private static final long LEAST_STACK = 128 << 10;
    private static final long MOST = 1L << 40;

    /**
     * The lines for one process; what is absent stays as the source said.
     *
     * @param platform the only ISA it may run on
     * @param kernel the only kernel it may run on
     * @param prefer weights by ISA, replacing those of the source for the ISAs named
     * @param affinity values by name, replacing those of the source for the names given
     * @param heap limit of the process's heap in bytes
     * @param stack size of its stack in bytes
     * @param share how much of a device it gets, in percent
     */
    public record Entry(
            Optional<String> platform,
            Optional<Integer> kernel,
            Map<String, Integer> prefer,
            Map<String, Integer> affinity,
            Optional<Long> heap,
            Optional<Long> stack,
            Optional<Integer> share) {

        static final Entry NONE = new Entry(
                Optional.empty(), Optional.empty(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Entry of(String process) {
        return processes.getOrDefault(process, Entry.NONE);
    }

    /** Reads a manifest for this application; wrong lines are reported, and then the result is empty. */
    public static Optional<Manifest> read(Path file, Module module, Set<String> isas, Diagnostics out) {
        return TomlFile.read(file, out).flatMap(toml -> of(toml, module, isas, out));
    }

    static Optional<Manifest> of(TomlFile toml, Module module, Set<String> isas, Diagnostics out) {
        var before = out.list().size() + out.dropped();
        toml.expectKeys("process");
        var entries = new LinkedHashMap<String, Entry>();
        var names = module.processes().stream().map(ProcessDecl::name).toList();
        var attractive = attractive(module);
        toml.table("process").ifPresent(processes -> {
            for (var name : processes.keys()) {
                if (!names.contains(name)) {
                    out.error(
                            InstallCode.UNKNOWN_PROCESS,
                            processes.placeOf(name),
                            "the application has no process `" + name + "`",
                            "its processes are " + String.join(", ", names));
                }
                processes.table(name).ifPresent(t -> entries.put(name, entry(t, isas, attractive)));
            }
        });
        return out.list().size() + out.dropped() > before ? Optional.empty() : Optional.of(new Manifest(entries));
    }

    private static Entry entry(TomlFile toml, Set<String> isas, Set<String> attractive) {
        toml.expectKeys("platform", "kernel", "prefer", "affinity", "heap", "stack", "share");
        var platform = toml.string("platform");
        platform.ifPresent(isa -> expectIsa(toml, "platform", isa, isas));
        var prefer = toml.table("prefer")
                .map(t -> {
                    t.keys().forEach(isa -> expectIsa(t, isa, isa, isas));
                    return integers(t);
                })
                .orElse(Map.of());
        var affinity = toml.table("affinity")
                .map(t -> {
                    t.keys().forEach(name -> expectName(t, name, attractive));
                    return integers(t);
                })
                .orElse(Map.of());
        return new Entry(
                platform,
                toml.integer("kernel", 0, 1023),
                prefer,
                affinity,
                toml.bytes("heap", LEAST_HEAP, MOST),
                toml.bytes("stack", LEAST_STACK, MOST),
                toml.integer("share", 1, Shares.WHOLE));
    }

    /** The names an affinity can be to. */
    private static Set<String> attractive(Module module) {
        var names = new TreeSet<>(BuiltIn.NAMES);
        names.add(ProcessDecl.Affinity.SELF);
        module.processes().forEach(p -> p.ports().forEach(port -> port.provided().ifPresent(names::add)));
        return names;
    }

    private static void expectName(TomlFile toml, String name, Set<String> attractive) {
        if (!attractive.contains(name)) {
            toml.diagnostics()
                    .error(
                            InstallCode.UNKNOWN_KEY,
                            toml.placeOf(name),
                            "nothing provides `" + name + "`, so nothing can be near it",
                            "provided are " + String.join(", ", attractive));
        }
    }

    private static Map<String, Integer> integers(TomlFile toml) {
        var found = new LinkedHashMap<String, Integer>();
        for (var key : toml.keys()) {
            toml.integer(key, -1_000_000, 1_000_000).ifPresent(n -> found.put(key, n));
        }
        return found;
    }

    private static void expectIsa(TomlFile toml, String key, String isa, Set<String> isas) {
        if (!isas.contains(isa)) {
            toml.diagnostics()
                    .error(
                            InstallCode.UNKNOWN_ISA,
                            toml.placeOf(key),
                            "unknown instruction set `" + isa + "`",
                            "known are " + String.join(", ", List.copyOf(isas)));
        }
    }
}
