package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what a name stands for, as C# does: in the scopes around it, innermost first, in each after the scope's own declarations those
 * of the namespaces that it uses. At last a name that only one declaration has is that one, since the files given need not be all.
 */
final class SgNames {

    private final Map<String, List<SgDeclaration>> full = new HashMap<>();
    private final Map<String, List<SgDeclaration>> simple = new HashMap<>();
    private final Set<SgName> told = new HashSet<>();
    private final Diagnostics out;

    SgNames(List<SgDeclaration> declarations, Diagnostics out) {
        this.out = out;
        for (var declaration : declarations) {
            full.computeIfAbsent(declaration.fullName(), _ -> new ArrayList<>()).add(declaration);
            simple.computeIfAbsent(declaration.name(), _ -> new ArrayList<>()).add(declaration);
        }
    }

    Optional<SgDeclaration.Contract> contract(SgName name, SgScope scope) {
        return find(name, scope, SgDeclaration.Contract.class);
    }

    /** One that is declared in that very scope. */
    <D extends SgDeclaration> Optional<D> declaredIn(SgScope scope, SgName name, Class<D> kind) {
        return declared(scope.inside(name.text()), kind).stream().findFirst();
    }

    /** The declaration of that kind; if there are several, the nearest. Equally near ones are reported once. */
    <D extends SgDeclaration> Optional<D> find(SgName name, SgScope scope, Class<D> kind) {
        var candidates = candidates(name.text(), scope, kind);
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        var near = nearest(candidates, name.place().file());
        if (near.size() > 1 && told.add(name)) {
            out.error(
                    SgCode.AMBIGUOUS,
                    name.place(),
                    "`" + name.text() + "` may be " + near.stream()
                            .map(d -> "`" + d.fullName() + "` in " + d.place().file() + ":" + d.place().line())
                            .collect(Collectors.joining(" or ")),
                    "write the namespace before it, or give fewer files");
        }
        return Optional.of(near.getFirst());
    }

    private <D extends SgDeclaration> List<D> candidates(String name, SgScope from, Class<D> kind) {
        for (var scope = Optional.of(from); scope.isPresent(); scope = scope.get().outer()) {
            var here = inScope(name, scope.get(), kind);
            if (!here.isEmpty()) {
                return here;
            }
        }
        var last = name.substring(name.lastIndexOf('.') + 1);
        return of(simple.getOrDefault(last, List.of()), kind).stream()
                .filter(d -> d.fullName().equals(name) || d.fullName().endsWith("." + name))
                .toList();
    }

    private <D extends SgDeclaration> List<D> inScope(String name, SgScope scope, Class<D> kind) {
        int dot = name.indexOf('.');
        var alias = scope.aliases().get(dot < 0 ? name : name.substring(0, dot));
        var meant = alias == null ? name : dot < 0 ? alias : alias + name.substring(dot);
        if (alias != null) {
            var aliased = declared(meant, kind);
            if (!aliased.isEmpty()) {
                return aliased;
            }
        }
        var outer = scope.outer().map(SgScope::name).orElse("");
        var prefix = scope.name();
        var own = declared(scope.inside(name), kind);
        if (!own.isEmpty()) {
            return own;
        }
        var used = scope.usings().stream().distinct().flatMap(u -> declared(u + "." + name, kind).stream()).toList();
        if (!used.isEmpty()) {
            return used;
        }
        // `namespace A.B` is within A.
        while (prefix.length() > outer.length() && prefix.lastIndexOf('.') > outer.length()) {
            prefix = prefix.substring(0, prefix.lastIndexOf('.'));
            var around = declared(prefix + "." + name, kind);
            if (!around.isEmpty()) {
                return around;
            }
        }
        return List.of();
    }

    private <D extends SgDeclaration> List<D> declared(String name, Class<D> kind) {
        return of(full.getOrDefault(name, List.of()), kind);
    }

    private static <D extends SgDeclaration> List<D> of(List<SgDeclaration> declarations, Class<D> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** In the same file, or else in the directory that has most of its path in common. */
    private static <D extends SgDeclaration> List<D> nearest(List<D> candidates, String file) {
        int most = candidates.stream().mapToInt(d -> nearness(d, file)).max().orElse(0);
        return candidates.stream().filter(d -> nearness(d, file) == most).toList();
    }

    private static int nearness(SgDeclaration declaration, String file) {
        var other = declaration.place().file();
        if (other.equals(file)) {
            return Integer.MAX_VALUE;
        }
        var a = Path.of(file);
        var b = Path.of(other);
        int common = 0;
        while (common < Math.min(a.getNameCount(), b.getNameCount()) && a.getName(common).equals(b.getName(common))) {
            common++;
        }
        return common;
    }
}
