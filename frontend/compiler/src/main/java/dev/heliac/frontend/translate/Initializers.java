package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ClassPool;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** When static initializers run: at a class's first use (JLS 12.4), unless nothing in it or above it has to run. */
final class Initializers {

    private final Translator owner;
    private final ClassPool pool;
    /** For each class, the nearest class from it upwards that has something to run. */
    private final Map<String, Optional<String>> nearest = new HashMap<>();
    private final TreeMap<String, String> functions = new TreeMap<>();

    Initializers(Translator owner, ClassPool pool) {
        this.owner = owner;
        this.pool = pool;
    }

    /** The function that a class's initialization runs. */
    Optional<String> of(String type) {
        return Optional.ofNullable(functions.get(type));
    }

    /** Makes sure that a class is initialized before a method makes an object of it or calls a static method. */
    void before(MethodTranslator m, String type) {
        if (pool.isApplication(type)) {
            initialize(m, type);
        }
    }

    /**
     * Makes sure that a class is initialized before a static field is used. A library's classes have nothing else that tells when their
     * initializers run, so that it is enough there, also within the class itself.
     */
    void beforeField(MethodTranslator m, String type) {
        if (pool.isApplication(type)) {
            initialize(m, type);
        } else if (pool.find(type).filter(this::runs).isPresent() && !(m.type.name.equals(type) && m.method.name.equals("<clinit>"))) {
            emit(m, type);
        }
    }

    private void initialize(MethodTranslator m, String type) {
        var needed = nearest(type);
        if (needed.isPresent() && !runsWithin(m.type.name, needed.get())) {
            emit(m, needed.get());
        }
    }

    /** Whether code of a class runs only when another's initialization has begun; an interface's need not have. */
    private boolean runsWithin(String code, String type) {
        return code.equals(type) || !isInterface(type) && pool.isSubclass(code, type);
    }

    private void emit(MethodTranslator m, String type) {
        var named = new Type.ClassType(type.replace('/', '.'));
        owner.mention(named);
        m.emitThrowing(new Instruction.Typed(Op.CLASS_INIT, named, List.of(), List.of(), m.line));
        require(type, m.instance, m.line);
    }

    /** Translates a class's initializer, and those that it needs itself. */
    void require(String type, Instance from, int line) {
        var name = type.replace('/', '.');
        if (functions.containsKey(name)) {
            return;
        }
        var node = pool.find(type).orElseThrow();
        var above = above(node);
        var first = new ArrayList<String>();
        above.ifPresent(first::add);
        first.addAll(helping(node));
        first.forEach(a -> require(a, from, line));
        owner.mention(new Type.ClassType(name));
        var own = pool.method(node, "<clinit>", "()V")
                .filter(Initializers::doesSomething)
                .map(c -> owner.initializer(node, c, from, line).name());
        var function = Entries.initializer(
                name,
                first.stream().map(a -> a.replace('/', '.')).toList(),
                own,
                pool.isApplication(type) ? Optional.of(new Entries.InitializerFailure(
                                owner.support("Traps", "initializerBegins"), owner.support("Traps", "initializerFailed")))
                                        : Optional.empty(),
                owner.sourceName(node));
        functions.put(name, function.name());
        owner.add(function);
    }

    /** The nearest class, itself included, whose initialization runs something. */
    Optional<String> nearest(String type) {
        var known = nearest.get(type);
        if (known == null) {
            known = pool.find(type).flatMap(n -> runs(n) || !helping(n).isEmpty() ? Optional.of(type) : above(n));
            nearest.put(type, known);
        }
        return known;
    }

    /** The interfaces that are initialized with an application's class: those that have methods with bodies (JLS 12.4.1). */
    private List<String> helping(ClassNode node) {
        var found = new LinkedHashSet<String>();
        if ((node.access & Opcodes.ACC_INTERFACE) == 0 && pool.isApplication(node.name)) {
            helping(node, found);
        }
        return List.copyOf(found);
    }

    private void helping(ClassNode node, Set<String> into) {
        for (var name : node.interfaces) {
            pool.find(name).filter(i -> pool.isApplication(name)).ifPresent(i -> {
                helping(i, into);
                if (runs(i) && i.methods.stream().anyMatch(m -> (m.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0)) {
                    into.add(name);
                }
            });
        }
    }

    private boolean isInterface(String type) {
        return pool.find(type).filter(n -> (n.access & Opcodes.ACC_INTERFACE) != 0).isPresent();
    }

    private Optional<String> above(ClassNode node) {
        return node.superName == null || (node.access & Opcodes.ACC_INTERFACE) != 0
                ? Optional.empty()
                : nearest(node.superName);
    }

    private boolean runs(ClassNode node) {
        return pool.method(node, "<clinit>", "()V").filter(Initializers::doesSomething).isPresent();
    }

    private static boolean doesSomething(MethodNode clinit) {
        for (var insn : clinit.instructions) {
            if (insn.getOpcode() >= 0 && insn.getOpcode() != Opcodes.RETURN) {
                return true;
            }
        }
        return false;
    }
}
