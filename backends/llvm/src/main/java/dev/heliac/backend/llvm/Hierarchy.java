package dev.heliac.backend.llvm;

import dev.heliac.il.Instruction.Typed;
import dev.heliac.il.Module;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers the reference types so that the subtypes of each are an interval: a type test is one subtraction and one unsigned
 * comparison. Every type has one direct supertype; an array's is the array of its element's, up to {@code Object[]}, whose is
 * {@code Object}.
 */
final class Hierarchy {

    static final String OBJECT = "java.lang.Object";
    private static final Type OBJECT_TYPE = new Type.ClassType(OBJECT);

    /** Numbers of a type and of the last of its subtypes. */
    record Interval(int first, int last) {
        boolean leaf() {
            return first == last;
        }
    }

    private final Map<String, Optional<String>> superclasses = new HashMap<>();
    private final Map<Type, List<Type>> children = new LinkedHashMap<>();
    private final Map<Type, Interval> intervals = new LinkedHashMap<>();
    private int next = 1;

    Hierarchy(Module module) {
        module.classes().forEach(c -> superclasses.put(c.name(), c.superclass()));
        module.classes().forEach(c -> add(new Type.ClassType(c.name())));
        add(new Type.ArrayType(Scalar.I8));
        for (var function : module.functions()) {
            function.parameters().forEach(v -> mention(v.type()));
            function.results().forEach(this::mention);
            for (var block : function.blocks()) {
                block.parameters().forEach(v -> mention(v.type()));
                for (var instruction : block.instructions()) {
                    instruction.results().forEach(v -> mention(v.type()));
                    if (instruction instanceof Typed t) {
                        mention(t.type());
                    }
                }
            }
        }
        module.classes().forEach(c -> {
            c.fields().forEach(f -> mention(f.type()));
            c.statics().forEach(f -> mention(f.type()));
        });
        var roots = new ArrayList<Type>();
        children.keySet().stream().filter(t -> supertype(t).isEmpty()).forEach(roots::add);
        roots.forEach(this::number);
    }

    private void mention(Type type) {
        if (type instanceof Type.Reference) {
            add(type);
        }
    }

    private void add(Type type) {
        if (children.putIfAbsent(type, new ArrayList<>()) != null) {
            return;
        }
        supertype(type).ifPresent(s -> {
            add(s);
            children.get(s).add(type);
        });
        if (type instanceof Type.ArrayType a && a.element() instanceof Type.Reference) {
            add(a.element());
        }
    }

    private Optional<Type> supertype(Type type) {
        return switch (type) {
            case Type.ClassType c -> superclasses.getOrDefault(c.name(), Optional.empty()).map(Type.ClassType::new);
            case Type.ArrayType a -> a.element().equals(OBJECT_TYPE) || a.element() instanceof Scalar
                    ? object()
                    : supertype(a.element()).map(s -> (Type) new Type.ArrayType(s)).or(this::object);
            case Scalar _, Type.Linear _ -> Optional.empty();
        };
    }

    private Optional<Type> object() {
        return superclasses.containsKey(OBJECT) ? Optional.of(OBJECT_TYPE) : Optional.empty();
    }

    private void number(Type type) {
        int first = next++;
        children.get(type).forEach(this::number);
        intervals.put(type, new Interval(first, next - 1));
    }

    Interval interval(Type type) {
        return intervals.get(type);
    }

    /** Every type that an object may have or a test may name. */
    List<Type> types() {
        return List.copyOf(children.keySet());
    }
}
