package dev.heliac.il.verify;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which objects do not answer a selector.
 *
 * <p>The classes that the module makes objects of are numbered in an order in which the classes below one follow it, so that what a
 * type allows and what a selector misses are a few spans of numbers each. Only a module that calls virtually pays for it.
 */
final class Answers {

    /** Numbers from {@code from} up to but not including {@code to}. */
    private record Span(int from, int to) {

        boolean isEmpty() {
            return from == to;
        }
    }

    private record Question(String selector, Type receiver) {}

    private final Module module;
    private final Symbols symbols;
    private final Map<Question, Optional<String>> asked = new HashMap<>();
    /** The made classes, by number; null until a question is asked. */
    private List<String> made;

    private final Map<String, Span> below = new HashMap<>();
    /** For each interface, the classes that implement it and whose superclass does not; in order. */
    private final Map<String, List<Span>> implementing = new HashMap<>();
    /** For each selector, the classes with a function of their own for it; in order. */
    private final Map<String, List<Span>> answering = new HashMap<>();

    private final Map<String, List<Span>> silent = new HashMap<>();

    Answers(Module module, Symbols symbols) {
        this.module = module;
        this.symbols = symbols;
    }

    /** A class that the module makes objects of, which can be the receiver and do not answer the selector. */
    Optional<String> missing(String selector, Type receiver) {
        if (made == null) {
            number();
        }
        return asked.computeIfAbsent(new Question(selector, receiver), this::find);
    }

    private Optional<String> find(Question question) {
        var type = question.receiver();
        if (symbols.mayBeArray(type)) {
            boolean arrays = symbols.classNamed(Symbols.OBJECT).stream()
                    .flatMap(c -> c.methods().stream())
                    .anyMatch(m -> m.selector().equals(question.selector()));
            return arrays ? Optional.empty() : Optional.of(Symbols.OBJECT);
        }
        if (!(type instanceof Type.ClassType c)) {
            return Optional.empty();
        }
        var possible = below.containsKey(c.name())
                ? Stream.of(below.get(c.name())).filter(s -> !s.isEmpty()).toList()
                : implementing.getOrDefault(c.name(), List.of());
        return common(possible, silent.computeIfAbsent(question.selector(), this::silent)).map(made::get);
    }

    private List<Span> silent(String selector) {
        var spans = new ArrayList<Span>();
        int from = 0;
        for (var span : answering.getOrDefault(selector, List.of())) {
            if (span.from() > from) {
                spans.add(new Span(from, span.from()));
            }
            from = Math.max(from, span.to());
        }
        if (from < made.size()) {
            spans.add(new Span(from, made.size()));
        }
        return spans;
    }

    /** A number in both of two ordered lists, in time proportional to the shorter one but for a logarithm. */
    private static Optional<Integer> common(List<Span> a, List<Span> b) {
        if (a.size() > b.size()) {
            return common(b, a);
        }
        for (var span : a) {
            int low = 0;
            int high = b.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (b.get(middle).to() <= span.from()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low < b.size() && b.get(low).from() < span.to()) {
                return Optional.of(Math.max(span.from(), b.get(low).from()));
            }
        }
        return Optional.empty();
    }

    private void number() {
        made = new ArrayList<>();
        var objects = made();
        var subclasses = new HashMap<String, List<ClassDecl>>();
        var roots = new ArrayDeque<ClassDecl>();
        var names = new HashSet<String>();
        for (var decl : module.classes()) {
            if (!decl.isInterface() && names.add(decl.name())) {
                decl.superclass().ifPresentOrElse(
                        s -> subclasses.computeIfAbsent(s, _ -> new ArrayList<>()).add(decl), () -> roots.add(decl));
            }
        }
        var order = new ArrayList<ClassDecl>();
        var starts = new HashMap<String, Integer>();
        // A class is met twice: before and after those below it.
        while (!roots.isEmpty()) {
            var decl = roots.peek();
            if (starts.containsKey(decl.name())) {
                roots.pop();
                below.put(decl.name(), new Span(starts.get(decl.name()), made.size()));
            } else {
                starts.put(decl.name(), made.size());
                order.add(decl);
                if (objects.contains(decl.name())) {
                    made.add(decl.name());
                }
                subclasses.getOrDefault(decl.name(), List.of()).forEach(roots::push);
            }
        }
        order.forEach(this::index);
    }

    private void index(ClassDecl decl) {
        var span = below.get(decl.name());
        decl.methods().forEach(m -> append(answering, m.selector(), span));
        for (var name : symbols.interfaces(decl.name())) {
            if (decl.superclass().filter(s -> symbols.subtype(s, name)).isEmpty()) {
                append(implementing, name, span);
            }
        }
    }

    /** Spans nested in the last one say nothing new, one that continues it widens it. */
    private static void append(Map<String, List<Span>> lists, String key, Span span) {
        var list = lists.computeIfAbsent(key, _ -> new ArrayList<>());
        if (!list.isEmpty() && span.from() <= list.getLast().to()) {
            var last = list.removeLast();
            list.add(new Span(last.from(), Math.max(last.to(), span.to())));
        } else if (!span.isEmpty()) {
            list.add(span);
        }
    }

    private Set<String> made() {
        var objects = new HashSet<>(Arrays.asList(Module.STRING, Module.CLASS));
        for (var function : module.functions()) {
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    if (instruction instanceof Instruction.Typed t
                            && t.op() == Op.NEW
                            && t.type() instanceof Type.ClassType c) {
                        objects.add(c.name());
                    }
                }
            }
        }
        return objects;
    }
}
