package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ClassPool;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Field;
import dev.heliac.il.Module;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** The classes the module declares: those that its code mentions, with the fields it uses. */
final class Classes {

    private final ClassPool pool;
    private final TreeSet<String> mentioned = new TreeSet<>();
    private final Map<String, Set<String>> fields = new HashMap<>();

    Classes(ClassPool pool) {
        this.pool = pool;
    }

    /** Declares the class a type mentions, and its superclasses. */
    void mention(Type type) {
        switch (type) {
            case Type.ArrayType a -> mention(a.element());
            case Type.ClassType c -> {
                if (mentioned.add(c.name())) {
                    superclass(c.name()).ifPresent(s -> mention(new Type.ClassType(s)));
                    if (c.name().equals(Module.STRING)) {
                        use(Module.STRING, "value");
                        use(Module.STRING, "coder");
                        mention(new Type.ArrayType(Scalar.I8));
                    }
                }
            }
            case Scalar _, Type.Linear _ -> {}
        }
    }

    /** Declares a field of a class. */
    void use(String type, String field) {
        fields.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(field);
    }

    private Optional<ClassNode> node(String name) {
        return pool.find(name.replace('.', '/'));
    }

    private Optional<String> superclass(String name) {
        return node(name)
                .filter(n -> (n.access & Opcodes.ACC_INTERFACE) == 0)
                .map(n -> n.superName)
                .map(s -> s.replace('/', '.'))
                .or(() -> name.equals(Translator.OBJECT.name()) || node(name).isPresent()
                        ? Optional.empty()
                        : Optional.of(Translator.OBJECT.name()));
    }

    static boolean isStatic(FieldNode field) {
        return (field.access & Opcodes.ACC_STATIC) != 0;
    }

    List<ClassDecl> declarations(Dispatch dispatch, Initializers initializers) {
        var declared = new ArrayList<ClassDecl>();
        for (var name : List.copyOf(mentioned)) {
            fieldsOf(name, true).forEach(f -> mention(f.type()));
            fieldsOf(name, false).forEach(f -> mention(f.type()));
        }
        for (var name : mentioned) {
            var kind = node(name).map(n -> kind(n.access)).orElse(ClassDecl.Kind.CLASS);
            declared.add(new ClassDecl(
                    name,
                    kind,
                    superclass(name),
                    interfaces(name),
                    initializers.of(name),
                    fieldsOf(name, false),
                    fieldsOf(name, true),
                    dispatch.methods(name)));
        }
        return declared;
    }

    private static ClassDecl.Kind kind(int access) {
        if ((access & Opcodes.ACC_INTERFACE) != 0) {
            return ClassDecl.Kind.INTERFACE;
        }
        return (access & Opcodes.ACC_ABSTRACT) != 0 ? ClassDecl.Kind.ABSTRACT : ClassDecl.Kind.CLASS;
    }

    /** The fields in use, in the order of the class file. */
    private List<Field> fieldsOf(String name, boolean statics) {
        var used = fields.getOrDefault(name, Set.of());
        var found = new ArrayList<Field>();
        node(name).ifPresent(n -> n.fields.forEach(f -> {
            if (isStatic(f) == statics && used.contains(f.name)) {
                found.add(new Field(f.name, JavaTypes.storage(org.objectweb.asm.Type.getType(f.desc))));
            }
        }));
        return found;
    }

    /** The nearest superinterfaces that the code mentions: no test and no call asks for the others. */
    private List<String> interfaces(String name) {
        var nearest = new LinkedHashSet<String>();
        node(name).ifPresent(n -> n.interfaces.forEach(i -> nearest(i.replace('/', '.'), nearest)));
        return List.copyOf(nearest);
    }

    private void nearest(String name, Set<String> into) {
        if (mentioned.contains(name)) {
            into.add(name);
        } else {
            node(name).ifPresent(n -> n.interfaces.forEach(i -> nearest(i.replace('/', '.'), into)));
        }
    }

    /** Whether a value of one reference type may stand for another. */
    boolean assignable(Type from, Type to) {
        if (from.equals(to) || to.equals(Translator.OBJECT)) {
            return true;
        }
        return switch (from) {
            case Type.ClassType c -> to instanceof Type.ClassType t
                    && pool.isSubclass(c.name().replace('.', '/'), t.name().replace('.', '/'));
            case Type.ArrayType a -> to instanceof Type.ArrayType t
                    ? a.element() instanceof Type.Reference && assignable(a.element(), t.element())
                    : to instanceof Type.ClassType c && Symbols.INTERFACES_OF_ARRAYS.contains(c.name());
            case Scalar _, Type.Linear _ -> false;
        };
    }
}
