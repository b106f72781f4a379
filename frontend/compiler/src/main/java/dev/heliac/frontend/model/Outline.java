package dev.heliac.frontend.model;

import dev.heliac.il.Contract;
import dev.heliac.il.diag.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an application consists of, right or wrong.
 *
 * @param parts its contracts and processes
 * @param contracts those whose text can be understood
 */
public record Outline(List<Part> parts, List<Contract> contracts) {

    public static final Outline EMPTY = new Outline(List.of(), List.of());

    public Outline {
        parts = List.copyOf(parts);
        contracts = List.copyOf(contracts);
    }

    /** Of an application whose classes have been read. */
    public static Outline of(Program program) {
        var parts = new ArrayList<Part>();
        var names = program.classes().applicationClasses();
        for (var name : names) {
            var node = program.classes().find(name).orElseThrow();
            if (Annotations.of(node, "Contract").isPresent()) {
                parts.add(new Part(Part.Kind.CONTRACT, node.name.replace('/', '.'), program.sourceOf(node)));
            }
        }
        for (var name : names) {
            var node = program.classes().find(name).orElseThrow();
            Annotations.string(Annotations.of(node, "Process"), "name")
                    .ifPresent(n -> parts.add(new Part(Part.Kind.PROCESS, n, program.sourceOf(node))));
        }
        if (parts.stream().noneMatch(p -> p.kind() == Part.Kind.PROCESS)) {
            // an ordinary program's
            program.processes().forEach(p -> parts.add(new Part(Part.Kind.PROCESS, p.name(), p.place().file())));
        }
        var contracts = program.contracts().values().stream()
                .filter(c -> program.classes().isApplication(c.name()))
                .map(ContractInfo::contract)
                .sorted(Comparator.comparing(Contract::name))
                .toList();
        return new Outline(parts, contracts);
    }
}
