package dev.heliac.frontend.model;

import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.signature.SignatureWriter;
import org.objectweb.asm.tree.MethodNode;

/** Java types and their HIL counterparts. */
public final class JavaTypes {

    /** The class of a record in the exchange heap, which is a vector of bytes. */
    public static final String BOX = "dev/heliac/lang/ExBox";

    private static final Map<String, Scalar> VECTORS = Map.of(
            "dev/heliac/lang/ExBytes", Scalar.I8,
            "dev/heliac/lang/ExShorts", Scalar.I16,
            "dev/heliac/lang/ExChars", Scalar.U16,
            "dev/heliac/lang/ExInts", Scalar.I32,
            "dev/heliac/lang/ExLongs", Scalar.I64,
            "dev/heliac/lang/ExFloats", Scalar.F32,
            "dev/heliac/lang/ExDoubles", Scalar.F64,
            "dev/heliac/lang/ExBooleans", Scalar.BOOL);

    private JavaTypes() {}

    /** The element of an exchange vector class, boxes among them. */
    public static Optional<Scalar> element(String internalName) {
        return Optional.ofNullable(internalName.equals(BOX) ? Scalar.I8 : VECTORS.get(internalName));
    }

    /** The exchange vector class of an element. */
    public static String vector(Scalar element) {
        return VECTORS.entrySet().stream().filter(e -> e.getValue() == element).findFirst().orElseThrow().getKey();
    }

    /** The generic signature of what a method returns; empty when it says no more than the descriptor. */
    public static Optional<String> resultSignature(MethodNode method) {
        return Optional.ofNullable(method.signature).map(s -> s.substring(s.indexOf(')') + 1));
    }

    /** The generic signatures of a method's parameters; none when they say no more than the descriptor. */
    public static List<String> parameterSignatures(MethodNode method) {
        var parameters = new ArrayList<SignatureWriter>();
        if (method.signature != null) {
            new SignatureReader(method.signature).accept(new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public SignatureVisitor visitParameterType() {
                    var parameter = new SignatureWriter();
                    parameters.add(parameter);
                    return parameter;
                }
            });
        }
        return parameters.stream().map(SignatureWriter::toString).toList();
    }

    /** The storage type of a primitive. */
    public static Optional<Scalar> scalar(org.objectweb.asm.Type type) {
        return Optional.ofNullable(switch (type.getSort()) {
            case org.objectweb.asm.Type.BOOLEAN -> Scalar.BOOL;
            case org.objectweb.asm.Type.BYTE -> Scalar.I8;
            case org.objectweb.asm.Type.SHORT -> Scalar.I16;
            case org.objectweb.asm.Type.CHAR -> Scalar.U16;
            case org.objectweb.asm.Type.INT -> Scalar.I32;
            case org.objectweb.asm.Type.LONG -> Scalar.I64;
            case org.objectweb.asm.Type.FLOAT -> Scalar.F32;
            case org.objectweb.asm.Type.DOUBLE -> Scalar.F64;
            default -> null;
        });
    }

    /** The storage type of a primitive, class, interface or array. */
    public static Type storage(org.objectweb.asm.Type type) {
        return switch (type.getSort()) {
            case org.objectweb.asm.Type.ARRAY -> new Type.ArrayType(
                    storage(org.objectweb.asm.Type.getType(type.getDescriptor().substring(1))));
            case org.objectweb.asm.Type.OBJECT -> new Type.ClassType(type.getInternalName().replace('/', '.'));
            default -> scalar(type).orElseThrow();
        };
    }
}
