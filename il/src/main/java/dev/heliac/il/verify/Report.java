package dev.heliac.il.verify;

import dev.heliac.il.Block;
import dev.heliac.il.Field;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Scope;
import dev.heliac.il.Terminator;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.text.HilPrinter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reports violations with their places. */
final class Report {

    private static final int LONGEST_CONTEXT = 400;

    private final String module;
    private final Diagnostics out;
    private boolean exceeded;

    Report(String module, Diagnostics out) {
        this.module = module;
        this.out = out;
    }

    Diagnostics diagnostics() {
        return out;
    }

    /** Whether further diagnostics are only counted. */
    boolean full() {
        return out.dropped() > 0;
    }

    /** Whether a limit was exceeded. Further checks are bounded by limits, and so must not be made. */
    boolean exceeded() {
        return exceeded;
    }

    /** Where something of the module outside functions is. */
    Where place(String context) {
        return () -> new Place(module, 0, 0, 0, context);
    }

    Where at(Function function) {
        return () -> place(function, 0, "@" + function.name());
    }

    Where at(Function function, Block block) {
        return () -> place(function, block.terminator().line(), "@" + function.name() + ", ^" + block.label());
    }

    Where at(Function function, Block block, Instruction instruction) {
        return () -> at(function, block, instruction.line(), () -> HilPrinter.print(instruction));
    }

    Where at(Function function, Block block, Terminator terminator) {
        return () -> at(function, block, terminator.line(), () -> HilPrinter.print(terminator));
    }

    /** Past the diagnostics that are kept nothing is printed, which would make a hostile module quadratic. */
    private Place at(Function function, Block block, int line, Supplier<String> printed) {
        if (full()) {
            return place(function, line, "");
        }
        var context = "@" + function.name() + ", ^" + block.label() + ", " + printed.get();
        return place(
                function,
                line,
                context.length() <= LONGEST_CONTEXT ? context : context.substring(0, LONGEST_CONTEXT) + " …");
    }

    private Place place(Function function, int line, String context) {
        return new Place(function.source().isEmpty() ? module : function.source(), Scope.line(line), 0, 0, context);
    }

    void error(Code code, Where where, String message, String remedy) {
        out.error(code, where.place(), message, remedy);
    }

    void error(Code code, Where where, String message, Diagnostic.Note note, String remedy) {
        error(code, where, message, Optional.of(note), remedy);
    }

    void error(Code code, Where where, String message, Optional<Diagnostic.Note> note, String remedy) {
        out.add(new Diagnostic(code, Diagnostic.Severity.ERROR, where.place(), message, note.stream().toList(), remedy));
    }

    /** Reports a name that is none, or that another thing of the kind has. */
    void name(String name, boolean wellFormed, Set<String> taken, String kind, Where where) {
        if (!wellFormed) {
            error(VerifyCode.NAME, where, "`" + name + "` cannot name a " + kind, "use a name as docs/il.md describes");
        }
        if (!taken.add(name)) {
            error(VerifyCode.DUPLICATE, where, "a second " + kind + " is named `" + name + "`", "name it differently");
        }
    }

    void limit(int count, int most, String what, Where where) {
        if (count > most) {
            exceeded = true;
            error(VerifyCode.LIMIT, where, count + " " + what + ", at most " + most + " are possible", "use fewer");
        }
    }

    void stored(String what, Field field, Where where) {
        error(
                VerifyCode.STORED,
                where,
                "a " + what + " cannot have the field `" + field.name() + "` of type `" + field.type().text() + "`",
                "use a type that a " + what + " can have");
    }

    void unknown(String kind, String name, Where where) {
        error(VerifyCode.UNKNOWN, where, "no " + kind + " is named `" + name + "`", "declare it, or correct the name");
    }
}
