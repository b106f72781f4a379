package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.sg.SgDeclaration.Contract;
import dev.heliac.il.sg.SgDeclaration.Enumeration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes Sing#'s contracts as Heliac's: of each a Java file, and of each enum that they use and that none of them declares. */
public final class SgJava {

    /**
     * A file to be written.
     *
     * @param name with `.java`
     */
    public record JavaFile(String name, String text) {}

    /** What the top-level classes are called. */
    record Classes(Map<SgDeclaration, String> names, Set<String> all) {

        String of(SgDeclaration declaration) {
            return names.get(declaration);
        }
    }

    private SgJava() {}

    /** Whether it may be a package's name. */
    public static boolean isPackage(String name) {
        return SgJavaNames.isPackage(name);
    }

    /**
     * Decides the contracts, and writes them where they are right. What has no counterpart in Java is reported; then the files are not
     * to be used.
     *
     * @param packageName empty for none
     */
    public static List<JavaFile> files(SgSources sources, String packageName, Diagnostics out) {
        var names = new SgNames(sources.declarations(), out);
        var checked = SgCheck.check(sources, names, out);
        if (out.hasErrors()) {
            return List.of();
        }
        var contracts = checked.stream().map(SgCheck.Checked::declared).toList();
        var types = new IdentityHashMap<Contract, SgJavaTypes>();
        var outside = new LinkedHashMap<String, Enumeration>();
        for (var contract : contracts) {
            var of = new SgJavaTypes(names, contract, bases(contract, names), out);
            types.put(contract, of);
            contract.messages().forEach(m -> m.parameters().forEach(of::components));
        }
        if (out.hasErrors()) {
            return List.of();
        }
        for (var contract : contracts) {
            types.get(contract).enums().stream()
                    .filter(e -> contracts.stream().noneMatch(c -> c.inner().name().equals(e.scope().name())))
                    .forEach(e -> outside.put(e.place().toString(), e));
        }
        var classes = classNames(contracts, List.copyOf(outside.values()), out);
        var constants = new SgJavaConstants(names, out);
        var nested = sources.declarations().stream()
                .filter(Enumeration.class::isInstance)
                .map(Enumeration.class::cast)
                .collect(Collectors.groupingBy(e -> e.place().file() + " " + e.scope().name()));
        var writers = new IdentityHashMap<Contract, SgJavaContract>();
        for (var contract : contracts) {
            var inside = nested.getOrDefault(contract.place().file() + " " + contract.inner().name(), List.of());
            writers.put(contract, new SgJavaContract(contract, inside, types.get(contract), constants, classes, out));
        }
        contracts.forEach(c -> bases(c, names).stream().findFirst().ifPresent(b -> writers.get(c).extend(writers.get(b))));
        var files = new ArrayList<JavaFile>();
        var head = packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
        for (var contract : contracts) {
            files.add(new JavaFile(classes.of(contract) + ".java", head + writers.get(contract).text()));
        }
        for (var enumeration : outside.values()) {
            var name = classes.of(enumeration);
            var text = SgJavaContract.comment("Enum", enumeration) + constants.type(enumeration, name, "public ", "");
            files.add(new JavaFile(name + ".java", head + text));
        }
        return out.hasErrors() ? List.of() : files;
    }

    private static List<Contract> bases(Contract contract, SgNames names) {
        var bases = new ArrayList<Contract>();
        var at = Optional.of(contract);
        while (true) {
            var here = at.get();
            at = here.base().flatMap(b -> names.contract(b, here.scope()));
            if (at.isEmpty()) {
                return bases;
            }
            bases.add(at.get());
        }
    }

    /** Top-level classes; two may not be called the same. */
    private static Classes classNames(List<Contract> contracts, List<Enumeration> enums, Diagnostics out) {
        var classes = new IdentityHashMap<SgDeclaration, String>();
        var taken = new LinkedHashMap<String, SgDeclaration>();
        var all = new ArrayList<SgDeclaration>(contracts);
        all.addAll(enums);
        for (var declaration : all) {
            var name = SgJavaNames.type(declaration.name(), new HashSet<>());
            var twin = taken.putIfAbsent(name, declaration);
            if (twin != null) {
                out.error(
                        SgCode.SAME_FILE,
                        declaration.place(),
                        "`" + declaration.fullName() + "` and `" + twin.fullName() + "` in " + twin.place().file() + ":"
                                + twin.place().line() + " would both be " + name + ".java",
                        "write them with two commands, into different packages");
            }
            classes.put(declaration, name);
        }
        return new Classes(classes, Set.copyOf(classes.values()));
    }
}
