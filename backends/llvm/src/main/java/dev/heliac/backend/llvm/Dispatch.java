package dev.heliac.backend.llvm;

import dev.heliac.il.Instruction.CallVirtual;
import dev.heliac.il.Module;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.MadeClasses;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What each virtual call can run, told by the classes that objects are made of, and the tables for the calls where that is not one
 * function or two that a type test tells apart.
 *
 * <p>Selectors share a place in the tables when no class answers both, as Dixon, McKee, Schweizer and Vaughan colour them ("A fast
 * method dispatcher for compiled languages with multiple inheritance", OOPSLA 1989): one load at a fixed offset finds the code,
 * whether the receiver's type is a class or an interface.
 */
final class Dispatch {

    private record Site(String selector, Type receiver) {}

    /** Two functions, told apart by whether the number of the receiver's class is from {@code first} to {@code last}. */
    record Choice(int first, int last, String within, String without) {}

    private final Symbols symbols;
    private final MadeClasses classes;
    private final Hierarchy hierarchy;
    /** The classes of which there can be objects, and the arrays, with their positions in the bit sets. */
    private final Map<String, Integer> made = new LinkedHashMap<>();

    private final Map<Site, List<String>> targets = new HashMap<>();
    private final Map<Site, Optional<Choice>> choices = new HashMap<>();
    private final Map<String, Set<String>> tables = new LinkedHashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, List<String>> answered = new HashMap<>();

    Dispatch(Module module, Symbols symbols, Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
        this.symbols = symbols;
        classes = new MadeClasses(module, symbols);
        classes.names().forEach(n -> made.put(n, made.size()));
        made.put(MadeClasses.ARRAYS, made.size());
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction instanceof CallVirtual call) {
                        site(site(call));
                    }
                }
            }
        }
        color();
    }

    private static Site site(CallVirtual call) {
        return new Site(call.selector(), call.operands().getFirst().type());
    }

    private void site(Site site) {
        if (targets.containsKey(site)) {
            return;
        }
        var byFunction = classes.targets(site.selector(), site.receiver());
        targets.put(site, List.copyOf(byFunction.keySet()));
        choices.put(site, choice(byFunction));
        if (byFunction.size() > 1 && choices.get(site).isEmpty()) {
            tables.computeIfAbsent(site.selector(), _ -> new LinkedHashSet<>()).addAll(classes.below(site.receiver()));
        }
    }

    private Optional<Choice> choice(Map<String, List<String>> byFunction) {
        if (byFunction.size() != 2 || byFunction.values().stream().anyMatch(n -> n.contains(MadeClasses.ARRAYS))) {
            return Optional.empty();
        }
        var functions = List.copyOf(byFunction.keySet());
        var first = numbers(byFunction.get(functions.getFirst()));
        var last = numbers(byFunction.get(functions.getLast()));
        return apart(first, last, functions.getFirst(), functions.getLast())
                .or(() -> apart(last, first, functions.getLast(), functions.getFirst()));
    }

    private List<Integer> numbers(List<String> names) {
        return names.stream().map(n -> hierarchy.interval(new Type.ClassType(n)).first()).sorted().toList();
    }

    private static Optional<Choice> apart(List<Integer> these, List<Integer> others, String within, String without) {
        int first = these.getFirst();
        int last = these.getLast();
        return others.stream().anyMatch(n -> n >= first && n <= last)
                ? Optional.empty()
                : Optional.of(new Choice(first, last, within, without));
    }

    /** The selectors that most classes answer come first, so that tables end early. */
    private void color() {
        var order = new ArrayList<>(tables.keySet());
        order.sort(Comparator.comparingInt(s -> -tables.get(s).size()));
        var taken = new ArrayList<BitSet>();
        for (var selector : order) {
            var answering = new BitSet();
            tables.get(selector).forEach(n -> answering.set(made.get(n)));
            int slot = 0;
            while (slot < taken.size() && taken.get(slot).intersects(answering)) {
                slot++;
            }
            if (slot == taken.size()) {
                taken.add(new BitSet());
            }
            taken.get(slot).or(answering);
            slots.put(selector, slot);
            tables.get(selector).forEach(n -> answered.computeIfAbsent(n, _ -> new ArrayList<>()).add(selector));
        }
    }

    /** The classes of which there can be objects. */
    MadeClasses classes() {
        return classes;
    }

    /** The functions that the call can run; none when the receiver can only be null. */
    List<String> targets(CallVirtual call) {
        return targets.get(site(call));
    }

    /** Whether all that a reference of the one type can be is null or of the other. */
    boolean always(Type type, Type of) {
        return classes.always(type, of);
    }

    /** How to tell the two functions that a call can run apart by a type test. */
    Optional<Choice> choice(CallVirtual call) {
        return choices.get(site(call));
    }

    /** The operands that a call gives away: of those that are owned, the ones that are not only lent. */
    List<Value> given(CallVirtual call) {
        var parameters = symbols.selector(call.selector()).orElseThrow().parameters();
        return IntStream.range(0, parameters.size())
                .filter(i -> parameters.get(i).owned())
                .mapToObj(i -> call.operands().get(i + 1))
                .toList();
    }

    /** Where a selector's code is in the tables of those that answer it. */
    int slot(String selector) {
        return slots.get(selector);
    }

    /** The functions in an object's table, null where there is none. */
    String[] table(Type type) {
        var name = type instanceof Type.ClassType c ? c.name() : MadeClasses.ARRAYS;
        var selectors = answered.getOrDefault(name, List.of());
        var table = new String[selectors.stream().mapToInt(s -> slots.get(s) + 1).max().orElse(0)];
        selectors.forEach(s -> table[slots.get(s)] = classes.answer(name, s));
        return table;
    }

    /** The functions behind each selector's place in the tables: they are called alike. */
    List<Set<String>> alike() {
        var sets = new ArrayList<Set<String>>();
        tables.forEach((selector, names) -> {
            var functions = new LinkedHashSet<String>();
            names.forEach(n -> functions.add(classes.answer(n, selector)));
            sets.add(functions);
        });
        return sets;
    }
}
