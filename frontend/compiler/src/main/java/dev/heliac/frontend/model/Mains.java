package dev.heliac.frontend.model;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which method of an ordinary class starts it (JLS 12.1.4): a static one, or one of a new object. */
final class Mains {

    private static final String WORDS = "([Ljava/lang/String;)V";

    private Mains() {}

    /** Whether a class has what every version of Java starts. */
    static boolean classic(ClassNode node) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        return node.methods.stream()
                .anyMatch(m -> m.name.equals("main") && m.desc.equals(WORDS) && (m.access & access) == access);
    }

    /** The method that starts a class: one that takes words is preferred. */
    static Optional<MethodNode> of(ClassNode node) {
        return declared(node, WORDS).or(() -> declared(node, "()V"))
                .filter(m -> (m.access & Opcodes.ACC_STATIC) != 0 || constructible(node));
    }

    private static Optional<MethodNode> declared(ClassNode node, String descriptor) {
        int never = Opcodes.ACC_PRIVATE | Opcodes.ACC_ABSTRACT;
        return node.methods.stream()
                .filter(m -> m.name.equals("main") && m.desc.equals(descriptor) && (m.access & never) == 0)
                .findFirst();
    }

    private static boolean constructible(ClassNode node) {
        return (node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0
                && node.methods.stream().anyMatch(m ->
                        m.name.equals("<init>") && m.desc.equals("()V") && (m.access & Opcodes.ACC_PRIVATE) == 0);
    }

    /** A class whose static main calls that of a new object. */
    static ClassNode starter(ClassNode of, MethodNode main) {
        var made = new ClassNode();
        made.version = Opcodes.V21;
        made.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        made.name = of.name + "$$Main";
        made.superName = "java/lang/Object";
        made.sourceFile = of.sourceFile;
        var method = new MethodNode(Opcodes.ACC_STATIC, "main", main.desc, null, null);
        method.instructions.add(new TypeInsnNode(Opcodes.NEW, of.name));
        method.instructions.add(new InsnNode(Opcodes.DUP));
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, of.name, "<init>", "()V"));
        int words = Type.getArgumentTypes(main.desc).length;
        if (words > 0) {
            method.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
        }
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, of.name, "main", main.desc));
        method.instructions.add(new InsnNode(Opcodes.RETURN));
        method.maxStack = 2;
        method.maxLocals = words;
        made.methods.add(method);
        return made;
    }
}
