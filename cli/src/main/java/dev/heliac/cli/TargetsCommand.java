package dev.heliac.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.heliac.installer.KernelSpec;
import dev.heliac.installer.Machine;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.TargetDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "targets",
        description = "Lists the kernels this machine can host, and why not.",
        footer = {"", "Examples:", "  heliac targets", "  heliac targets --json", "  heliac targets --toml > here.toml"})
final class TargetsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "For programs.")
    boolean json;

    @Option(names = "--toml", description = "As a target description that install --target reads.")
    boolean toml;

    private record Host(String isa, boolean available, String how) {}

    @Override
    public Integer call() throws JsonProcessingException {
        var probe = MachineProbe.ofThisMachine();
        var target = TargetDescription.ofThisMachine(probe);
        if (toml) {
            System.out.print(target.toToml());
            return Exit.OK;
        }
        var machine = probe.probe();
        var hosts = new ArrayList<Host>();
        target.kernels().forEach(k -> hosts.add(host(k, probe)));
        if (probe.gpu().isEmpty()) {
            hosts.add(gpu(machine));
        }
        if (json) {
            var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            System.out.println(mapper.writeValueAsString(plain(machine, hosts)));
            return Exit.OK;
        }
        System.out.println("machine  " + machine.system() + ", " + machine.cpu() + ", " + machine.cores() + " cores, "
                + machine.memory() / (1 << 20) + " MiB");
        machine.nodes().forEach(n -> System.out.println("node " + n.number() + "   processors " + n.processors()));
        for (var host : hosts) {
            System.out.printf("%-8s %-3s %s%n", host.isa(), host.available() ? "yes" : "no", host.how());
        }
        return Exit.OK;
    }

    private static Host host(KernelSpec kernel, MachineProbe probe) {
        if (kernel.launch().isEmpty()) {
            return new Host(kernel.isa(), true, "native, " + kernel.cpu());
        }
        var program = kernel.launch().getFirst();
        return probe.find(program).isPresent()
                ? new Host(kernel.isa(), true, "through " + String.join(" ", kernel.launch()))
                : new Host(kernel.isa(), false, program + " is not installed; package qemu-user-static brings it");
    }

    private static Host gpu(Machine machine) {
        var names = machine.devices().stream()
                .map(d -> d.kind() + " " + d.vendor() + " at " + d.address() + ", "
                        + (d.driver().isEmpty() ? "no driver" : "driver " + d.driver()))
                .toList();
        var found = names.isEmpty() ? "no device found" : String.join("; ", names) + ", which NVIDIA's driver does not offer";
        return new Host("gpu", false, found + "; with --isa gpu a grid of threads stands in for one");
    }

    private static Map<String, Object> plain(Machine machine, List<Host> hosts) {
        var object = new LinkedHashMap<String, Object>();
        object.put("system", machine.system());
        object.put("cpu", machine.cpu());
        object.put("cores", machine.cores());
        object.put("memory", machine.memory());
        object.put("nodes", machine.nodes());
        object.put("devices", machine.devices());
        object.put("kernels", hosts);
        return object;
    }
}
