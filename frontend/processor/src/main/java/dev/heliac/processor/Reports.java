package dev.heliac.processor;

import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Tells what is wrong with one contract: in its text as exactly as the compiler allows, or at the interface. */
final class Reports {

    /** Where a line and column of a contract's text can be pointed at. */
    interface Pointer {

        /** Tells something there; false where that is not possible. */
        boolean print(Kind kind, String message, int line, int column);
    }

    private final Messager messager;
    private final TypeElement contract;
    private final Optional<? extends AnnotationMirror> annotation;
    private final Optional<? extends AnnotationValue> text;
    private final Pointer exact;

    private Reports(ProcessingEnvironment environment, TypeElement contract) {
        this.messager = environment.getMessager();
        this.contract = contract;
        this.annotation = ContractElements.annotation(contract, ContractElements.CONTRACT);
        this.text = annotation.flatMap(ContractElements::value);
        this.exact = text.isPresent() ? exact(environment, contract, annotation.get(), text.get()) : (_, _, _, _) -> false;
    }

    static Reports of(ProcessingEnvironment environment, TypeElement contract) {
        return new Reports(environment, contract);
    }

    private static Pointer exact(
            ProcessingEnvironment environment, TypeElement contract, AnnotationMirror annotation, AnnotationValue text) {
        try {
            return JavacText.of(environment, contract, annotation, text);
        } catch (RuntimeException | LinkageError e) {
            // Another compiler, or an IDE that wraps javac: it has no trees to offer.
            return (_, _, _, _) -> false;
        }
    }

    void all(Diagnostics out) {
        out.list().forEach(this::one);
    }

    private void one(Diagnostic diagnostic) {
        var kind = switch (diagnostic.severity()) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
        };
        var message = message(diagnostic);
        var place = diagnostic.place();
        if (place.line() == 0 || text.isEmpty()) {
            messager.printMessage(kind, message, contract);
        } else if (!exact.print(kind, message, place.line(), place.column())) {
            // Only what is in one spot of the text has columns.
            var where = place.length() == 0 ? "" : " (line " + place.line() + ", column " + place.column() + " of the text)";
            messager.printMessage(kind, message + where, contract, annotation.get(), text.get());
        }
    }

    /** On one line, as Maven and IDEs list them. */
    private static String message(Diagnostic diagnostic) {
        var message = new StringBuilder(diagnostic.code().id()).append(": ").append(diagnostic.message());
        diagnostic.notes().forEach(n -> message.append("; ").append(n.message()));
        diagnostic.chart().ifPresent(c -> message.append("; the shortest way there: ").append(words(c)));
        return diagnostic.remedy().isEmpty() ? message.toString() : message + "; help: " + diagnostic.remedy();
    }

    private static String words(Chart chart) {
        return chart.events().stream().map(chart::words).collect(Collectors.joining("; "));
    }
}
