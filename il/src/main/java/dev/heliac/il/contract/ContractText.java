package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the state machine of a contract, Sing#'s notation, into plain states. */
public final class ContractText {

    private static final int MAX_STATES = 10_000;

    /** Where a line and column of the text are in the user's file. */
    public interface Places {
        Place at(int line, int column, int length);
    }

    private record Token(String text, int line, int column) {}

    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Message> messages = new HashMap<>();
    private final Map<String, List<Transition>> states = new LinkedHashMap<>();
    private final Map<String, Token> mentioned = new LinkedHashMap<>();
    private final Places places;
    private final Diagnostics out;
    private int next;
    private boolean failed;

    private ContractText(List<Message> declared, Places places, Diagnostics out) {
        declared.forEach(m -> messages.put(m.name(), m));
        this.places = places;
        this.out = out;
    }

    /** Reads a contract's text; what is wrong is reported with its line and column inside the text. */
    public static Optional<Contract> parse(
            String name, String text, List<Message> messages, Places places, Diagnostics out) {
        var parser = new ContractText(messages, places, out);
        parser.tokenize(text);
        parser.contract();
        if (parser.failed) {
            return Optional.empty();
        }
        var states = parser.states.entrySet().stream().map(e -> new State(e.getKey(), e.getValue())).toList();
        var initial = parser.states.containsKey("Start") ? "Start" : states.getFirst().name();
        return Optional.of(new Contract(name, messages, states, initial));
    }

    private void tokenize(String text) {
        int line = 1;
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int column = i - start + 1;
            if (c == '\n') {
                line++;
                start = i + 1;
                i++;
            } else if (Character.isWhitespace(c)) {
                i++;
            } else if (text.startsWith("//", i)) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = i;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(text.substring(i, end), line, column));
                i = end;
            } else if (text.startsWith("->", i)) {
                tokens.add(new Token("->", line, column));
                i += 2;
            } else {
                tokens.add(new Token(String.valueOf(c), line, column));
                i++;
            }
        }
        tokens.add(new Token("", line, text.length() - start + 1));
    }

    private void contract() {
        while (!peek().text.isEmpty() && !failed && states.size() <= MAX_STATES) {
            if (peek().text.equals("override")) {
                error(ContractCode.UNSUPPORTED, peek(), "`override` belongs to contract extension", "write the states out in one contract");
                return;
            }
            if (expect("state")) {
                state();
            }
        }
        if (states.isEmpty() && !failed) {
            error(ContractCode.NO_STATES, peek(), "the contract declares no state", "declare at least `state Start: ;`");
        }
        if (failed) {
            return;
        }
        mentioned.forEach((state, token) -> {
            if (!states.containsKey(state)) {
                error(ContractCode.UNDECLARED_STATE, token, "no state `" + state + "`",
                        "declare `state " + state + ": …;` or correct the name");
            }
        });
    }

    private void state() {
        var name = peek();
        if (!identifier("a state's name") || !expect(":")) {
            return;
        }
        if (states.putIfAbsent(name.text, new ArrayList<>()) != null) {
            error(ContractCode.DUPLICATE_STATE, name, "state `" + name.text + "` is declared twice", "give one of them another name");
            return;
        }
        if (peek().text.equals("all")) {
            error(ContractCode.UNSUPPORTED, peek(), "`all` is not supported yet", "write the interleavings out as states");
            return;
        }
        if (peek().text.equals("one")) {
            next++;
        }
        if (accept("{")) {
            while (!failed && !accept("}")) {
                if (!accept(";")) {
                    sequence(name.text);
                }
            }
            accept(";");
        } else if (!accept(";")) {
            sequence(name.text);
        }
    }

    /** One alternative of a state, to its semicolon. */
    private void sequence(String state) {
        var from = state;
        while (!failed) {
            var first = peek();
            var actions = step();
            if (failed) {
                return;
            }
            if (actions.isEmpty() && messages.containsKey(first.text)) {
                next++;
                syntax("`?` or `!` after the message `" + first.text + "`");
                return;
            }
            if (actions.isEmpty()) {
                error(
                        ContractCode.UNSUPPORTED,
                        first,
                        "`" + first.text + "` is used as a subroutine, which is not supported yet",
                        "name the messages here, each followed by ? or !");
                return;
            }
            String to;
            if (accept("->")) {
                if (isName(peek()) && !isMark(following())) {
                    to = peek().text;
                    mentioned.putIfAbsent(to, peek());
                    next++;
                    add(from, actions, to);
                    if (peek().text.equals("->")) {
                        error(
                                ContractCode.UNSUPPORTED,
                                peek(),
                                "`" + to + "` is used as a subroutine, which is not supported yet",
                                "let the sequence end with the state it goes to");
                        return;
                    }
                    endOfSequence();
                    return;
                }
                to = anonymous(state);
                states.put(to, new ArrayList<>());
                add(from, actions, to);
                from = to;
            } else {
                to = anonymous(state);
                states.put(to, new ArrayList<>());
                add(from, actions, to);
                out.add(new Diagnostic(
                        ContractCode.DEAD_END,
                        Diagnostic.Severity.WARNING,
                        places.at(first.line, first.column, first.text.length()),
                        "the conversation ends after `" + first.text + "`",
                        List.of(),
                        "add `-> State` with the state it goes to"));
                endOfSequence();
                return;
            }
        }
    }

    private void endOfSequence() {
        if (!peek().text.equals("}")) {
            expect(";");
        }
    }

    private String anonymous(String state) {
        int n = 1;
        while (states.containsKey(state + "~" + n)) {
            n++;
        }
        return state + "~" + n;
    }

    private record Action(Token message, boolean receive) {}

    /** A message with its mark, or a choice of them in parentheses; empty when a state is named instead. */
    private List<Action> step() {
        if (accept("(")) {
            var actions = new ArrayList<Action>();
            do {
                var one = action();
                if (one == null) {
                    return List.of();
                }
                actions.add(one);
            } while (accept("or"));
            expect(")");
            return actions;
        }
        if (isName(peek()) && !isMark(following())) {
            return List.of();
        }
        var one = action();
        return one == null ? List.of() : List.of(one);
    }

    private Action action() {
        var name = peek();
        if (!identifier("a message")) {
            return null;
        }
        if (!isMark(peek())) {
            syntax("`?` or `!` after the message `" + name.text + "`");
            return null;
        }
        boolean receive = peek().text.equals("?");
        next++;
        var message = messages.get(name.text);
        if (message == null) {
            error(
                    ContractCode.UNDECLARED_MESSAGE,
                    name,
                    "no message `" + name.text + "`",
                    "declare `record " + name.text + "(…) implements " + (receive ? "In" : "Out") + " {}` or correct the name");
        } else if (message.direction() == (receive ? Direction.OUT : Direction.IN)) {
            error(
                    ContractCode.DIRECTION,
                    name,
                    "`" + name.text + "` is " + (receive ? "sent" : "received") + " by the exporter, not "
                            + (receive ? "received" : "sent"),
                    "write `" + name.text + (receive ? "!" : "?") + "`, or let the record implement the other interface");
        }
        return new Action(name, receive);
    }

    private void add(String from, List<Action> actions, String to) {
        for (var action : actions) {
            var known = states.get(from);
            if (known.stream().anyMatch(t -> t.message().equals(action.message.text) && t.receive() == action.receive)) {
                error(
                        ContractCode.NOT_DETERMINISTIC,
                        action.message,
                        "state `" + from + "` already has `" + action.message.text + (action.receive ? "?`" : "!`"),
                        "give the alternatives different messages");
            }
            known.add(new Transition(action.receive, action.message.text, to));
        }
    }

    private static boolean isName(Token token) {
        return !token.text.isEmpty() && Character.isJavaIdentifierStart(token.text.charAt(0));
    }

    private static boolean isMark(Token token) {
        return Set.of("?", "!").contains(token.text);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token following() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    private boolean accept(String text) {
        if (peek().text.equals(text)) {
            next++;
            return true;
        }
        return false;
    }

    private boolean expect(String text) {
        if (accept(text)) {
            return true;
        }
        syntax("`" + text + "`");
        return false;
    }

    private boolean identifier(String what) {
        if (isName(peek())) {
            next++;
            return true;
        }
        syntax(what);
        return false;
    }

    private void syntax(String expected) {
        var found = peek().text.isEmpty() ? "the end of the text" : "`" + peek().text + "`";
        error(ContractCode.SYNTAX, peek(), "expected " + expected + ", found " + found, "see docs/contracts.md for the notation");
    }

    private void error(ContractCode code, Token token, String message, String remedy) {
        failed = true;
        out.error(code, places.at(token.line, token.column, Math.max(1, token.text.length())), message, remedy);
    }
}
