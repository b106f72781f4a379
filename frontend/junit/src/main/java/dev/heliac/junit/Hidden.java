package dev.heliac.junit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Members of contracts that are not public. The contract's classes are the test's and a process's are its own, so that for the JVM they
 * are not in one package, though they are in the program.
 */
final class Hidden {

    private Hidden() {}

    /** Leads uses of such members to where the JVM allows them. */
    static boolean uses(MethodNode method, ProcessLoader loader) {
        boolean any = false;
        for (var insn : method.instructions.toArray()) {
            InvokeDynamicInsnNode instead = switch (insn) {
                case MethodInsnNode m when !m.name.equals("<init>") && isHidden(loader, m.owner, m.name + m.desc) ->
                    use(m, m.owner, m.name, m.desc, ProcessCode.withObject(m, m.getOpcode() == Opcodes.INVOKESTATIC));
                case FieldInsnNode f when f.getOpcode() == Opcodes.GETSTATIC && isHidden(loader, f.owner, f.name) ->
                    use(f, f.owner, f.name, f.desc, "()" + f.desc);
                default -> null;
            };
            if (instead != null) {
                method.instructions.set(insn, instead);
                any = true;
            }
        }
        return any;
    }

    private static InvokeDynamicInsnNode use(AbstractInsnNode insn, String owner, String name, String descriptor, String type) {
        return new InvokeDynamicInsnNode(name, type, ProcessCode.AT_MEMBER, owner.replace('/', '.'), descriptor, insn.getOpcode());
    }

    private static boolean isHidden(ProcessLoader loader, String owner, String member) {
        if (owner.startsWith("[") || !loader.isOfContract(owner.replace('/', '.'))) {
            return false;
        }
        var node = loader.declarations().find(owner);
        boolean methodHidden = node.stream().flatMap(n -> n.methods.stream())
                .anyMatch(m -> (m.name + m.desc).equals(member) && (m.access & Opcodes.ACC_PUBLIC) == 0);
        return methodHidden || node.filter(n -> (n.access & Opcodes.ACC_PUBLIC) == 0).isPresent();
    }

    static MethodHandle find(MethodHandles.Lookup where, String owner, String name, String descriptor, int opcode)
            throws ReflectiveOperationException {
        var type = Class.forName(owner, false, where.lookupClass().getClassLoader());
        var lookup = MethodHandles.privateLookupIn(type, where);
        if (opcode == Opcodes.GETSTATIC) {
            return lookup.unreflectGetter(type.getField(name));
        }
        var signature = MethodType.fromMethodDescriptorString(descriptor, type.getClassLoader());
        return opcode == Opcodes.INVOKESTATIC ? lookup.findStatic(type, name, signature) : lookup.findVirtual(type, name, signature);
    }

    /** What else the JVM does not allow is said with what to do. */
    static IllegalAccessError explained(IllegalAccessError error) {
        var remedy = "; what a process uses of a contract has to be public in a @HeliacTest";
        var explained = new IllegalAccessError(error.getMessage() + remedy);
        explained.setStackTrace(error.getStackTrace());
        return explained;
    }
}
