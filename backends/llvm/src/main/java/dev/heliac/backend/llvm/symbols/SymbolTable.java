package dev.heliac.backend.llvm.symbols;

import dev.heliac.backend.llvm.symbols.Units.Scope;
import dev.heliac.il.symbols.MethodName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which methods' lines each address of a kernel belongs to, inlined ones included, in the form of docs/abi.md. */
public final class SymbolTable {

    /** From this address on, code belongs to this site; 0 is none of Java's. */
    record Row(long address, int site) {}

    /**
     * A line of a method.
     *
     * @param parent the site that the method was inlined at, 0 when it was not
     */
    record Site(int method, int line, int parent) {}

    private final Map<Site, Integer> sites = new LinkedHashMap<>();
    private final Map<MethodName, Integer> methods = new LinkedHashMap<>();
    private final Map<Units.Origin, Optional<MethodName>> names = new HashMap<>();
    private final IdentityHashMap<Scope, Integer> callers = new IdentityHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private SymbolTable() {}

    /** The table of a linked kernel. */
    public static byte[] of(byte[] kernel) {
        var table = new SymbolTable();
        var units = new Units(new Elf(kernel));
        table.fill(innermost(units.scopes()), lines(units.programs()));
        return SymbolWriter.write(table.rows, List.copyOf(table.sites.keySet()), List.copyOf(table.methods.keySet()));
    }

    private void fill(Map<Long, Optional<Scope>> scopes, Map<Long, Integer> lines) {
        var places = new TreeSet<>(scopes.keySet());
        places.addAll(lines.keySet());
        Optional<Scope> scope = Optional.empty();
        int line = 0;
        int last = 0;
        for (long place : places) {
            scope = scopes.getOrDefault(place, scope);
            line = lines.getOrDefault(place, line);
            int site = scope.isPresent() ? site(scope.get(), line) : 0;
            if (site != last) {
                rows.add(new Row(place, site));
                last = site;
            }
        }
    }

    private int site(Scope scope, int line) {
        var known = callers.get(scope);
        if (known == null) {
            known = scope.parent() == null ? 0 : site(scope.parent(), scope.line());
            callers.put(scope, known);
        }
        int parent = known;
        return names.computeIfAbsent(scope.origin(), o -> MethodName.of(o.name(), o.file()))
                .map(name -> {
                    int method = methods.computeIfAbsent(name, _ -> methods.size());
                    return sites.computeIfAbsent(new Site(method, line, parent), _ -> sites.size() + 1);
                })
                .orElse(parent);
    }

    /** From each address on, the innermost scope around it. */
    private static Map<Long, Optional<Scope>> innermost(List<Scope> scopes) {
        record Interval(long start, long end, Scope scope) {}
        var intervals = new ArrayList<Interval>();
        scopes.forEach(s -> s.ranges().forEach(r -> intervals.add(new Interval(r.start(), r.end(), s))));
        intervals.sort(Comparator.comparingLong(Interval::start)); // the outer first, as they come
        var changes = new TreeMap<Long, Optional<Scope>>();
        var open = new ArrayDeque<Interval>();
        intervals.add(new Interval(Long.MAX_VALUE, Long.MAX_VALUE, null));
        for (var interval : intervals) {
            while (!open.isEmpty() && open.peek().end() <= interval.start()) {
                var closed = open.pop();
                changes.put(closed.end(), Optional.ofNullable(open.peek()).map(Interval::scope));
            }
            if (interval.scope() != null) {
                open.push(interval);
                changes.put(interval.start(), Optional.of(interval.scope()));
            }
        }
        return changes;
    }

    private static Map<Long, Integer> lines(List<LineProgram> programs) {
        var lines = new TreeMap<Long, Integer>();
        for (var program : programs) {
            for (var row : program.rows()) {
                if (row.end()) {
                    lines.putIfAbsent(row.address(), 0); // unless code of another follows
                } else {
                    lines.put(row.address(), row.line());
                }
            }
        }
        return lines;
    }
}
