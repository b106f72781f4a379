package dev.heliac.frontend.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Fields and elements that a class of the JDK reaches by their offsets, through {@code Unsafe}: the offsets become numbers, and the
 * operations methods of a class made for it that tell the fields apart by them. With one thread, comparing and setting is just that.
 */
final class RawFields {

    private static final String UNSAFE = "jdk/internal/misc/Unsafe";
    /** Below are the offsets of elements, as the substitute of Unsafe has them. */
    private static final long FIRST = 1L << 40;
    private static final int BASE = 16;
    private static final int SHIFT = 2;

    private record Field(String owner, String name) {}

    private final ClassNode node;
    private final ClassPool pool;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, MethodNode> made = new HashMap<>();

    private RawFields(ClassNode node, ClassPool pool) {
        this.node = node;
        this.pool = pool;
    }

    /** Rewrites a class; what it uses is given as another class. */
    static void rewrite(ClassNode node, ClassPool pool, Consumer<ClassNode> define) {
        if (!node.name.equals(UNSAFE)) {
            new RawFields(node, pool).rewrite(define);
        }
    }

    private void rewrite(Consumer<ClassNode> define) {
        for (var method : node.methods) {
            for (var insn : method.instructions.toArray()) {
                if (insn instanceof MethodInsnNode call && call.owner.equals(UNSAFE)) {
                    if (call.name.equals("objectFieldOffset") && call.desc.startsWith("(Ljava/lang/Class;Ljava")) {
                        offset(method, call);
                    }
                }
            }
        }
        for (var method : node.methods) {
            for (var insn : method.instructions) {
                if (insn instanceof MethodInsnNode call && call.owner.equals(UNSAFE) && !kind(call).isEmpty()) {
                    operation(call);
                }
            }
        }
        if (!made.isEmpty()) {
            var type = new ClassNode();
            type.version = Opcodes.V21;
            type.access = Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
            type.name = helper();
            type.superName = "java/lang/Object";
            type.methods.addAll(made.values());
            define.accept(type);
        }
    }

    private String helper() {
        return node.name + "$$Raw";
    }

    /** {@code U.objectFieldOffset(C.class, "field")}. */
    private void offset(MethodNode method, MethodInsnNode call) {
        var name = before(call);
        var owner = before(name);
        var unsafe = before(owner);
        if (name instanceof LdcInsnNode n && owner instanceof LdcInsnNode o && o.cst instanceof Type t) {
            fields.add(new Field(t.getInternalName(), (String) n.cst));
            method.instructions.remove(unsafe);
            method.instructions.remove(owner);
            method.instructions.remove(name);
            method.instructions.set(call, new LdcInsnNode(FIRST + fields.size() - 1));
        }
    }

    private static AbstractInsnNode before(AbstractInsnNode insn) {
        var at = insn.getPrevious();
        while (at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }

    /** What an operation does, without the names of what it works on and how it is ordered. */
    private static String kind(MethodInsnNode call) {
        if (!call.desc.startsWith("(Ljava/lang/Object;J")) {
            return "";
        }
        for (var kind : List.of("weakCompareAndSet", "compareAndSet", "getAndAdd", "getAndSet", "get", "put")) {
            if (call.name.startsWith(kind)) {
                return kind.equals("weakCompareAndSet") ? "compareAndSet" : kind;
            }
        }
        return "";
    }

    private void operation(MethodInsnNode call) {
        var kind = kind(call);
        var arguments = Type.getArgumentTypes(call.desc);
        var value = arguments.length > 2 ? arguments[arguments.length - 1] : Type.getReturnType(call.desc);
        var descriptor = "(L" + UNSAFE + ";" + call.desc.substring(1);
        made.computeIfAbsent(call.name + descriptor, _ -> body(call.name, descriptor, kind, value));
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = helper();
        call.desc = descriptor;
        call.itf = false;
    }

    private MethodNode body(String name, String descriptor, String kind, Type value) {
        var method = new MethodNode(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, descriptor, null, null);
        var code = new GeneratorAdapter(method, method.access, name, descriptor);
        code.visitCode();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            var type = type(field);
            boolean fits = type != null && (value.getSort() < Type.ARRAY ? type.equals(value) : type.getSort() >= Type.ARRAY);
            if (fits) {
                var next = new Label();
                code.loadArg(2);
                code.push(FIRST + i);
                code.visitInsn(Opcodes.LCMP);
                code.visitJumpInsn(Opcodes.IFNE, next);
                var owner = Type.getObjectType(field.owner());
                perform(code, kind, type, () -> {
                    code.loadArg(1);
                    code.checkCast(owner);
                }, () -> code.getField(owner, field.name(), type), () -> code.putField(owner, field.name(), type));
                code.mark(next);
            }
        }
        var element = Type.getObjectType("java/lang/Object");
        if (value.getSort() >= Type.ARRAY) {
            perform(code, kind, element, () -> {
                code.loadArg(1);
                code.checkCast(Type.getType("[Ljava/lang/Object;"));
                code.loadArg(2);
                code.push((long) BASE);
                code.visitInsn(Opcodes.LSUB);
                code.push(SHIFT);
                code.visitInsn(Opcodes.LSHR);
                code.visitInsn(Opcodes.L2I);
            }, () -> code.arrayLoad(element), () -> code.arrayStore(element));
        } else {
            code.throwException(Type.getObjectType("java/lang/InternalError"), "no such field");
        }
        method.maxStack = 10;
        method.maxLocals = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) + 2 * fields.size() + 2;
        return method;
    }

    private Type type(Field field) {
        return pool.find(field.owner())
                .flatMap(n -> n.fields.stream().filter(f -> f.name.equals(field.name())).findFirst())
                .map(f -> Type.getType(f.desc))
                .orElse(null);
    }

    private static void perform(GeneratorAdapter code, String kind, Type type, Runnable place, Runnable get, Runnable put) {
        switch (kind) {
            case "get" -> {
                place.run();
                get.run();
            }
            case "put" -> {
                place.run();
                argument(code, 3, type);
                put.run();
            }
            case "compareAndSet" -> {
                var differs = new Label();
                place.run();
                get.run();
                code.loadArg(3);
                code.ifCmp(type, GeneratorAdapter.NE, differs);
                place.run();
                argument(code, 4, type);
                put.run();
                code.push(true);
                code.returnValue();
                code.mark(differs);
                code.push(false);
            }
            default -> {
                int before = code.newLocal(type);
                place.run();
                get.run();
                code.storeLocal(before);
                place.run();
                if (kind.equals("getAndAdd")) {
                    code.loadLocal(before);
                    code.loadArg(3);
                    code.math(GeneratorAdapter.ADD, type);
                } else {
                    argument(code, 3, type);
                }
                put.run();
                code.loadLocal(before);
            }
        }
        code.returnValue();
    }

    private static void argument(GeneratorAdapter code, int index, Type type) {
        code.loadArg(index);
        if (type.getSort() >= Type.ARRAY) {
            code.checkCast(type);
        }
    }
}
