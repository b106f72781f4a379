package dev.heliac.installer;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The text the coordinator boots from; its form is in docs/abi.md. */
public final class BootPlan {

    private BootPlan() {}

    private record Provider(String process, int port) {}

    public static Optional<String> of(
            Module module, TargetDescription target, Placement placement, Manifest manifest, Diagnostics out) {
        var used = new TreeSet<Integer>();
        placement.decisions().forEach(d -> used.add(d.kernel()));
        used.add(0);
        var text = new StringBuilder("heliac-plan 1\n");
        for (int k : used) {
            var kernel = target.kernels().get(k);
            text.append("kernel ").append(k).append(' ').append(kernel.isa());
            if (k > 0) {
                text.append(' ').append(ImageLayout.kernelPath(kernel.isa()));
                kernel.launch().forEach(word -> text.append(' ').append(word));
            }
            text.append('\n');
        }
        var providers = new HashMap<String, Provider>();
        for (var process : module.processes()) {
            text.append("process ").append(process.name()).append(' ').append(placement.kernelOf(process.name()));
            var entry = manifest.of(process.name());
            entry.heap().ifPresent(n -> text.append(" heap=").append(n));
            entry.stack().ifPresent(n -> text.append(" stack=").append(n));
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
