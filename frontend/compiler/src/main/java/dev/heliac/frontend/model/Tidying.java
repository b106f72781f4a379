package dev.heliac.frontend.model;

import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Takes out of a library class what only the JVM needs: in initializers, so that those with nothing else need not run, and in
 * exceptions' messages, where a formatter would come along.
 */
final class Tidying {

    private Tidying() {}

    static void tidy(ClassNode node) {
        for (var method : node.methods) {
            for (var insn : method.instructions.toArray()) {
                if (insn instanceof MethodInsnNode m) {
                    message(m);
                    others(method, m);
                }
            }
            if (method.name.equals("<clinit>")) {
                for (var insn : method.instructions.toArray()) {
                    if (insn instanceof FieldInsnNode f && f.getOpcode() == Opcodes.PUTSTATIC) {
                        assertions(method, f);
                        primitive(method, f);
                        serialization(method, f);
                    }
                }
            }
        }
    }

    private static final String MESSAGES = "dev/heliac/lang/support/Messages";
    private static final Pattern SIMPLE = Pattern.compile("([^%]|%<?[sdxXcn%])*");

    /** {@code String.format} and {@code formatted} of a constant text with plain conversions. */
    private static void message(MethodInsnNode call) {
        boolean formats = call.owner.equals("java/lang/String")
                && (call.name.equals("format") && call.desc.startsWith("(Ljava/lang/String;[") || call.name.equals("formatted"));
        if (!formats) {
            return;
        }
        // Before the arguments: the text, their number, and their array.
        AbstractInsnNode array = call;
        while (array != null && array.getOpcode() != Opcodes.ANEWARRAY) {
            array = array.getPrevious();
        }
        var text = array == null ? null : array.getPrevious().getPrevious();
        if (text instanceof LdcInsnNode l && l.cst instanceof String s && SIMPLE.matcher(s).matches()) {
            call.setOpcode(Opcodes.INVOKESTATIC);
            call.owner = MESSAGES;
            call.name = "format";
            call.desc = "(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;";
        }
    }

    /** What only concerns other threads, of which there are none: nobody waits to be woken. */
    private static void others(MethodNode method, MethodInsnNode call) {
        if (call.owner.equals("java/lang/Thread") && call.name.equals("yield")) {
            method.instructions.remove(call);
        } else if (call.owner.equals("java/util/concurrent/locks/LockSupport") && call.name.equals("unpark")) {
            method.instructions.set(call, new InsnNode(Opcodes.POP));
        }
    }

    /** {@code $assertionsDisabled = !C.class.desiredAssertionStatus()}, which is known. */
    private static void assertions(MethodNode method, FieldInsnNode put) {
        if (!put.name.equals("$assertionsDisabled")) {
            return;
        }
        AbstractInsnNode first = put;
        while (first != null && !(first instanceof LdcInsnNode)) {
            first = first.getPrevious();
        }
        remove(method, first, put);
    }

    /** {@code TYPE = Class.getPrimitiveClass("int")}: class objects of primitives are constants. */
    private static void primitive(MethodNode method, FieldInsnNode put) {
        var call = put.getPrevious();
        if (put.name.equals("TYPE") && call instanceof MethodInsnNode m && m.name.equals("getPrimitiveClass")) {
            remove(method, call.getPrevious(), put);
        }
    }

    /** {@code serialPersistentFields = …}, with all that makes the array. */
    private static void serialization(MethodNode method, FieldInsnNode put) {
        if (!put.name.equals("serialPersistentFields")) {
            return;
        }
        int needed = 1;
        AbstractInsnNode first = put;
        while (needed > 0) {
            first = first.getPrevious();
            needed += first.getOpcode() < 0 ? 0 : taken(first) - given(first);
        }
        remove(method, first, put);
    }

    private static int taken(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.DUP, Opcodes.ANEWARRAY -> 1;
            case Opcodes.AASTORE -> 3;
            case Opcodes.INVOKESPECIAL -> Type.getArgumentTypes(((MethodInsnNode) insn).desc).length + 1;
            default -> 0;
        };
    }

    private static int given(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.DUP -> 2;
            case Opcodes.AASTORE, Opcodes.INVOKESPECIAL -> 0;
            default -> 1;
        };
    }

    /** Removes instructions; labels and frames between them stay, where they do no harm. */
    private static void remove(MethodNode method, AbstractInsnNode first, AbstractInsnNode last) {
        for (var insn = first; insn != null; ) {
            var next = insn.getNext();
            if (insn.getOpcode() >= 0 || insn.getType() == AbstractInsnNode.FRAME) {
                method.instructions.remove(insn);
            }
            insn = insn.equals(last) ? null : next;
        }
    }
}
