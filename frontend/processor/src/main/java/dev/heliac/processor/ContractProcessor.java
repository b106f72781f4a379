package dev.heliac.processor;

import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.diag.Diagnostics;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic.Kind;

/** Checks each interface with {@code @Contract} on its own, so that compilations stay incremental. Generates nothing. */
@SupportedAnnotationTypes(ContractElements.CONTRACT)
public final class ContractProcessor extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (var annotation : annotations) {
            for (var contract : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
                try {
                    check(contract);
                } catch (RuntimeException | LinkageError e) {
                    // Whatever is compiled besides is none of the processor's business.
                    failed(contract, e);
                }
            }
        }
        return false;
    }

    private void check(TypeElement type) {
        var out = new Diagnostics();
        var elements = new ContractElements(processingEnv);
        elements.read(type, out).ifPresent(read -> {
            ContractCheck.check(read.info().contract(), ContractElements.TEXT.at(1, 1, 0), out);
            elements.states(type, read.info(), out);
        });
        Reports.of(processingEnv, type).all(out);
    }

    private void failed(Element contract, Throwable e) {
        processingEnv.getMessager()
                .printMessage(Kind.WARNING, "heliac-processor did not check this contract, please report it: " + e, contract);
    }
}
