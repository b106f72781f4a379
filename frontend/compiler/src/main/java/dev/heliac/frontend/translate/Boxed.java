package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.JavaTypes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * What is known of an {@code ExBox}.
 *
 * @param record the class of the record in it, where a type argument tells
 */
record Boxed(Optional<String> record) {

    private static final Pattern ARGUMENT = Pattern.compile("L" + JavaTypes.BOX + "<\\+?L([^<;]+)[<;]");

    /** Of a type; empty when that is no box. */
    static Optional<Boxed> of(String type, String signature) {
        if (!type.equals(JavaTypes.BOX)) {
            return Optional.empty();
        }
        var argument = ARGUMENT.matcher(signature == null ? "" : signature);
        return Optional.of(new Boxed(argument.find() ? Optional.of(argument.group(1)) : Optional.empty()));
    }

    static Optional<Boxed> ofParameter(MethodNode method, int index) {
        var types = Type.getArgumentTypes(method.desc);
        if (!types[index].getDescriptor().equals("L" + JavaTypes.BOX + ";")) {
            return Optional.empty();
        }
        var signatures = JavaTypes.parameterSignatures(method);
        // A compiler may leave out the parameters that it adds; then nothing says which are which.
        return of(JavaTypes.BOX, signatures.size() == types.length ? signatures.get(index) : null);
    }

    static Optional<Boxed> ofResult(MethodNode method) {
        var type = Type.getReturnType(method.desc);
        return type.getSort() == Type.OBJECT
                ? of(type.getInternalName(), JavaTypes.resultSignature(method).orElse(null))
                : Optional.empty();
    }

    /** What is known where paths meet. */
    static Optional<Boxed> met(List<Optional<Boxed>> all) {
        var first = all.getFirst();
        return all.stream().allMatch(first::equals) ? first : Optional.of(new Boxed(Optional.empty()));
    }
}
