package dev.heliac.il.contract;

import dev.heliac.il.contract.ContractSyntax.Action;
import dev.heliac.il.contract.ContractSyntax.Kind;
import dev.heliac.il.contract.ContractSyntax.Sequence;
import dev.heliac.il.contract.ContractSyntax.State;
import dev.heliac.il.contract.ContractSyntax.Step;
import dev.heliac.il.contract.ContractSyntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the grammar of docs/contracts.md; the first token that does not fit ends it. */
final class ContractParser {

    /** Thrown away once it has been told. */
    private static final class Misfit extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** So that the names that are made from it are names in HIL, too. */
    private static final int LONGEST_NAME = 1_000;

    private final List<Token> tokens;
    private final boolean extending;
    private final ContractReport report;
    private int next;

    private ContractParser(List<Token> tokens, boolean extending, ContractReport report) {
        this.tokens = tokens;
        this.extending = extending;
        this.report = report;
    }

    /** @param extending whether it extends another contract, and need not say anything itself */
    static Optional<ContractSyntax> parse(String text, boolean extending, ContractReport report) {
        var parser = new ContractParser(ContractLexer.tokens(text), extending, report);
        try {
            return Optional.of(parser.contract());
        } catch (Misfit e) {
            return Optional.empty();
        }
    }

    private ContractSyntax contract() throws Misfit {
        var states = new ArrayList<State>();
        while (!peek().isEnd()) {
            boolean overrides = accept("override");
            expect("state");
            states.add(state(overrides));
        }
        if (states.isEmpty() && !extending) {
            report.error(ContractCode.NO_STATES, peek(), "the contract declares no state", "declare at least `state Start: ;`");
            throw new Misfit();
        }
        return new ContractSyntax(states);
    }

    private State state(boolean overrides) throws Misfit {
        var name = name("a state's name");
        expect(":");
        var kind = Kind.ONE;
        if (!following().isMark()) {
            kind = accept("all") ? Kind.ALL : Kind.ONE;
            if (kind == Kind.ONE) {
                accept("one");
            }
        }
        var sequences = new ArrayList<Sequence>();
        if (accept("{")) {
            while (!accept("}")) {
                if (!accept(";")) {
                    sequences.add(sequence());
                }
            }
            accept(";");
        } else if (!accept(";")) {
            sequences.add(sequence());
        }
        return new State(name, overrides, kind, sequences);
    }

    /** One alternative of a state, to its semicolon. */
    private Sequence sequence() throws Misfit {
        var steps = new ArrayList<Step>();
        do {
            if (peek().isName() && !following().isMark()) {
                var state = name("a message");
                if (!peek().text().equals("->")) {
                    if (steps.isEmpty()) {
                        throw misfit("`?` or `!` after the message `" + state.text() + "`");
                    }
                    endOfSequence();
                    return new Sequence(steps, Optional.of(state));
                }
                steps.add(new Step.Subroutine(state));
            } else {
                steps.add(new Step.Messages(messages()));
            }
        } while (accept("->"));
        endOfSequence();
        return new Sequence(steps, Optional.empty());
    }

    private void endOfSequence() throws Misfit {
        if (!peek().text().equals("}")) {
            expect(";");
        }
    }

    private List<Action> messages() throws Misfit {
        if (!accept("(")) {
            return List.of(action());
        }
        var actions = new ArrayList<Action>();
        do {
            actions.add(action());
        } while (accept("or"));
        expect(")");
        return actions;
    }

    private Action action() throws Misfit {
        var message = name("a message");
        if (!peek().isMark()) {
            throw misfit("`?` or `!` after the message `" + message.text() + "`");
        }
        return new Action(message, tokens.get(next++).text().equals("?"));
    }

    // ---- tokens

    private Token peek() {
        return tokens.get(next);
    }

    private Token following() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    private boolean accept(String text) {
        boolean is = peek().text().equals(text);
        next += is ? 1 : 0;
        return is;
    }

    private void expect(String text) throws Misfit {
        if (!accept(text)) {
            throw misfit("`" + text + "`");
        }
    }

    private Token name(String what) throws Misfit {
        if (!peek().isName()) {
            throw misfit(what);
        }
        if (peek().text().length() > LONGEST_NAME) {
            report.error(ContractCode.SYNTAX, peek(), "a name of more than " + LONGEST_NAME + " characters", "make it shorter");
            throw new Misfit();
        }
        return tokens.get(next++);
    }

    private Misfit misfit(String expected) {
        if (peek().text().equals(Token.OPEN_COMMENT)) {
            report.error(ContractCode.SYNTAX, peek(), "this comment does not end", "end it with `*/`");
            return new Misfit();
        }
        var found = peek().isEnd() ? "the end of the text" : visible(peek().text());
        report.error(ContractCode.SYNTAX, peek(), "expected " + expected + ", found " + found, "see docs/contracts.md for the notation");
        return new Misfit();
    }

    /** A mark as it is, or what it is called where it cannot be printed. */
    private static String visible(String text) {
        int c = text.codePointAt(0);
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.SPACE_SEPARATOR ->
                String.format(Locale.ROOT, "U+%04X", c);
            default -> "`" + text + "`";
        };
    }
}
