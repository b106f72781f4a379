package dev.heliac.frontend.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the language's annotations off class files. */
public final class Annotations {

    private static final String PACKAGE = "Ldev/heliac/lang/";

    private Annotations() {}

    static Optional<AnnotationNode> of(List<? extends AnnotationNode> nodes, String name) {
        return nodes == null
                ? Optional.empty()
                : nodes.stream().filter(a -> a.desc.equals(PACKAGE + name + ";")).map(AnnotationNode.class::cast).findFirst();
    }

    static Optional<AnnotationNode> of(ClassNode node, String name) {
        return of(node.invisibleAnnotations, name);
    }

    /** A repeatable annotation, alone or in its container. */
    static List<AnnotationNode> repeated(ClassNode node, String name) {
        var found = new ArrayList<AnnotationNode>();
        of(node, name).ifPresent(found::add);
        of(node, name + "$List").ifPresent(list -> {
            if (value(list, "value") instanceof List<?> inner) {
                inner.forEach(a -> found.add((AnnotationNode) a));
            }
        });
        return found;
    }

    static Object value(AnnotationNode annotation, String key) {
        if (annotation.values != null) {
            for (int i = 0; i + 1 < annotation.values.size(); i += 2) {
                if (annotation.values.get(i).equals(key)) {
                    return annotation.values.get(i + 1);
                }
            }
        }
        return null;
    }

    static Optional<String> string(Optional<AnnotationNode> annotation, String key) {
        return annotation.map(a -> value(a, key)).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A string annotation of a parameter. */
    public static Optional<String> ofParameter(MethodNode method, int index, String name) {
        return string(parameter(method, index, name), "value");
    }

    public static boolean hasParameter(MethodNode method, int index, String name) {
        return parameter(method, index, name).isPresent();
    }

    private static Optional<AnnotationNode> parameter(MethodNode method, int index, String name) {
        var all = method.invisibleParameterAnnotations;
        return all == null || index >= all.length ? Optional.empty() : of(all[index], name);
    }

    /** {@code @State} of a field. */
    public static Optional<String> stateOf(FieldNode field) {
        return string(of(field.invisibleAnnotations, "State"), "value");
    }

    /** {@code @State} of a local variable: of its type, since class files keep no other annotations of variables. */
    public static Optional<String> stateOfVariable(MethodNode method, int slot, BiPredicate<LabelNode, LabelNode> covers) {
        for (var a : Optional.ofNullable(method.invisibleLocalVariableAnnotations).orElse(List.of())) {
            for (int i = 0; i < a.index.size(); i++) {
                if (a.index.get(i) == slot && a.typePath == null && covers.test(a.start.get(i), a.end.get(i))) {
                    var state = string(of(List.of(a), "State"), "value");
                    if (state.isPresent()) {
                        return state;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** {@code @State} of a method's result. */
    public static Optional<String> stateOf(MethodNode method) {
        return string(of(method.invisibleAnnotations, "State"), "value");
    }
}
