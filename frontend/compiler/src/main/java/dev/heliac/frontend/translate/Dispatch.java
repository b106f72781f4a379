package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ClassPool;
import dev.heliac.frontend.translate.Translator.Resolved;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Selector;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rapid type analysis (Bacon and Sweeney, OOPSLA 1996): a virtual call reaches the methods that the classes with objects answer it
 * with. Classes and calls are found while methods are translated, and each meets all of the other.
 */
final class Dispatch {

    /** A method by name and descriptor. */
    private record Signature(String name, String descriptor) {}

    /** A virtual call: what is called, on what. */
    private record Asked(String owner, Instance from, int line) {}

    /** A class, and where an object of it is made first. */
    record Made(ClassNode type, Instance from, int line) {}

    private final ClassPool pool;
    private final BiFunction<Made, Resolved, Instance> require;
    private final Consumer<Instance> again;
    private final Map<String, Made> instantiated = new LinkedHashMap<>();
    private final Map<Signature, Map<String, Asked>> asked = new LinkedHashMap<>();
    private final Map<Signature, Selector> selectors = new LinkedHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, TreeMap<String, String>> methods = new HashMap<>();
    private final Set<String> named = new LinkedHashSet<>();
    /** Types of objects that are made, those of arrays from the start. */
    private final Set<String> present = new HashSet<>();
    private final Map<String, Set<Instance>> assuming = new HashMap<>();
    private final Map<String, Map<Instance, Runnable>> deferred = new LinkedHashMap<>();
    private final Set<String> answered = new LinkedHashSet<>();

    /**
     * @param require makes sure that a method is translated, given the class for whose objects; gives the function
     * @param again translates a method again
     */
    Dispatch(ClassPool pool, BiFunction<Made, Resolved, Instance> require, Consumer<Instance> again) {
        this.pool = pool;
        this.again = again;
        this.require = require;
        Symbols.INTERFACES_OF_ARRAYS.forEach(i -> present.add(i.replace('.', '/')));
    }

    /** Notes that objects of a class are made. */
    void instantiate(ClassNode type, Instance from, int line) {
        if (instantiated.containsKey(type.name)) {
            return;
        }
        var made = new Made(type, from, line);
        instantiated.put(type.name, made);
        for (var supertype : pool.supertypes(type.name)) {
            if (present.add(supertype)) {
                Optional.ofNullable(assuming.remove(supertype)).ifPresent(a -> a.forEach(again));
                Optional.ofNullable(deferred.remove(supertype)).ifPresent(d -> d.values().forEach(Runnable::run));
            }
        }
        for (var entry : List.copyOf(asked.entrySet())) {
            if (entry.getValue().keySet().stream().anyMatch(owner -> pool.isSubclass(type.name, owner))) {
                answer(made, entry.getKey());
            }
        }
    }

    /**
     * Whether nothing of the type has been made so far: a test for it fails. When something is made, the method that was told so is
     * translated again.
     */
    boolean absent(String type, Instance asking) {
        if (present.contains(type)) {
            return false;
        }
        assuming.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(asking);
        return true;
    }

    /** Translates a method when there is something to call it on; at once when there is. */
    void whenPresent(String type, Instance called, Runnable require) {
        if (present.contains(type)) {
            require.run();
        } else {
            deferred.computeIfAbsent(type, _ -> new LinkedHashMap<>()).put(called, require);
        }
    }

    /** Methods that are called, but on null only. */
    List<Instance> neverCalled() {
        return deferred.values().stream().flatMap(d -> d.keySet().stream()).toList();
    }

    /** Notes that a class object is used, which may be asked for an enum's constants. */
    void mentionClass(String type) {
        named.add(type);
    }

    /** The enums with objects or class objects. */
    Set<String> enums() {
        var enums = new TreeSet<String>();
        var all = new ArrayList<>(named);
        all.addAll(instantiated.keySet());
        for (var name : all) {
            for (var node = pool.find(name); node.isPresent(); node = superclass(node.get())) {
                if ("java/lang/Enum".equals(node.get().superName)) {
                    enums.add(node.get().name);
                }
            }
        }
        return enums;
    }

    /** Notes a call; gives the selector that stands for it. */
    Selector ask(String owner, String name, String descriptor, Instance from, int line, Selector shape) {
        var signature = new Signature(name, descriptor);
        var selector = selectors.computeIfAbsent(signature, _ -> {
            int twins = names.merge(name, 1, Integer::sum);
            return new Selector(twins == 1 ? name : name + "~" + (twins - 1), shape.parameters(), shape.results());
        });
        var owners = asked.computeIfAbsent(signature, _ -> new LinkedHashMap<>());
        if (!owners.containsKey(owner)) {
            owners.put(owner, new Asked(owner, from, line));
            for (var made : List.copyOf(instantiated.values())) {
                if (pool.isSubclass(made.type().name, owner)) {
                    answer(made, signature);
                }
            }
        }
        return selector;
    }

    private void answer(Made made, Signature signature) {
        if (!answered.add(made.type().name + " " + signature.name() + signature.descriptor())) {
            return;
        }
        var target = select(made.type(), signature.name(), signature.descriptor());
        if (target.isEmpty()) {
            return;
        }
        var function = require.apply(made, target.get());
        var holder = (target.get().type().access & Opcodes.ACC_INTERFACE) == 0 ? target.get().type() : made.type();
        methods.computeIfAbsent(holder.name.replace('/', '.'), _ -> new TreeMap<>())
                .put(selectors.get(signature).name(), function.name());
    }

    List<Selector> selectors() {
        return selectors.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    List<ClassDecl.Method> methods(String type) {
        return methods.getOrDefault(type, new TreeMap<>()).entrySet().stream()
                .map(e -> new ClassDecl.Method(e.getKey(), e.getValue()))
                .toList();
    }

    /** The method that runs on objects of a class (JVMS 5.4.6): of a superclass, else the most specific one of an interface. */
    Optional<Resolved> select(ClassNode type, String name, String descriptor) {
        for (var current = Optional.of(type); current.isPresent(); current = superclass(current.get())) {
            var method = pool.method(current.get(), name, descriptor).filter(m -> (m.access & Opcodes.ACC_STATIC) == 0);
            if (method.isPresent()) {
                return method.filter(Dispatch::concrete).map(at(current.get()));
            }
        }
        return inherited(type, name, descriptor).filter(r -> concrete(r.method()));
    }

    /** The most specific method of a class's interfaces: one with a body, if there is one. */
    Optional<Resolved> inherited(ClassNode type, String name, String descriptor) {
        var candidates = new ArrayList<Resolved>();
        for (var i : interfaces(type)) {
            pool.method(i, name, descriptor)
                    .filter(m -> (m.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0)
                    .map(at(i))
                    .ifPresent(candidates::add);
        }
        var specific = candidates.stream()
                .filter(c -> candidates.stream().noneMatch(o -> !o.equals(c) && pool.isSubclass(o.type().name, c.type().name)))
                .toList();
        return specific.stream()
                .filter(c -> concrete(c.method()))
                .findFirst()
                .or(() -> specific.stream().findFirst());
    }

    private static Function<MethodNode, Resolved> at(ClassNode type) {
        return m -> new Resolved(type, m);
    }

    private static boolean concrete(MethodNode method) {
        return (method.access & Opcodes.ACC_ABSTRACT) == 0;
    }

    private Optional<ClassNode> superclass(ClassNode node) {
        return node.superName == null ? Optional.empty() : pool.find(node.superName);
    }

    /** All interfaces of a class, those of its superclasses included. */
    private List<ClassNode> interfaces(ClassNode type) {
        var all = new LinkedHashMap<String, ClassNode>();
        for (var current = Optional.of(type); current.isPresent(); current = superclass(current.get())) {
            current.get().interfaces.forEach(i -> collect(i, all));
        }
        return List.copyOf(all.values());
    }

    private void collect(String name, Map<String, ClassNode> into) {
        if (!into.containsKey(name)) {
            pool.find(name).ifPresent(n -> {
                into.put(name, n);
                n.interfaces.forEach(i -> collect(i, into));
            });
        }
    }
}
