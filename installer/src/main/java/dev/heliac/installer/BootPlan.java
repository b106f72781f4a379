package dev.heliac.installer;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The text the coordinator boots from; its form is in docs/abi.md. */
public final class BootPlan {

    private BootPlan() {}

    private record Provider(String process, int port) {}

    public static Optional<String> of(
            Module module, TargetDescription target, Placement placement, Manifest manifest, Diagnostics out) {
        var indices = indices(target, placement);
        var used = new TreeMap<Integer, KernelSpec>();
        used.put(0, target.kernels().getFirst());
        placement.decisions().forEach(d -> used.put(indices.get(d.process()), target.kernels().get(d.kernel())));
        if (used.lastKey() >= TargetDescription.MAX_KERNELS) {
            out.error(
                    InstallCode.NO_KERNEL,
                    Place.of(target.name()),
                    "there are more processes on devices than kernels can be, which is " + TargetDescription.MAX_KERNELS,
                    "let some run elsewhere in a manifest");
            return Optional.empty();
        }
        var shares = Shares.of(target, placement, manifest, out);
        if (out.hasErrors()) {
            return Optional.empty();
        }
        var text = new StringBuilder("heliac-plan 1\n");
        for (var entry : used.entrySet()) {
            int k = entry.getKey();
            var kernel = entry.getValue();
            text.append("kernel ").append(k).append(' ').append(kernel.isa());
            if (k > 0) {
                text.append(' ').append(ImageLayout.kernelPath(kernel.isa()));
                kernel.launch().forEach(word -> text.append(' ').append(word));
            }
            text.append('\n');
        }
        var providers = new HashMap<String, Provider>();
        for (var process : module.processes()) {
            text.append("process ").append(process.name()).append(' ').append(indices.get(process.name()));
            var entry = manifest.of(process.name());
            entry.heap().ifPresent(n -> text.append(" heap=").append(n));
            entry.stack().ifPresent(n -> text.append(" stack=").append(n));
            Optional.ofNullable(shares.get(process.name())).ifPresent(n -> text.append(" share=").append(n));
            text.append('\n');
            for (int i = 0; i < process.ports().size(); i++) {
                var provider = new Provider(process.name(), i);
                process.ports().get(i).provided().ifPresent(path -> providers.put(path, provider));
            }
        }
        boolean complete = true;
        for (var process : module.processes()) {
            for (int i = 0; i < process.ports().size(); i++) {
                if (process.ports().get(i) instanceof Port.Uses use) {
                    complete &= wire(process, i, use.path(), providers, text, out);
                }
            }
        }
        return complete ? Optional.of(text.toString()) : Optional.empty();
    }

    /** Each process's kernel: the target's, but on a device every process has a kernel of its own. */
    private static Map<String, Integer> indices(TargetDescription target, Placement placement) {
        var indices = new HashMap<String, Integer>();
        var taken = new HashSet<Integer>();
        int next = target.kernels().size();
        for (var decision : placement.decisions()) {
            int k = decision.kernel();
            boolean shared = taken.add(k) || !target.kernels().get(k).provider().grid();
            indices.put(decision.process(), shared ? k : next++);
        }
        return indices;
    }

    private static boolean wire(
            ProcessDecl user, int port, String path, Map<String, Provider> providers, StringBuilder text, Diagnostics out) {
        var provider = providers.get(path);
        if (provider != null) {
            text.append("channel ").append(user.name()).append(' ').append(port).append(' ');
            text.append(provider.process()).append(' ').append(provider.port()).append('\n');
        } else if (BuiltIn.NAMES.contains(path)) {
            text.append("service ").append(user.name()).append(' ').append(port).append(' ').append(path).append('\n');
        } else {
            out.error(
                    InstallCode.UNBOUND_NAME,
                    Place.of(user.name()),
                    "process `" + user.name() + "` uses `" + path + "`, which nothing provides",
                    "add a process with @Provides(\"" + path + "\"), or correct the name");
            return false;
        }
        return true;
    }
}
