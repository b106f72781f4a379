package dev.heliac.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** Calls of {@code Channel.create} with a state, as javac has parsed them: it does not know yet what the names in them mean. */
final class JavacChannels extends TreeScanner<Void, Object> {

    private static final int ARGUMENTS = 3;

    private final Map<String, Set<String>> states = new HashMap<>();

    private JavacChannels() {}

    /** The states that channels are made in, by the contract's simple name. */
    static Map<String, Set<String>> of(ProcessingEnvironment environment, Set<? extends Element> roots) {
        var trees = Trees.instance(environment);
        var units = new IdentityHashMap<CompilationUnitTree, Boolean>();
        for (var root : roots) {
            var path = trees.getPath(root);
            if (path != null) {
                units.put(path.getCompilationUnit(), true);
            }
        }
        var calls = new JavacChannels();
        calls.scan(units.keySet(), null);
        return calls.states;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Object nothing) {
        var arguments = call.getArguments();
        if (simple(call.getMethodSelect()).equals("create")
                && arguments.size() == ARGUMENTS
                && arguments.get(0) instanceof MemberSelectTree type
                && type.getIdentifier().contentEquals("class")
                && type.getExpression() instanceof MemberSelectTree end
                && arguments.get(2) instanceof LiteralTree l
                && l.getValue() instanceof String state) {
            states.computeIfAbsent(simple(end.getExpression()), _ -> new HashSet<>()).add(state);
        }
        return super.visitMethodInvocation(call, null);
    }

    private static String simple(ExpressionTree name) {
        return switch (name) {
            case IdentifierTree i -> i.getName().toString();
            case MemberSelectTree m -> m.getIdentifier().toString();
            default -> "";
        };
    }
}
