package dev.heliac.il.system.extract;

import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.system.model.Automaton;
import dev.heliac.il.system.model.Ends;
import dev.heliac.il.system.model.Network;
import dev.heliac.il.system.model.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** The system that a module's processes are, wired by the names that they provide and use. */
public final class Wiring {

    /** So that no process takes long by surprise. */
    private static final int MOST_NODES = 50_000;

    private record Provider(int process, int port, boolean listens, String contract) {}

    private final Module module;
    private final Set<String> services;
    private final boolean faults;
    private final Network.Builder builder = new Network.Builder();
    private final Calls calls;
    private final Messages messages;
    private final Map<String, Provider> providers = new TreeMap<>();
    /** For each process, what its ports are bound to. */
    private final List<Map<Integer, Fact>> bound = new ArrayList<>();
    private final Map<Integer, String> unknown = new HashMap<>();
    /** Whether there are sets of endpoints. */
    private final boolean gathers;

    private Wiring(Module module, Set<String> services, boolean faults) {
        this.module = module;
        this.services = services;
        this.faults = faults;
        calls = new Calls(module);
        messages = new Messages(calls.symbols);
        gathers = calls.all().stream().anyMatch(f -> makes(f, Op.SET_NEW));
    }

    /**
     * The system of a valid module.
     *
     * @param services names that, where no process provides them, stand for services that always answer
     * @param faults whether a process may end wherever an instruction or a function of the library can fail
     */
    public static Network of(Module module, Set<String> services, boolean faults) {
        return new Wiring(module, services, faults).network();
    }

    private Network network() {
        var processes = module.processes();
        for (int p = 0; p < processes.size(); p++) {
            bound.add(new HashMap<>());
            for (int port = 0; port < processes.get(p).ports().size(); port++) {
                switch (processes.get(p).ports().get(port)) {
                    case Port.Provides d -> providers.putIfAbsent(d.path(), new Provider(p, port, false, d.contract()));
                    case Port.Listens d -> providers.putIfAbsent(d.path(), new Provider(p, port, true, d.contract()));
                    case Port.Uses _, Port.Arguments _ -> {}
                }
            }
        }
        var clients = new HashMap<String, List<Integer>>();
        for (int p = 0; p < processes.size(); p++) {
            for (int port = 0; port < processes.get(p).ports().size(); port++) {
                if (processes.get(p).ports().get(port) instanceof Port.Uses use) {
                    use(p, port, use, clients);
                }
            }
        }
        providers.forEach((path, provider) -> provide(provider, clients.getOrDefault(path, List.of())));
        if (clients.isEmpty() && unknown.isEmpty() && calls.all().stream().noneMatch(f -> makes(f, Op.CHANNEL))) {
            // No channel at all: nothing can wait.
            return new Network.Builder().build();
        }
        var thrown = new Thrown(calls);
        for (int p = 0; p < processes.size(); p++) {
            builder.process(unknown.containsKey(p)
                    ? new Automaton(processes.get(p).name(), List.of(new Node.Unknown(unknown.get(p))), 0)
                    : automaton(processes.get(p), bound.get(p), thrown));
        }
        messages.kinds().forEach(builder::kind);
        return builder.build();
    }

    private static boolean makes(Function function, Op what) {
        return function.blocks().stream().anyMatch(b -> b.instructions().stream().anyMatch(i -> i.op() == what));
    }

    private void use(int process, int port, Port.Uses use, Map<String, List<Integer>> clients) {
        var provider = providers.get(use.path());
        if (provider == null && services.contains(use.path())) {
            bound.get(process).put(port, new Fact.End(Ends.SERVICE));
            return;
        }
        if (provider == null) {
            unknown.put(process, "what answers to `" + use.path() + "`, which no process provides");
            return;
        }
        int channel = builder.channel(use.path(), kind(provider.contract(), process), process, provider.process());
        clients.computeIfAbsent(use.path(), _ -> new ArrayList<>()).add(channel);
        bound.get(process).put(port, new Fact.End(Ends.importer(channel)));
    }

    private int kind(String contract, int process) {
        try {
            return messages.kind(contract);
        } catch (Walk.TooMany e) {
            unknown.put(process, e.getMessage());
            return 0;
        }
    }

    private void provide(Provider provider, List<Integer> channels) {
        var ports = bound.get(provider.process());
        if (provider.listens()) {
            var left = gathers ? OptionalInt.of(channels.size()) : OptionalInt.empty();
            ports.put(provider.port(), new Fact.Listener(builder.listener(provider.process(), channels), left));
        } else if (channels.size() == 1) {
            ports.put(provider.port(), new Fact.End(Ends.exporter(channels.getFirst())));
        } else if (channels.isEmpty()) {
            int nobody = builder.channel("", kind(provider.contract(), provider.process()), -1, provider.process());
            ports.put(provider.port(), new Fact.End(Ends.exporter(nobody)));
        } else {
            unknown.put(provider.process(), "which of several clients a process that takes one has");
        }
    }

    private Automaton automaton(ProcessDecl process, Map<Integer, Fact> ports, Thrown thrown) {
        var entry = calls.functions.get(process.entry());
        var facts = new HashMap<Integer, Fact>();
        ports.forEach((port, fact) -> facts.put(entry.parameters().get(port).id(), fact));
        var walk = new Walk(calls, thrown, messages, true, faults, MOST_NODES);
        var automaton = walk.automaton(process.name(), entry, facts);
        // Without numbers nobody knows when a set is empty.
        return walk.full() && !gathers
                ? new Walk(calls, thrown, messages, false, faults, MOST_NODES).automaton(process.name(), entry, facts)
                : automaton;
    }
}
