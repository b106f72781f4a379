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

/**
 * Checks each interface with {@code @Contract} on its own, so that compilations stay incremental; of what is compiled with it only in which
 * states it says that conversations begin. Generates nothing.
 */
@SupportedAnnotationTypes({ContractElements.CONTRACT, ContractElements.STATE})
public final class ContractProcessor extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        var entered = Entered.of(processingEnv, round, annotations);
        for (var annotation : annotations) {
            if (!annotation.getQualifiedName().contentEquals(ContractElements.CONTRACT)) {
                continue;
            }
            for (var contract : ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))) {
                try {
                    check(contract, entered);
                } catch (RuntimeException | LinkageError e) {
                    // Whatever is compiled besides is none of the processor's business.
                    failed(contract, e);
                }
            }
        }
        return false;
    }

    private void check(TypeElement type, Entered entered) {
        var out = new Diagnostics();
        var elements = new ContractElements(processingEnv);
        elements.read(type, out).ifPresent(read -> {
            elements.states(type, read.info(), out);
            ContractCheck.check(entered.with(read), ContractElements.TEXT.at(1, 1, 0), out);
        });
        Reports.of(processingEnv, type).all(out);
    }

    private void failed(Element contract, Throwable e) {
        processingEnv.getMessager()
                .printMessage(Kind.WARNING, "heliac-processor did not check this contract, please report it: " + e, contract);
    }
}
