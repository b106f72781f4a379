package dev.heliac.il.verify;

import dev.heliac.il.Function;
import dev.heliac.il.symbols.Symbols;

/** Checks one function, each kind of rule after those it presumes. */
final class FunctionVerifier {

    private final Function function;
    private final Symbols symbols;
    private final Answers answers;
    private final Report report;
    private final boolean optimized;

    FunctionVerifier(Function function, Symbols symbols, Answers answers, Report report, boolean optimized) {
        this.optimized = optimized;
        this.function = function;
        this.symbols = symbols;
        this.answers = answers;
        this.report = report;
    }

    void verify() {
        var types = new Types(symbols, report);
        var shape = new Shape(function, types, report);
        if (!shape.verify() || !new Uses(function, shape, report).verify()) {
            return;
        }
        new Typing(function, shape, symbols, answers, report, optimized).verify();
        new Ownership(function, shape, symbols, report).verify();
    }
}
