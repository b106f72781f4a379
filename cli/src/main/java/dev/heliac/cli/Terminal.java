package dev.heliac.cli;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.TextRenderer;
import java.io.PrintStream;

/** Standard output and error, and whether a person looks at them. */
final class Terminal {

    private Terminal() {}

    /** The launcher knows: a JVM cannot ask about each stream. */
    static boolean errorIsTerminal() {
        return Boolean.getBoolean("heliac.stderr.terminal");
    }

    static boolean outputIsTerminal() {
        return Boolean.getBoolean("heliac.stdout.terminal");
    }

    static boolean colour() {
        var no = System.getenv("NO_COLOR");
        return errorIsTerminal() && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Prints what was reported, to standard error. */
    static void report(Diagnostics diagnostics) {
        report(diagnostics, System.err, colour());
    }

    static void report(Diagnostics diagnostics, PrintStream to, boolean colour) {
        var text = new TextRenderer(colour).render(diagnostics);
        if (!text.isEmpty()) {
            to.print(text);
            to.flush();
        }
    }

    static void note(String text) {
        System.err.println("heliac: " + text);
    }
}
