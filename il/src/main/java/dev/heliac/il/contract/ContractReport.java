package dev.heliac.il.contract;

import dev.heliac.il.contract.ContractSyntax.Token;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import java.util.List;

/** Where what is wrong with a contract's text is told; all of it, but nothing that only follows from it. */
final class ContractReport {

    private final ContractText.Places places;
    private final Diagnostics out;
    private boolean failed;

    ContractReport(ContractText.Places places, Diagnostics out) {
        this.places = places;
        this.out = out;
    }

    boolean failed() {
        return failed;
    }

    void error(ContractCode code, Token token, String message, String remedy) {
        failed = true;
        add(code, Diagnostic.Severity.ERROR, token, message, remedy);
    }

    void warn(ContractCode code, Token token, String message, String remedy) {
        add(code, Diagnostic.Severity.WARNING, token, message, remedy);
    }

    private void add(ContractCode code, Diagnostic.Severity severity, Token token, String message, String remedy) {
        var place = places.at(token.line(), token.column(), Math.max(1, token.text().length()));
        out.add(new Diagnostic(code, severity, place, message, List.of(), remedy));
    }
}
