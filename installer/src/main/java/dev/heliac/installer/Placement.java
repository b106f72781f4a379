package dev.heliac.installer;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which kernel runs each process, after section 4 of the Helios paper (SOSP 2009): keep the kernels of the platform the process
 * prefers most; among them take the highest sum of affinities towards processes already placed; break ties by lowest load. A
 * platform without a weight counts 0, or -1 where the kernel is run by another program or is a device: nobody is moved there unasked.
 *
 * @param decisions in the module's order of processes
 */
public record Placement(List<Decision> decisions) {

    public Placement {
        decisions = List.copyOf(decisions);
    }

    /**
     * One process's place and why.
     *
     * @param kernel index into the target's kernels
     */
    public record Decision(String process, int kernel, String reason) {}

    public int kernelOf(String process) {
        return decisions.stream().filter(d -> d.process().equals(process)).findFirst().orElseThrow().kernel();
    }

    /** Places every process, or reports those that no kernel admits. */
    public static Optional<Placement> of(Module module, TargetDescription target, Manifest manifest, Diagnostics out) {
        return of(module, target, manifest, Set.of(), out);
    }

    /** The same on a machine where some of the target's kernels, given by their indices, cannot run. */
    static Optional<Placement> of(
            Module module, TargetDescription target, Manifest manifest, Set<Integer> missing, Diagnostics out) {
        var providers = new HashMap<String, String>();
        for (var process : module.processes()) {
            process.ports().forEach(port -> port.provided().ifPresent(path -> providers.put(path, process.name())));
        }
        var devices = target.kernels().stream().anyMatch(k -> k.provider().grid()) ? Devices.of(module) : null;
        var placed = new LinkedHashMap<String, Integer>();
        var decisions = new HashMap<String, Decision>();
        boolean complete = true;
        for (var process : byDependency(module, providers)) {
            var decision = place(process, target, manifest.of(process.name()), missing, devices, providers, placed, out);
            if (decision.isPresent()) {
                placed.put(process.name(), decision.get().kernel());
                decisions.put(process.name(), decision.get());
            } else {
                complete = false;
            }
        }
        return complete
                ? Optional.of(new Placement(module.processes().stream().map(p -> decisions.get(p.name())).toList()))
                : Optional.empty();
    }

    /** Providers before their users, so that a user's affinity finds them placed; in declaration order otherwise. */
    private static List<ProcessDecl> byDependency(Module module, Map<String, String> providers) {
        var order = new LinkedHashMap<String, ProcessDecl>();
        var byName = new LinkedHashMap<String, ProcessDecl>();
        module.processes().forEach(p -> byName.put(p.name(), p));
        var open = new HashSet<String>();
        for (var start : module.processes()) {
            var stack = new ArrayDeque<ProcessDecl>();
            stack.push(start);
            while (!stack.isEmpty()) {
                var process = stack.peek();
                var next = open.add(process.name())
                        ? wanted(process).stream()
                                .map(providers::get)
                                .filter(name -> name != null && !open.contains(name))
                                .distinct()
                                .toList()
                        : List.<String>of();
                if (next.isEmpty()) {
                    order.putIfAbsent(process.name(), stack.pop());
                } else {
                    next.reversed().forEach(name -> stack.push(byName.get(name)));
                }
            }
        }
        return new ArrayList<>(order.values());
    }

    private static List<String> wanted(ProcessDecl process) {
        return process.affinities().stream().map(ProcessDecl.Affinity::to).toList();
    }

    private static Optional<Decision> place(
            ProcessDecl process,
            TargetDescription target,
            Manifest.Entry entry,
            Set<Integer> missing,
            Devices devices,
            Map<String, String> providers,
            Map<String, Integer> placed,
            Diagnostics out) {
        var weights = new LinkedHashMap<String, Integer>();
        process.preferences().forEach(p -> weights.put(p.isa(), p.weight()));
        weights.putAll(entry.prefer());
        var kernels = new ArrayList<Integer>();
        for (int k = 0; k < target.kernels().size(); k++) {
            var isa = target.kernels().get(k).isa();
            boolean named = entry.platform().map(isa::equals).orElse(true);
            if (!missing.contains(k) && named && entry.kernel().map(Integer.valueOf(k)::equals).orElse(true)) {
                kernels.add(k);
            }
        }
        if (kernels.isEmpty()) {
            var wish = entry.kernel().map(k -> "kernel " + k).or(entry::platform).orElse("any kernel");
            out.error(
                    InstallCode.NO_KERNEL,
                    Place.of(target.name()),
                    "process `" + process.name() + "` is pinned to " + wish + ", which this target does not have",
                    "its kernels are " + kernelNames(target) + "; change the manifest's line for `" + process.name() + "`");
            return Optional.empty();
        }
        if (!withoutDevices(process, target, kernels, weights, devices, out)) {
            return Optional.empty();
        }
        int best = kernels.stream().mapToInt(k -> weight(target.kernels().get(k), weights)).max().orElse(0);
        kernels.removeIf(k -> weight(target.kernels().get(k), weights) < best);
        var values = new LinkedHashMap<String, Integer>();
        process.affinities().forEach(a -> values.put(a.to(), a.value()));
        values.putAll(entry.affinity());
        int chosen = kernels.getFirst();
        long chosenSum = Long.MIN_VALUE;
        long chosenLoad = Long.MAX_VALUE;
        for (int k : kernels) {
            long sum = 0;
            for (var value : values.entrySet()) {
                if (k == kernelOf(value.getKey(), providers, placed)) {
                    sum += value.getValue();
                }
            }
            long load = placed.values().stream().filter(Integer.valueOf(k)::equals).count();
            if (sum > chosenSum || sum == chosenSum && load < chosenLoad) {
                chosen = k;
                chosenSum = sum;
                chosenLoad = load;
            }
        }
        return Optional.of(new Decision(process.name(), chosen, reason(entry, weights, target, chosen, best, chosenSum)));
    }

    /** Leaves out devices that cannot run the process, and says why where it would be on one; false when nothing is left. */
    private static boolean withoutDevices(
            ProcessDecl process,
            TargetDescription target,
            List<Integer> kernels,
            Map<String, Integer> weights,
            Devices devices,
            Diagnostics out) {
        if (devices == null || devices.possible(process.name())) {
            return true;
        }
        var unable = kernels.stream().filter(k -> target.kernels().get(k).provider().grid()).toList();
        kernels.removeAll(unable);
        boolean wanted = unable.stream().anyMatch(k -> weight(target.kernels().get(k), weights) > 0);
        if (unable.isEmpty() || !kernels.isEmpty() && !wanted) {
            return true;
        }
        var isa = target.kernels().get(unable.getFirst()).isa();
        var why = devices.obstacles(process.name()).getFirst();
        var message = "process `" + process.name() + "` cannot run on " + isa + ": " + why.message();
        if (kernels.isEmpty()) {
            out.error(InstallCode.NOT_ON_DEVICE, why.place(), message, why.remedy() + "; or let it run elsewhere in a manifest");
            return false;
        }
        out.add(new Diagnostic(
                InstallCode.NOT_ON_DEVICE,
                Diagnostic.Severity.WARNING,
                why.place(),
                message + "; it is placed elsewhere",
                List.of(),
                why.remedy()));
        return true;
    }

    private static int weight(KernelSpec kernel, Map<String, Integer> weights) {
        return weights.getOrDefault(kernel.isa(), kernel.special() ? -1 : 0);
    }

    /** Built-in services run on the coordinator; -1 for what is not placed. */
    private static int kernelOf(String name, Map<String, String> providers, Map<String, Integer> placed) {
        if (BuiltIn.NAMES.contains(name)) {
            return 0;
        }
        var provider = providers.get(name);
        return provider == null ? -1 : placed.getOrDefault(provider, -1);
    }

    private static String reason(
            Manifest.Entry entry, Map<String, Integer> weights, TargetDescription target, int kernel, int weight, long affinity) {
        if (entry.kernel().isPresent() || entry.platform().isPresent()) {
            return "pinned by the manifest";
        }
        if (weight > 0) {
            return "prefers " + target.kernels().get(kernel).isa() + " by " + weight;
        }
        var wanted = weights.entrySet().stream().filter(w -> w.getValue() > 0).map(Map.Entry::getKey).toList();
        if (!wanted.isEmpty()) {
            boolean there = target.kernels().stream().anyMatch(k -> wanted.contains(k.isa()));
            return "prefers " + String.join(", ", wanted) + (there ? ", which cannot run it" : ", which this target cannot host");
        }
        return affinity != 0 ? "affinity " + affinity : "least loaded";
    }

    private static String kernelNames(TargetDescription target) {
        var names = new ArrayList<String>();
        for (int k = 0; k < target.kernels().size(); k++) {
            names.add(k + " (" + target.kernels().get(k).isa() + ")");
        }
        return String.join(", ", names);
    }
}
