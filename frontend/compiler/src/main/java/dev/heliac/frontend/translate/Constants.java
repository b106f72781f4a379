package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ClassPool;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Static final fields of library classes to which the initializer only ever assigns a constant: reading one needs neither the field nor
 * the initializer. Application classes keep the order that their initializers have.
 */
final class Constants {

    /** Stands for null as the value of a field. */
    static final Object NULL = new Object();

    private final ClassPool pool;
    private final Map<String, Map<String, Object>> known = new HashMap<>();

    Constants(ClassPool pool) {
        this.pool = pool;
    }

    Optional<Object> of(ClassNode type, String field) {
        // Nobody turns assertions on.
        if (field.equals("$assertionsDisabled")) {
            return Optional.of(1);
        }
        if (pool.isApplication(type.name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.computeIfAbsent(type.name, _ -> read(type)).get(field));
    }

    /** What a library's method gives that does nothing but give a small constant. */
    Optional<Integer> result(ClassNode type, MethodNode method) {
        if (pool.isApplication(type.name)) {
            return Optional.empty();
        }
        AbstractInsnNode only = null;
        for (var insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.IRETURN && only != null) {
                return Optional.of(only.getOpcode() - Opcodes.ICONST_0);
            }
            boolean constant = insn.getOpcode() >= Opcodes.ICONST_M1 && insn.getOpcode() <= Opcodes.ICONST_5;
            if (insn.getOpcode() >= 0 && (!constant || only != null)) {
                return Optional.empty();
            }
            only = insn.getOpcode() >= 0 ? insn : only;
        }
        return Optional.empty();
    }

    private Map<String, Object> read(ClassNode type) {
        var constants = new HashMap<String, Object>();
        for (var f : type.fields) {
            if (f.value != null && (f.access & Opcodes.ACC_STATIC) != 0) {
                constants.put(f.name, f.value);
            }
        }
        pool.method(type, "<clinit>", "()V").ifPresent(clinit -> {
            for (var insn : clinit.instructions) {
                if (insn instanceof JumpInsnNode) {
                    return;
                }
                if (insn instanceof FieldInsnNode f && f.getOpcode() == Opcodes.PUTSTATIC && f.owner.equals(type.name)
                        && isFinal(type, f.name)) {
                    pushed(insn.getPrevious()).ifPresent(c -> constants.put(f.name, c));
                }
            }
        });
        return constants;
    }

    private static boolean isFinal(ClassNode type, String field) {
        return type.fields.stream().anyMatch(f -> f.name.equals(field) && (f.access & Opcodes.ACC_FINAL) != 0);
    }

    private static Optional<Object> pushed(AbstractInsnNode insn) {
        var before = insn;
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return switch (before) {
            case InsnNode i when i.getOpcode() >= Opcodes.ICONST_M1 && i.getOpcode() <= Opcodes.ICONST_5 ->
                Optional.of(i.getOpcode() - Opcodes.ICONST_0);
            case InsnNode i when i.getOpcode() == Opcodes.LCONST_0 || i.getOpcode() == Opcodes.LCONST_1 ->
                Optional.of((long) (i.getOpcode() - Opcodes.LCONST_0));
            case InsnNode i when i.getOpcode() == Opcodes.ACONST_NULL -> Optional.of(NULL);
            case IntInsnNode i when i.getOpcode() != Opcodes.NEWARRAY -> Optional.of(i.operand);
            case LdcInsnNode l when l.cst instanceof Number || l.cst instanceof String -> Optional.of(l.cst);
            case null, default -> Optional.empty();
        };
    }
}
