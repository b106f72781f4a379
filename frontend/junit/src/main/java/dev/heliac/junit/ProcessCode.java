package dev.heliac.junit;

import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Leads to {@link Kernel} what the JVM would do for all processes together, otherwise than a kernel does, or not at all. */
final class ProcessCode {

    static final String KERNEL = Type.getInternalName(Kernel.class);

    private static final String SELECT = "dev/heliac/lang/Select";
    private static final String CELL = "dev/heliac/lang/TRef";
    private static final Handle AT_SELECT = new Handle(Opcodes.H_INVOKESTATIC, KERNEL, "select",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;I)"
                    + "Ljava/lang/invoke/CallSite;", false);

    static final Handle AT_MEMBER = new Handle(Opcodes.H_INVOKESTATIC, KERNEL, "member",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/String;"
                    + "Ljava/lang/String;I)Ljava/lang/invoke/CallSite;", false);

    /** A method of the kernel's, and whether it is called instead of a static one; otherwise the object is its first argument. */
    private record Instead(String name, boolean isStatic) {}

    private static final Map<String, Instead> METHODS = Map.of(
            "dev/heliac/lang/Channel.create", new Instead("create", true),
            "dev/heliac/lang/Endpoint$Any.of", new Instead("of", true),
            "dev/heliac/lang/EndpointSet.of", new Instead("setOf", true),
            "dev/heliac/lang/EndpointMap.of", new Instead("mapOf", true),
            CELL + ".acquire", new Instead("acquire", false),
            CELL + ".release", new Instead("release", false),
            "java/lang/System.exit", new Instead("exit", true),
            "java/lang/Runtime.exit", new Instead("exit", false),
            "java/lang/Runtime.halt", new Instead("halt", false));

    private ProcessCode() {}

    /** The same bytes where nothing of the kernel's is used, so that tools that know the class know it again. */
    static byte[] rewritten(byte[] bytes, ProcessLoader loader) {
        var reader = new ClassReader(bytes);
        var node = new ClassNode();
        reader.accept(node, ClassReader.EXPAND_FRAMES);
        boolean any = false;
        for (var method : node.methods) {
            any |= Unwinding.add(method);
            any |= calls(method, loader);
            any |= Hidden.uses(method, loader);
        }
        if (!any) {
            return bytes;
        }
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    private static boolean calls(MethodNode method, ProcessLoader loader) {
        boolean any = false;
        int selects = 0;
        for (var insn : method.instructions.toArray()) {
            switch (insn) {
                case FieldInsnNode f when f.getOpcode() == Opcodes.GETSTATIC && f.owner.equals("java/lang/System")
                        && (f.name.equals("out") || f.name.equals("err")) -> {
                    method.instructions.set(f, call("console", "()Ljava/io/PrintStream;"));
                    any = true;
                }
                case MethodInsnNode c when isSelect(c) -> {
                    var where = method.name + method.desc;
                    method.instructions.set(c, new InvokeDynamicInsnNode("receive", c.desc, AT_SELECT, where, selects++));
                    any = true;
                }
                case MethodInsnNode c when METHODS.containsKey(c.owner + "." + c.name) -> {
                    var instead = METHODS.get(c.owner + "." + c.name);
                    method.instructions.set(c, call(instead.name(), withObject(c, instead.isStatic())));
                    any = true;
                }
                case MethodInsnNode c when (c.name + c.desc).equals("printStackTrace()V")
                        && loader.declarations().isSubclass(c.owner, "java/lang/Throwable") -> {
                    method.instructions.set(c, call(c.name, "(Ljava/lang/Throwable;)V"));
                    any = true;
                }
                case MethodInsnNode c when c.owner.equals(CELL) && c.desc.equals("(Ljava/lang/Object;)V") -> {
                    method.instructions.insert(c, call("filled", "(L" + CELL + ";)V"));
                    method.instructions.insert(c, new InsnNode(Opcodes.DUP));
                    any = true;
                }
                case InvokeDynamicInsnNode d -> any |= references(d);
                default -> {}
            }
        }
        return any;
    }

    /** Whether it waits for several sources. */
    static boolean isSelect(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode c && c.owner.equals(SELECT) && c.name.equals("receive");
    }

    /** Method references, {@code System::exit} among them. */
    private static boolean references(InvokeDynamicInsnNode d) {
        boolean any = false;
        for (int i = 0; i < d.bsmArgs.length; i++) {
            var instead = d.bsmArgs[i] instanceof Handle h ? METHODS.get(h.getOwner() + "." + h.getName()) : null;
            if (instead != null && instead.isStatic()) {
                d.bsmArgs[i] = new Handle(Opcodes.H_INVOKESTATIC, KERNEL, instead.name(), ((Handle) d.bsmArgs[i]).getDesc(), false);
                any = true;
            }
        }
        return any;
    }

    /** The descriptor of a static method that is called instead. */
    static String withObject(MethodInsnNode call, boolean isStatic) {
        return isStatic ? call.desc : "(L" + call.owner + ";" + call.desc.substring(1);
    }

    static MethodInsnNode call(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, KERNEL, name, descriptor, false);
    }
}
