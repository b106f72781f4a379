package dev.heliac.installer;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How the processes on a device divide it: in percent, as their manifest says, and the rest evenly among the others. */
final class Shares {

    static final int WHOLE = 100;

    private Shares() {}

    /** Each process's share of the device that it is on; empty where the manifest gives more than a device has, which is reported. */
    static Map<String, Integer> of(TargetDescription target, Placement placement, Manifest manifest, Diagnostics out) {
        var byKernel = new TreeMap<Integer, List<String>>();
        for (var decision : placement.decisions()) {
            if (target.kernels().get(decision.kernel()).provider().grid()) {
                byKernel.merge(decision.kernel(), List.of(decision.process()), Shares::with);
            }
        }
        var shares = new HashMap<String, Integer>();
        for (var entry : byKernel.entrySet()) {
            var processes = entry.getValue();
            int given = processes.stream().mapToInt(p -> manifest.of(p).share().orElse(0)).sum();
            long others = processes.stream().filter(p -> manifest.of(p).share().isEmpty()).count();
            if (given + others > WHOLE) {
                out.error(
                        InstallCode.SHARES,
                        Place.of(target.name()),
                        "the processes " + String.join(", ", processes) + " want " + given + " percent of kernel " + entry.getKey()
                                + (others > 0 ? ", which leaves nothing to those without a share" : ""),
                        "give each a `share` in the manifest, 100 together at most, or let some run elsewhere");
                return Map.of();
            }
            for (var process : processes) {
                shares.put(process, manifest.of(process).share().orElseGet(() -> (int) ((WHOLE - given) / others)));
            }
        }
        return shares;
    }

    private static List<String> with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
