package dev.heliac.frontend.sites;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/** The choice that SwitchBootstraps makes: the first label from {@code restart} on that the subject matches. */
final class PatternSwitch {

    private final Type subject;
    private final List<Object> labels;

    PatternSwitch(Type subject, Object[] labels) {
        this.subject = subject;
        this.labels = List.of(labels);
    }

    /** Arguments are the subject and the restart index; gives the label's index, the count when none matches, or -1 for null. */
    void write(GeneratorAdapter code) {
        if (!primitive()) {
            var present = code.newLabel();
            code.loadArg(0);
            code.ifNonNull(present);
            code.push(-1);
            code.returnValue();
            code.mark(present);
        }
        for (int i = 0; i < labels.size(); i++) {
            var next = code.newLabel();
            if (i > 0) {
                code.loadArg(1);
                code.push(i);
                code.ifICmp(GeneratorAdapter.GT, next);
            } else {
                code.loadArg(1);
                code.ifZCmp(GeneratorAdapter.GT, next);
            }
            test(code, labels.get(i), next);
            code.push(i);
            code.returnValue();
            code.mark(next);
        }
        code.push(labels.size());
        code.returnValue();
    }

    private void test(GeneratorAdapter code, Object label, Label next) {
        switch (label) {
            case Type type -> {
                code.loadArg(0);
                code.instanceOf(type);
                code.ifZCmp(GeneratorAdapter.EQ, next);
            }
            case String text when subject.getSort() == Type.OBJECT && !subject.getInternalName().startsWith("java/lang/") ->
                constant(code, subject, text, next);
            case String text -> {
                code.push(text);
                code.loadArg(0);
                code.invokeVirtual(Type.getType(String.class), Method.getMethod("boolean equals (Object)"));
                code.ifZCmp(GeneratorAdapter.EQ, next);
            }
            case Integer number -> number(code, number, next);
            // a record's component of a primitive type, which the pattern has too
            case ConstantDynamic d when primitive() && d.getName().equals(subject.getDescriptor()) -> {}
            case ConstantDynamic d -> {
                var named = enumConstant(d).orElseThrow(() -> new IllegalArgumentException("a label of " + d.getBootstrapMethod()));
                constant(code, named.type(), named.name(), next);
            }
            default -> throw new IllegalArgumentException("a label of " + label.getClass());
        }
    }

    private boolean primitive() {
        return subject.getSort() < Type.ARRAY;
    }

    private record Named(Type type, String name) {}

    /** {@code EnumDesc.of(ClassDesc.of(T), NAME)}, which javac writes as nested dynamic constants. */
    private static Optional<Named> enumConstant(ConstantDynamic d) {
        if (d.getBootstrapMethodArgumentCount() == 3
                && d.getBootstrapMethodArgument(1) instanceof ConstantDynamic type
                && type.getBootstrapMethodArgumentCount() == 2
                && type.getBootstrapMethodArgument(1) instanceof String owner
                && d.getBootstrapMethodArgument(2) instanceof String name) {
            return Optional.of(new Named(Type.getObjectType(owner.replace('.', '/')), name));
        }
        return Optional.empty();
    }

    private static void constant(GeneratorAdapter code, Type type, String name, Label next) {
        code.loadArg(0);
        code.getStatic(type, name, type);
        code.ifCmp(type, GeneratorAdapter.NE, next);
    }

    private void number(GeneratorAdapter code, int number, Label next) {
        if (subject.getInternalName().equals("java/lang/Character")) {
            code.loadArg(0);
            code.unbox(Type.CHAR_TYPE);
        } else if (subject.getInternalName().equals("java/lang/Object") || subject.getInternalName().equals("java/lang/Integer")) {
            code.loadArg(0);
            code.instanceOf(Type.getType(Integer.class));
            code.ifZCmp(GeneratorAdapter.EQ, next);
            code.loadArg(0);
            code.checkCast(Type.getType(Integer.class));
            code.unbox(Type.INT_TYPE);
        } else {
            code.loadArg(0);
            code.unbox(Boxes.unboxed(subject).orElse(Type.INT_TYPE));
        }
        code.push(number);
        code.ifICmp(GeneratorAdapter.NE, next);
    }
}
