package dev.heliac.backend.llvm;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Instruction.Typed;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Numbers the reference types so that the subtypes of each are an interval: a type test is one subtraction and one unsigned
 * comparison. Every type has one direct supertype; an array's is the array of its element's, up to {@code Object[]}, whose is
 * {@code Object}.
 *
 * <p>What is below an interface, or below an array of one, is no interval: where the process may ask, such a type has a bit instead,
 * which the descriptors of everything below it have set.
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

    private static final Set<Op> TESTS = EnumSet.of(Op.INSTANCE_OF, Op.CAST, Op.REF_AS);

    private final Map<String, Optional<String>> superclasses = new HashMap<>();
    private final Map<Type, List<Type>> children = new LinkedHashMap<>();
    private final Map<Type, Interval> intervals = new LinkedHashMap<>();
    private final Set<String> interfaces = new HashSet<>();
    private final Map<Type, Integer> bits = new LinkedHashMap<>();
    private final Symbols symbols;
    private int next = 1;

    Hierarchy(Module module, Symbols symbols) {
        this.symbols = symbols;
        var used = EnumSet.noneOf(Op.class);
        var named = new LinkedHashSet<Type>();
        module.classes().stream().filter(ClassDecl::isInterface).forEach(c -> interfaces.add(c.name()));
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
                    used.add(instruction.op());
                    if (instruction instanceof Typed t) {
                        mention(t.type());
                        if (TESTS.contains(t.op())) {
                            named.add(t.type());
                        }
                    }
                }
            }
        }
        module.classes().forEach(c -> {
            c.fields().forEach(f -> mention(f.type()));
            c.statics().forEach(f -> mention(f.type()));
        });
        if (used.contains(Op.CLASS_ARRAY)) {
            // Of whatever there is a class object of.
            types().forEach(t -> add(new Type.ArrayType(t)));
        }
        var roots = new ArrayList<Type>();
        children.keySet().stream().filter(t -> supertype(t).isEmpty()).forEach(roots::add);
        roots.forEach(this::number);
        boolean all = used.contains(Op.CLASS_IS);
        for (var type : types()) {
            boolean stored = children.containsKey(new Type.ArrayType(type));
            if (ofInterface(type) && (all || stored || named.contains(type))) {
                bits.put(type, bits.size() + 1);
            }
        }
    }

    private boolean ofInterface(Type type) {
        return switch (type) {
            case Type.ClassType c -> interfaces.contains(c.name());
            case Type.ArrayType a -> ofInterface(a.element());
            case Scalar _, Type.Linear _ -> false;
        };
    }

    /** The number of the type's bit; 0 when its subtypes are an interval. */
    int bit(Type type) {
        return bits.getOrDefault(type, 0);
    }

    /** How many bits a descriptor has: the first one is never set. */
    int bits() {
        return bits.isEmpty() ? 0 : bits.size() + 1;
    }

    /** The bits of a type's descriptor. */
    byte[] bitsOf(Type type) {
        var set = new BitSet();
        above(type).forEach(t -> set.set(bit(t)));
        set.clear(0);
        return set.toByteArray();
    }

    /** The type itself and what above it may have a bit. */
    private List<Type> above(Type type) {
        return switch (type) {
            case Type.ClassType c -> symbols.supertypes(c.name()).stream().map(n -> (Type) new Type.ClassType(n)).toList();
            case Type.ArrayType a -> {
                var arrays = new ArrayList<Type>();
                bits.keySet().stream().filter(t -> t instanceof Type.ClassType && symbols.mayBeArray(t)).forEach(arrays::add);
                above(a.element()).forEach(t -> arrays.add(new Type.ArrayType(t)));
                yield arrays;
            }
            case Scalar _, Type.Linear _ -> List.of();
        };
    }

    /** Whether nothing else is of the type. */
    boolean leaf(Type type) {
        return !ofInterface(type) && interval(type).leaf();
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
            case Type.ClassType c -> interfaces.contains(c.name())
                    ? object()
                    : superclasses.getOrDefault(c.name(), Optional.empty()).map(Type.ClassType::new);
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
