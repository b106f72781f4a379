package dev.heliac.il.reach;

import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.binary.HilBinary;
import dev.heliac.il.slice.Slice;
import dev.heliac.il.slice.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is in a process, and why.
 *
 * @param functions the largest first: by native code where it is known, then by IL
 * @param moduleBytes of the process's part of the module in binary form: functions, and what they share
 * @param otherCode bytes of native code that no function of the module became: the start, initialization, traps
 */
public record Reach(List<Reached> functions, int moduleBytes, long otherCode) {

    /**
     * A function.
     *
     * @param il its bytes in the module's binary form, without texts and types that functions share
     * @param code its bytes of native code; 0 when it was inlined everywhere or no code was measured
     */
    public record Reached(String name, int il, long code, Why why) {

        /** The class that declares it; the name itself when it has none. */
        public String type() {
            // Behind a colon stand states of endpoints.
            int end = name.indexOf(':');
            int dot = (end < 0 ? name : name.substring(0, end)).lastIndexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }

        /** The package of that class. */
        public String packageName() {
            int dot = type().lastIndexOf('.');
            return dot < 0 ? "" : type().substring(0, dot);
        }
    }

    /** Some functions together. */
    public record Total(String name, int functions, int il, long code) {}

    private static final Comparator<Reached> BY_SIZE = Comparator.comparingLong(Reached::code)
            .thenComparingInt(Reached::il)
            .reversed()
            .thenComparing(Reached::name);

    public Reach {
        functions = List.copyOf(functions);
    }

    /**
     * What one of the module's processes reaches.
     *
     * @param code bytes of native code by function, as far as known
     */
    public static Reach of(Module module, ProcessDecl process, Map<String, Long> code) {
        var slice = Slice.of(module, process);
        var sizes = HilBinary.sizes(slice);
        var functions = new ArrayList<Reached>();
        Slice.reasons(module, process).forEach((name, why) ->
                functions.add(new Reached(name, sizes.get(name), code.getOrDefault(name, 0L), why)));
        functions.sort(BY_SIZE);
        long all = code.values().stream().mapToLong(Long::longValue).sum();
        long own = functions.stream().mapToLong(Reached::code).sum();
        return new Reach(functions, HilBinary.write(slice).length, all - own);
    }

    /** Bytes of all functions in the IL. */
    public int il() {
        return functions.stream().mapToInt(Reached::il).sum();
    }

    /** Bytes of all native code. */
    public long code() {
        return otherCode + functions.stream().mapToLong(Reached::code).sum();
    }

    /** Sums, the largest first. */
    public List<Total> totals(Function<Reached, String> by) {
        var totals = new LinkedHashMap<String, Total>();
        for (var f : functions) {
            totals.merge(
                    by.apply(f),
                    new Total(by.apply(f), 1, f.il(), f.code()),
                    (a, b) -> new Total(a.name(), a.functions() + b.functions(), a.il() + b.il(), a.code() + b.code()));
        }
        return totals.values().stream()
                .sorted(Comparator.comparingLong(Total::code)
                        .thenComparingInt(Total::il)
                        .reversed()
                        .thenComparing(Total::name))
                .toList();
    }

    /** Whether there is a function, class or package of this name. */
    public boolean has(String name) {
        return functions.stream().anyMatch(f -> named(f, name));
    }

    /**
     * The way from where the process begins to a function, a class or a package: the shortest to one of its functions, which comes last.
     * Empty when it is not in.
     */
    public List<Reached> path(String name) {
        var byName = new HashMap<String, Reached>();
        functions.forEach(f -> byName.put(f.name(), f));
        return functions.stream()
                .filter(f -> named(f, name))
                .map(f -> path(f, byName))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static boolean named(Reached f, String name) {
        // Overloads of a name are numbered behind a tilde.
        return f.name().equals(name)
                || f.type().equals(name)
                || f.packageName().equals(name)
                || f.name().startsWith(name + "~")
                || f.name().startsWith(name + ":");
    }

    private static List<Reached> path(Reached last, Map<String, Reached> byName) {
        var path = new ArrayList<Reached>();
        for (var f = Optional.of(last); f.isPresent(); f = from(f.get().why()).map(byName::get)) {
            path.addFirst(f.get());
        }
        return path;
    }

    private static Optional<String> from(Why why) {
        return switch (why) {
            case Why.Called c -> Optional.of(c.from().function());
            // The way goes on with what came last: without it, the other would not have mattered.
            case Why.Answers a -> Optional.of(a.called() || a.by().function().isEmpty() ? a.from() : a.by()).map(Why.At::function);
            case Why.Initializes i -> Optional.of(i.from().function());
            case Why.Entry _, Why.Traps _, Why.Describes _ -> Optional.empty();
        };
    }
}
