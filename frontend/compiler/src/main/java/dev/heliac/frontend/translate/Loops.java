package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.diag.Diagnostic.Note;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What must hold where a loop starts over: each variable names what it named when the loop began, in the same state. */
final class Loops {

    private final MethodTranslator method;
    private final Frame start;
    private final Frame again;
    private final int line;
    private final Map<Token, Token> forth = new HashMap<>();
    private final Map<Token, Token> back = new HashMap<>();

    private Loops(MethodTranslator method, Frame start, Frame again, int line) {
        this.method = method;
        this.start = start;
        this.again = again;
        this.line = line;
    }

    /** Reports and aborts where an endpoint, vector or listener does not fit. */
    static void check(MethodTranslator method, Frame start, Frame again, int line) {
        var loops = new Loops(method, start, again, line);
        for (int i = 0; i < start.locals.length; i++) {
            loops.fit(start.locals[i], again.locals[i]);
        }
        for (int i = 0; i < start.stack.size(); i++) {
            loops.fit(start.stack.get(i), again.stack.get(i));
        }
    }

    private void fit(Abs before, Abs now) {
        switch (before) {
            case Abs.Tok t -> {
                if (!(now instanceof Abs.Tok n)) {
                    throw another(t.token());
                }
                fit(t.token(), n.token());
            }
            case Abs.Rec r -> {
                if (!(now instanceof Abs.Rec n) || !n.type().equals(r.type())) {
                    throw method.varying(line);
                }
                for (int i = 0; i < r.parts().size(); i++) {
                    fit(r.parts().get(i), n.parts().get(i));
                }
            }
            case null -> {}
            case Abs.Val _, Abs.Null _, Abs.Pending _, Abs.Selection _, Abs.Absent _, Abs.Choice _, Abs.Fresh _, Abs.Body _,
                    Abs.ClassLiteral _ -> {}
        }
    }

    private void fit(Token before, Token now) {
        var twin = forth.putIfAbsent(before, now);
        var other = back.putIfAbsent(now, before);
        boolean exchanged = twin != null && !twin.equals(now) || (before.borrowed() || now.borrowed()) && !before.equals(now);
        var at = start.tokens.get(before);
        var holding = again.tokens.get(now);
        if (exchanged || at == null || holding == null) {
            throw another(before);
        }
        if (other != null && !other.equals(before)) {
            method.error(
                    FrontCode.ALIASES,
                    line,
                    before.described() + " and " + other.described() + " are one and the same when the loop starts over",
                    "let each variable keep or get one of its own");
            throw new MethodTranslator.Abort();
        }
        if (at.held() && !method.linear.canStandFor(now, holding.state(), before)) {
            throw another(before);
        }
        if (at.held() != holding.held()) {
            method.linear.loopGone(before, holding, at, line);
            throw new MethodTranslator.Abort();
        }
        if (at.held() && at.other() == null) {
            sameState(before, at, now, holding);
        }
    }

    private MethodTranslator.Abort another(Token token) {
        method.error(
                FrontCode.ALIASES,
                line,
                token.described() + " is something else when the loop starts over",
                "give it another variable");
        return new MethodTranslator.Abort();
    }

    private void sameState(Token before, Holding at, Token now, Holding holding) {
        boolean differs = !Objects.equals(at.state(), holding.state());
        if (!differs && holding.other() == null) {
            return;
        }
        var state = differs ? holding.state() : holding.other().state();
        int since = differs ? holding.since() : holding.other().line();
        method.error(
                FrontCode.LOOP_STATE,
                line,
                before.described() + " is in state `" + state + "` when the loop starts over"
                        + (holding.other() == null ? "" : ", on one path") + ", but it was in state `" + at.state()
                        + "` when the loop began",
                List.of(
                        new Note(method.place(before, at.since()), "state `" + at.state() + "` since here"),
                        new Note(method.place(now, since), "state `" + state + "` since here")),
                "bring it back to state `" + at.state() + "` before the loop's end, or leave the loop");
        throw new MethodTranslator.Abort();
    }
}
