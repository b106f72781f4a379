package dev.heliac.frontend.sites;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class of a lambda or method reference: its fields are what was captured, its methods call the implementation with the
 * conversions that LambdaMetafactory's specification lists.
 */
final class LambdaClass {

    static final String MAKER = "make";

    private static final int SERIALIZABLE = 1;
    private static final int MARKERS = 2;
    private static final int BRIDGES = 4;

    private final InvokeDynamicInsnNode site;
    private final Type self;
    private final Type[] captured;
    private final ClassNode node = new ClassNode();

    private LambdaClass(String name, InvokeDynamicInsnNode site) {
        this.site = site;
        self = Type.getObjectType(name);
        captured = Type.getArgumentTypes(site.desc);
    }

    /** A class of this name with a static method {@value #MAKER} that takes what is captured and gives the object. */
    static ClassNode of(String name, InvokeDynamicInsnNode site, String source, int line) {
        var made = new LambdaClass(name, site);
        made.node.sourceFile = source;
        made.build(line);
        return made.node;
    }

    private void build(int line) {
        node.version = Opcodes.V21;
        node.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        node.name = self.getInternalName();
        node.superName = "java/lang/Object";
        node.interfaces.add(Type.getReturnType(site.desc).getInternalName());
        var types = new ArrayList<Type>();
        types.add((Type) site.bsmArgs[0]);
        if (site.bsm.getName().equals("altMetafactory")) {
            more(types);
        }
        for (int i = 0; i < captured.length; i++) {
            node.visitField(Opcodes.ACC_FINAL, "c" + i, captured[i].getDescriptor(), null, null).visitEnd();
        }
        constructor(line);
        maker(line);
        for (var type : types) {
            implement(type, line);
        }
    }

    /** The further interfaces and bridges that altMetafactory is asked for. */
    private void more(List<Type> types) {
        int at = 4;
        int flags = (Integer) site.bsmArgs[3];
        if ((flags & SERIALIZABLE) != 0) {
            node.interfaces.add("java/io/Serializable"); // a cast to the intersection type asks for it
        }
        if ((flags & MARKERS) != 0) {
            int count = (Integer) site.bsmArgs[at++];
            for (int i = 0; i < count; i++) {
                var marker = ((Type) site.bsmArgs[at++]).getInternalName();
                if (!node.interfaces.contains(marker)) {
                    node.interfaces.add(marker);
                }
            }
        }
        if ((flags & BRIDGES) != 0) {
            int count = (Integer) site.bsmArgs[at++];
            for (int i = 0; i < count; i++) {
                types.add((Type) site.bsmArgs[at++]);
            }
        }
    }

    private GeneratorAdapter method(int access, String name, String descriptor, int line) {
        var method = new MethodNode(access | Opcodes.ACC_SYNTHETIC, name, descriptor, null, null);
        node.methods.add(method);
        var code = new GeneratorAdapter(method, method.access, name, descriptor);
        code.visitCode();
        code.visitLineNumber(line, code.mark());
        return code;
    }

    private void constructor(int line) {
        var code = method(0, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), line);
        code.loadThis();
        code.invokeConstructor(Type.getType(Object.class), Method.getMethod("void <init> ()"));
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.loadArg(i);
            code.putField(self, "c" + i, captured[i]);
        }
        code.returnValue();
        code.endMethod();
    }

    private void maker(int line) {
        var code = method(Opcodes.ACC_STATIC, MAKER, site.desc, line);
        code.newInstance(self);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(self, new Method("<init>", Type.VOID_TYPE, captured));
        code.returnValue();
        code.endMethod();
    }

    private void implement(Type erased, int line) {
        var implementation = (Handle) site.bsmArgs[1];
        var instantiated = (Type) site.bsmArgs[2];
        var code = method(Opcodes.ACC_PUBLIC, site.name, erased.getDescriptor(), line);
        var owner = Type.getObjectType(implementation.getOwner());
        boolean creates = implementation.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        boolean receiver = !creates && implementation.getTag() != Opcodes.H_INVOKESTATIC;
        var wanted = new ArrayList<Type>();
        if (receiver) {
            wanted.add(owner);
        }
        wanted.addAll(List.of(Type.getArgumentTypes(implementation.getDesc())));
        if (creates) {
            code.newInstance(owner);
            code.dup();
        }
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(self, "c" + i, captured[i]);
            convert(code, captured[i], wanted.get(i));
        }
        var taken = erased.getArgumentTypes();
        var precise = instantiated.getArgumentTypes();
        for (int i = 0; i < taken.length; i++) {
            code.loadArg(i);
            convert(code, taken[i], precise[i]);
            convert(code, precise[i], wanted.get(captured.length + i));
        }
        var opcode = switch (implementation.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            default -> Opcodes.INVOKESPECIAL;
        };
        code.visitMethodInsn(
                opcode, implementation.getOwner(), implementation.getName(), implementation.getDesc(), implementation.isInterface());
        var given = creates ? owner : Type.getReturnType(implementation.getDesc());
        var result = erased.getReturnType();
        if (result.equals(Type.VOID_TYPE)) {
            drop(code, given);
        } else {
            convert(code, given, instantiated.getReturnType());
            convert(code, instantiated.getReturnType(), result);
        }
        code.returnValue();
        code.endMethod();
    }

    private static void drop(GeneratorAdapter code, Type type) {
        switch (type.getSize()) {
            case 1 -> code.pop();
            case 2 -> code.pop2();
            default -> {}
        }
    }

    private static boolean primitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    /** Boxing, unboxing, widening and casts, as LambdaMetafactory's "type adaptations" allow them. */
    private static void convert(GeneratorAdapter code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (primitive(from) && primitive(to)) {
            if (from.getSort() > Type.BOOLEAN && to.getSort() > Type.INT) {
                code.cast(from.getSort() < Type.INT ? Type.INT_TYPE : from, to);
            }
        } else if (primitive(from)) {
            code.valueOf(from);
        } else if (primitive(to)) {
            var unboxed = Boxes.unboxed(from);
            if (unboxed.isPresent()) {
                code.unbox(unboxed.get());
                convert(code, unboxed.get(), to);
            } else {
                code.unbox(to);
            }
        } else if (!to.getInternalName().equals("java/lang/Object")) {
            code.checkCast(to);
        }
    }
}
