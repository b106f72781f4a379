package dev.heliac.il.symbols;

import dev.heliac.il.ClassDecl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is above each class and interface. The declarations need not be valid: a name that stands for nothing has nothing above it,
 * and on a cycle everything is deeper than {@link Limits#CLASS_DEPTH}.
 */
final class Hierarchy {

    /**
     * @param depth the classes and interfaces on the longest way up
     * @param interfaces the numbers of all interfaces above, sorted, the first few when there are more than possible
     */
    private record Above(int depth, int[] interfaces) {}

    private static final Above NOTHING = new Above(0, new int[0]);
    private static final Above ENDLESS = new Above(Limits.CLASS_DEPTH + 1, new int[0]);

    /** A class on the path of the search, and what is directly above it and still to visit. */
    private record Open(ClassDecl decl, Iterator<String> up) {}

    private final Map<String, ClassDecl> classes = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Above> above = new HashMap<>();

    Hierarchy(Collection<ClassDecl> decls) {
        for (var decl : decls) {
            if (classes.putIfAbsent(decl.name(), decl) == null && decl.isInterface()) {
                numbers.put(decl.name(), names.size());
                names.add(decl.name());
            }
        }
        classes.values().forEach(this::search);
    }

    /** How many classes and interfaces are on the longest way up, not counted further than just past the limit. */
    int depth(String name) {
        return above.getOrDefault(name, NOTHING).depth();
    }

    /** All interfaces above, no more than just past the limit. */
    List<String> interfaces(String name) {
        return Arrays.stream(above.getOrDefault(name, NOTHING).interfaces())
                .mapToObj(names::get)
                .toList();
    }

    /** Whether the interface is above the class or interface. */
    boolean implementing(String name, String of) {
        var number = numbers.get(of);
        return number != null && Arrays.binarySearch(above.getOrDefault(name, NOTHING).interfaces(), number) >= 0;
    }

    private void search(ClassDecl start) {
        if (above.containsKey(start.name())) {
            return;
        }
        var path = new ArrayDeque<Open>();
        path.push(open(start));
        while (!path.isEmpty()) {
            var top = path.peek();
            if (!top.up().hasNext()) {
                path.pop();
                above.put(top.decl().name(), join(top.decl()));
                continue;
            }
            var next = classes.get(top.up().next());
            if (next != null && !above.containsKey(next.name())) {
                path.push(open(next));
            }
        }
    }

    /** Until it is left, a class on the path stands for a cycle. */
    private Open open(ClassDecl decl) {
        above.put(decl.name(), ENDLESS);
        var up = new ArrayDeque<>(decl.interfaces());
        decl.superclass().ifPresent(up::addFirst);
        return new Open(decl, up.iterator());
    }

    private Above join(ClassDecl decl) {
        int depth = 0;
        var joined = NOTHING.interfaces();
        if (decl.superclass().isPresent() && classes.containsKey(decl.superclass().get())) {
            var superclass = above.get(decl.superclass().get());
            depth = superclass.depth() + 1;
            joined = superclass.interfaces();
        }
        for (var name : decl.interfaces()) {
            var number = numbers.get(name);
            if (number != null && joined.length <= Limits.INTERFACES && Arrays.binarySearch(joined, number) < 0) {
                depth = Math.max(depth, above.get(name).depth() + 1);
                joined = union(union(joined, above.get(name).interfaces()), new int[] {number});
            }
        }
        return new Above(Math.min(depth, Limits.CLASS_DEPTH + 1), joined);
    }

    /** Of sorted numbers; one of the two itself when it has the other. */
    private static int[] union(int[] a, int[] b) {
        var union = new int[a.length + b.length];
        int n = 0;
        for (int i = 0, j = 0; i < a.length || j < b.length; ) {
            int next = j == b.length || i < a.length && a[i] <= b[j] ? a[i] : b[j];
            i += i < a.length && a[i] == next ? 1 : 0;
            j += j < b.length && b[j] == next ? 1 : 0;
            union[n++] = next;
        }
        return n == a.length ? a : n == b.length ? b : Arrays.copyOf(union, Math.min(n, Limits.INTERFACES + 1));
    }
}
