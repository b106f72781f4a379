package dev.heliac.processor;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.DocTrees;
import dev.heliac.frontend.model.LiteralText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * A contract's text in a source that javac has parsed. It and {@link JavacChannels} name javac's trees, which other
 * compilers do not have.
 *
 * <p>javac's exported interfaces point at a tree, and a literal is one tree. Places inside of it are those of a documentation tree, which
 * may be made for any offset.
 */
final class JavacText implements Reports.Pointer {

    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final LiteralText literal;
    private final DocCommentTree carrier;

    private JavacText(DocTrees trees, CompilationUnitTree unit, LiteralText literal) {
        this.trees = trees;
        this.unit = unit;
        this.literal = literal;
        this.carrier = trees.getDocCommentTree(new Page());
    }

    static Reports.Pointer of(
            ProcessingEnvironment environment, TypeElement contract, AnnotationMirror annotation, AnnotationValue text) {
        var trees = DocTrees.instance(environment);
        var path = trees.getPath(contract, annotation, text);
        var unit = path.getCompilationUnit();
        try {
            var source = unit.getSourceFile().getCharContent(true).toString();
            return path.getLeaf() instanceof ExpressionTree expression
                    ? literal(trees, unit, source, expression)
                            .filter(l -> l.value().equals(text.getValue()))
                            .<Reports.Pointer>map(l -> new JavacText(trees, unit, l))
                            .orElse((_, _, _, _) -> false)
                    : (_, _, _, _) -> false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<LiteralText> literal(DocTrees trees, CompilationUnitTree unit, String source, ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree l -> folded(source, (int) trees.getSourcePositions().getStartPosition(unit, l), l.getValue().toString());
            case ParenthesizedTree p -> literal(trees, unit, source, p.getExpression());
            case BinaryTree b -> literal(trees, unit, source, b.getLeftOperand())
                    .flatMap(left -> literal(trees, unit, source, b.getRightOperand()).map(left::and));
            default -> Optional.empty();
        };
    }

    /** javac's parser makes one literal of several with a plus between them. */
    private static Optional<LiteralText> folded(String source, int start, String value) {
        var text = LiteralText.at(source, start);
        while (text.isPresent() && text.get().value().length() < value.length()) {
            var before = text.get();
            int quote = source.indexOf('"', before.offsets().getLast());
            int plus = source.indexOf('+', quote);
            text = LiteralText.at(source, source.indexOf('"', plus)).map(before::and);
        }
        return text.filter(t -> t.value().equals(value));
    }

    @Override
    public boolean print(Diagnostic.Kind kind, String message, int line, int column) {
        var spot = trees.getDocTreeFactory().at(literal.offset(line, column)).newTextTree("");
        trees.printMessage(kind, message, spot, carrier, unit);
        return true;
    }

    /** An empty page of documentation, whose positions are offsets as they are. */
    private static final class Page extends SimpleJavaFileObject {

        Page() {
            super(URI.create("mem:///contract.html"), JavaFileObject.Kind.HTML);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "<html><body></body></html>";
        }
    }
}
