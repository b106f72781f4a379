package dev.heliac.frontend.model;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls, in place of {@code String.split} with a constant that stands for one character, the part of it that does without a regular
 * expression. The JDK decides the same when the call runs, so that both parts would be compiled.
 */
final class Splitting {

    private static final Set<String> SPLITS =
            Set.of("(Ljava/lang/String;)[Ljava/lang/String;", "(Ljava/lang/String;I)[Ljava/lang/String;");

    private Splitting() {}

    static void apply(ClassNode node) {
        for (var method : node.methods) {
            for (var insn : method.instructions) {
                if (insn instanceof MethodInsnNode m
                        && m.owner.equals("java/lang/String")
                        && m.name.equals("split")
                        && SPLITS.contains(m.desc)
                        && separator(m) instanceof LdcInsnNode l
                        && l.cst instanceof String text
                        && isCharacter(text)) {
                    m.name = "splitAtCharacter";
                }
            }
        }
    }

    /** What pushes the first argument; null when that is not one instruction before the call or before a plain second argument. */
    private static AbstractInsnNode separator(MethodInsnNode call) {
        var last = before(call);
        if (!call.desc.contains("I")) {
            return last;
        }
        boolean plain = last != null
                && (last.getOpcode() >= Opcodes.ICONST_M1 && last.getOpcode() <= Opcodes.ICONST_5
                        || last.getOpcode() == Opcodes.BIPUSH
                        || last.getOpcode() == Opcodes.SIPUSH
                        || last.getOpcode() == Opcodes.ILOAD);
        return plain ? before(last) : null;
    }

    private static AbstractInsnNode before(AbstractInsnNode insn) {
        var before = insn.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            // Where paths meet, another may have pushed something else.
            before = before.getType() == AbstractInsnNode.FRAME ? null : before.getPrevious();
        }
        return before;
    }

    /** As {@code String.split} says: one that means nothing else, or one after a backslash that is no ASCII letter or digit. */
    private static boolean isCharacter(String text) {
        if (text.isEmpty() || text.length() > 2) {
            return false;
        }
        char ch = text.charAt(text.length() - 1);
        boolean itself = text.length() == 1
                ? ".$|()[{^?*+\\".indexOf(ch) < 0
                : text.charAt(0) == '\\' && !(ch < 128 && Character.isLetterOrDigit(ch));
        return itself && !Character.isSurrogate(ch);
    }
}
