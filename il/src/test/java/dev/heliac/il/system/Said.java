package dev.heliac.il.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.explore.Limits;
import dev.heliac.il.system.explore.Result;
import dev.heliac.il.text.HilParser;
import dev.heliac.il.verify.Verifier;
import java.util.List;

/** What the check of a module's processes says. */
record Said(Result result, List<Diagnostic> diagnostics) {

    /** Of a valid module in the text form. */
    static Said of(String text, boolean faults) {
        var out = new Diagnostics();
        var module = HilParser.parse(text, "app.hil", out).orElseThrow(() -> new AssertionError(out.list()));
        Verifier.verify(module, out);
        assertEquals(List.of(), out.list());
        var result = SystemCheck.check(module, faults, Limits.DEFAULT, Place.of("app.hil"), out);
        return new Said(result, out.list());
    }

    String codes() {
        return String.join(" ", diagnostics.stream().map(d -> d.code().id()).toList());
    }
}
