package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.JavaTypes;
import java.util.ArrayList;
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
        var signatures = method.signature == null ? List.<String>of() : parameters(method.signature);
        // A compiler may leave out the parameters that it adds; then nothing says which are which.
        return of(JavaTypes.BOX, signatures.size() == types.length ? signatures.get(index) : null);
    }

    static Optional<Boxed> ofResult(MethodNode method) {
        var type = Type.getReturnType(method.desc);
        return type.getSort() == Type.OBJECT
                ? of(type.getInternalName(), JavaTypes.resultSignature(method).orElse(null))
                : Optional.empty();
    }

    /** The parameters' types in a method's generic signature (JVMS 4.7.9.1). */
    private static List<String> parameters(String signature) {
        var types = new ArrayList<String>();
        int at = signature.indexOf('(') + 1;
        while (signature.charAt(at) != ')') {
            int end = end(signature, at);
            types.add(signature.substring(at, end));
            at = end;
        }
        return types;
    }

    private static int end(String signature, int start) {
        int at = start;
        while (signature.charAt(at) == '[') {
            at++;
        }
        if (signature.charAt(at) != 'L' && signature.charAt(at) != 'T') {
            return at + 1;
        }
        int depth = 0;
        while (signature.charAt(at) != ';' || depth > 0) {
            depth += signature.charAt(at) == '<' ? 1 : signature.charAt(at) == '>' ? -1 : 0;
            at++;
        }
        return at + 1;
    }

    /** What is known where paths meet. */
    static Optional<Boxed> met(List<Optional<Boxed>> all) {
        var first = all.getFirst();
        return all.stream().allMatch(first::equals) ? first : Optional.of(new Boxed(Optional.empty()));
    }
}
