package dev.heliac.processor;

import dev.heliac.il.Contract;
import dev.heliac.il.contract.Entries;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** In which states the sources that are compiled together say that conversations begin; EntryStates reads that off class files. */
final class Entered {

    private final ContractElements elements;
    /** By the contract's simple name. */
    private final Map<String, Set<String>> begun;
    /** By the contract's binary name. */
    private final Map<String, Set<String>> named = new HashMap<>();

    private Entered(ContractElements elements, Map<String, Set<String>> begun) {
        this.elements = elements;
        this.begun = begun;
    }

    static Entered of(ProcessingEnvironment environment, RoundEnvironment round, Set<? extends TypeElement> annotations) {
        var entered = new Entered(new ContractElements(environment), channels(environment, round));
        for (var annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(ContractElements.STATE)) {
                round.getElementsAnnotatedWith(annotation).forEach(entered::named);
            }
        }
        return entered;
    }

    private static Map<String, Set<String>> channels(ProcessingEnvironment environment, RoundEnvironment round) {
        try {
            return JavacChannels.of(environment, round.getRootElements());
        } catch (RuntimeException | LinkageError e) {
            // Another compiler, or an IDE that wraps javac: it has no trees to offer.
            return Map.of();
        }
    }

    private void named(Element element) {
        var type = element instanceof ExecutableElement method ? method.getReturnType() : element.asType();
        ContractElements.text(element, ContractElements.STATE).ifPresent(s -> named(type, s));
    }

    private void named(TypeMirror type, String state) {
        ContractElements.owner(type)
                .ifPresent(o -> named.computeIfAbsent(elements.binaryName(o), _ -> new HashSet<>()).add(state));
        if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(t -> named(t, state));
        }
    }

    /** A contract with the states that its conversations begin in, of which an endpoint in a message of its own may tell as well. */
    Contract with(ContractElements.Read read) {
        var from = new HashSet<String>();
        var in = new HashSet<String>();
        for (var name : read.family()) {
            from.addAll(begun.getOrDefault(name.substring(1 + Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'))), Set.of()));
            in.addAll(named.getOrDefault(name, Set.of()));
        }
        return Entries.with(read.info().contract(), from, in);
    }
}
