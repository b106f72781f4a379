package dev.heliac.frontend.sites;

import java.util.Collection;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The method that finds an enum's constants by its class object, from the enums a program has. */
public final class EnumTable {

    private static final String NAME = "dev/heliac/lang/support/EnumTable";
    private static final Type ENUM = Type.getType(Class.class);

    private EnumTable() {}

    /** A static method from a class object to an array of constants, null for a class that is none of these enums. */
    public static Sites.Made of(Collection<String> enums) {
        var node = new ClassNode();
        node.version = Opcodes.V21;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = NAME;
        node.superName = "java/lang/Object";
        var signature = Method.getMethod("Object[] constants (Class)");
        var method = new MethodNode(Opcodes.ACC_STATIC, signature.getName(), signature.getDescriptor(), null, null);
        node.methods.add(method);
        var code = new GeneratorAdapter(method, method.access, method.name, method.desc);
        code.visitCode();
        for (var name : enums) {
            var type = Type.getObjectType(name);
            var next = code.newLabel();
            code.loadArg(0);
            code.push(type);
            code.ifCmp(ENUM, GeneratorAdapter.NE, next);
            code.invokeStatic(type, new Method("values", Type.getType("[" + type.getDescriptor()), new Type[0]));
            code.returnValue();
            code.mark(next);
        }
        code.visitInsn(Opcodes.ACONST_NULL);
        code.returnValue();
        code.endMethod();
        return Sites.finished(node, method.name);
    }
}
