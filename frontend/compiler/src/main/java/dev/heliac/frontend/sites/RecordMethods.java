package dev.heliac.frontend.sites;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/** The bodies of a record's equals, hashCode and toString, as ObjectMethods makes them. */
final class RecordMethods {

    private static final Type OBJECTS = Type.getObjectType("java/util/Objects");
    private static final Type TEXT = Type.getObjectType("java/lang/StringBuilder");

    private record Component(String name, Type type) {}

    private final Type record;
    private final List<Component> components = new ArrayList<>();

    /** @param arguments of the bootstrap method: the record, the components' names, and their getters */
    RecordMethods(Object[] arguments) {
        record = (Type) arguments[0];
        for (int i = 2; i < arguments.length; i++) {
            var getter = (Handle) arguments[i];
            components.add(new Component(getter.getName(), Type.getType(getter.getDesc())));
        }
    }

    void write(String method, GeneratorAdapter code) {
        switch (method) {
            case "equals" -> equals(code);
            case "hashCode" -> hash(code);
            default -> text(code);
        }
        code.returnValue();
    }

    private void get(GeneratorAdapter code, int variable, Component component) {
        if (variable < 0) {
            code.loadArg(0);
        } else {
            code.loadLocal(variable, record);
        }
        code.getField(record, component.name(), component.type());
    }

    private void equals(GeneratorAdapter code) {
        var different = code.newLabel();
        code.loadArg(1);
        code.instanceOf(record);
        code.ifZCmp(GeneratorAdapter.EQ, different);
        int other = code.newLocal(record);
        code.loadArg(1);
        code.checkCast(record);
        code.storeLocal(other);
        for (var c : components) {
            get(code, -1, c);
            get(code, other, c);
            compare(code, c.type(), different);
        }
        code.push(true);
        code.returnValue();
        code.mark(different);
        code.push(false);
    }

    private static void compare(GeneratorAdapter code, Type type, Label different) {
        switch (type.getSort()) {
            case Type.FLOAT, Type.DOUBLE -> {
                var signature = new Method("compare", Type.INT_TYPE, new Type[] {type, type});
                code.invokeStatic(Boxes.boxed(type), signature);
                code.ifZCmp(GeneratorAdapter.NE, different);
            }
            case Type.OBJECT, Type.ARRAY -> {
                code.invokeStatic(OBJECTS, Method.getMethod("boolean equals (Object, Object)"));
                code.ifZCmp(GeneratorAdapter.EQ, different);
            }
            default -> code.ifCmp(type, GeneratorAdapter.NE, different);
        }
    }

    private void hash(GeneratorAdapter code) {
        code.push(0);
        for (var c : components) {
            code.push(31);
            code.math(GeneratorAdapter.MUL, Type.INT_TYPE);
            get(code, -1, c);
            if (c.type().getSort() >= Type.ARRAY) {
                code.invokeStatic(OBJECTS, Method.getMethod("int hashCode (Object)"));
            } else {
                code.invokeStatic(Boxes.boxed(c.type()), new Method("hashCode", Type.INT_TYPE, new Type[] {c.type()}));
            }
            code.math(GeneratorAdapter.ADD, Type.INT_TYPE);
        }
    }

    private void text(GeneratorAdapter code) {
        code.newInstance(TEXT);
        code.dup();
        code.invokeConstructor(TEXT, Method.getMethod("void <init> ()"));
        var before = simpleName() + "[";
        for (var c : components) {
            append(code, before + c.name() + "=");
            get(code, -1, c);
            code.invokeStatic(Type.getType(String.class), new Method("valueOf", Type.getType(String.class),
                    new Type[] {printed(c.type())}));
            append(code, Type.getType(String.class));
            before = ", ";
        }
        append(code, components.isEmpty() ? before + "]" : "]");
        code.invokeVirtual(TEXT, Method.getMethod("String toString ()"));
    }

    /** Without the number before a local record's name. */
    private String simpleName() {
        var name = record.getInternalName();
        int start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1;
        while (name.charAt(start) >= '0' && name.charAt(start) <= '9') {
            start++;
        }
        return name.substring(start);
    }

    /** The type whose String.valueOf prints a component. */
    private static Type printed(Type type) {
        return switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> Type.INT_TYPE;
            case Type.OBJECT, Type.ARRAY -> Type.getType(Object.class);
            default -> type;
        };
    }

    private static void append(GeneratorAdapter code, String text) {
        code.push(text);
        append(code, Type.getType(String.class));
    }

    private static void append(GeneratorAdapter code, Type type) {
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, TEXT.getInternalName(), "append", Type.getMethodDescriptor(TEXT, type), false);
    }
}
