package dev.heliac.frontend.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Conditions on messages that carry endpoints or vectors. Such a message is no object, so what its canonical constructor says besides
 * assigning the components becomes a method that borrows them.
 */
final class Conditions {

    /** Why a constructor does more than ask. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String what) {
            super(what, null, false, false);
        }
    }

    private static final String NAME = "heliac$condition";

    private final Map<String, MethodNode> known = new HashMap<>();

    /** The method that asks, after an argument that stands for the message itself. */
    MethodNode of(ClassNode record, MethodNode constructor) throws Unfit {
        var before = known.get(record.name);
        if (before != null) {
            return before;
        }
        var condition = new MethodNode(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                NAME,
                constructor.desc.replace("(", "(Ljava/lang/Object;"),
                null,
                null);
        constructor.accept(condition);
        condition.visibleParameterAnnotations = null;
        condition.invisibleParameterAnnotations = null;
        condition.parameters = null;
        if (condition.localVariables != null) {
            condition.localVariables.removeIf(v -> v.index == 0);
        }
        strip(record, condition);
        known.put(record.name, condition);
        return condition;
    }

    /** Takes out what has to do with the object: that it is a record, and the assignments of its fields. */
    private static void strip(ClassNode record, MethodNode condition) throws Unfit {
        var slots = slots(record);
        for (var insn : real(condition)) {
            if (slots.containsValue(stored(insn))) {
                throw new Unfit("changes a component");
            }
            if (!(insn instanceof VarInsnNode v) || v.getOpcode() != Opcodes.ALOAD || v.var != 0) {
                continue;
            }
            var part = assignment(record, slots, insn).or(() -> superclass(insn));
            if (part.isEmpty()) {
                throw new Unfit("uses the message itself");
            }
            part.get().forEach(condition.instructions::remove);
        }
    }

    /** The variable that an instruction sets, or -1. */
    private static int stored(AbstractInsnNode insn) {
        return switch (insn) {
            case VarInsnNode v when v.getOpcode() >= Opcodes.ISTORE && v.getOpcode() <= Opcodes.ASTORE -> v.var;
            case IincInsnNode i -> i.var;
            default -> -1;
        };
    }

    private static Optional<List<AbstractInsnNode>> superclass(AbstractInsnNode load) {
        var call = next(load);
        return call instanceof MethodInsnNode c && c.owner.equals("java/lang/Record") && c.name.equals("<init>")
                ? Optional.of(List.of(load, call))
                : Optional.empty();
    }

    private static Optional<List<AbstractInsnNode>> assignment(ClassNode record, Map<String, Integer> slots, AbstractInsnNode load) {
        var value = next(load);
        var put = value == null ? null : next(value);
        return put instanceof FieldInsnNode f
                        && f.getOpcode() == Opcodes.PUTFIELD
                        && f.owner.equals(record.name)
                        && value instanceof VarInsnNode v
                        && Integer.valueOf(v.var).equals(slots.get(f.name))
                ? Optional.of(List.of(load, value, put))
                : Optional.empty();
    }

    /** The constructor's parameters, by the component that each is for. */
    private static Map<String, Integer> slots(ClassNode record) {
        var slots = new HashMap<String, Integer>();
        int at = 1;
        for (var component : record.recordComponents) {
            slots.put(component.name, at);
            at += Type.getType(component.descriptor).getSize();
        }
        return slots;
    }

    private static List<AbstractInsnNode> real(MethodNode method) {
        var insns = new ArrayList<AbstractInsnNode>();
        method.instructions.forEach(i -> {
            if (i.getOpcode() >= 0) {
                insns.add(i);
            }
        });
        return insns;
    }

    private static AbstractInsnNode next(AbstractInsnNode insn) {
        var at = insn.getNext();
        while (at != null && at.getOpcode() < 0) {
            at = at.getNext();
        }
        return at;
    }
}
