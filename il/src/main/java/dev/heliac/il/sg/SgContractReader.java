package dev.heliac.il.sg;

import dev.heliac.il.Contract.Direction;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.sg.SgDeclaration.Condition;
import dev.heliac.il.sg.SgDeclaration.Constant;
import dev.heliac.il.sg.SgDeclaration.Contract;
import dev.heliac.il.sg.SgDeclaration.Message;
import dev.heliac.il.sg.SgDeclaration.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a contract. The states are only found; what they say is read by {@code il.contract}, from the same places. */
final class SgContractReader {

    private static final Set<String> MODIFIERS =
            Set.of("public", "private", "protected", "internal", "static", "new", "unsafe", "sealed", "abstract", "virtual", "readonly",
                    "rep", "pointerfree", "extern");
    private static final Set<String> CONDITIONS = Set.of("requires", "ensures", "otherwise", "modifies");

    private final SgTokens tokens;
    private final SgScope scope;
    private final Diagnostics out;
    private final List<SgDeclaration> nested = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Place> named = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final List<int[]> text = new ArrayList<>();
    private SgScope inner;
    private boolean understood = true;
    private int at;

    SgContractReader(SgTokens tokens, SgScope scope, Diagnostics out) {
        this.tokens = tokens;
        this.scope = scope;
        this.out = out;
        inner = scope;
    }

    /** Where it has read to. */
    int at() {
        return at;
    }

    /** The enums and structs of the contract. */
    List<SgDeclaration> nested() {
        return nested;
    }

    /** From the word {@code contract} on. */
    Contract read(int from) {
        var name = tokens.text(from + 1);
        var place = tokens.place(from + 1);
        inner = scope.child(name);
        at = from + 2;
        var base = tokens.is(at, ":") ? base() : Optional.<SgName>empty();
        if (!tokens.is(at, "{")) {
            error(SgCode.SYNTAX, "expected `{`, found `" + tokens.text(at) + "`", "write `contract " + name + " : Base { … }`");
            while (!tokens.isEnd(at) && !tokens.is(at, "{") && !tokens.is(at, "}") && !tokens.is(at, ";")) {
                at++;
            }
        }
        if (tokens.is(at, "{")) {
            at++;
            body(name, place);
        }
        int[] first = text.isEmpty() ? new int[] {from, from} : text.getFirst();
        int line = tokens.line(tokens.start(first[0]));
        return new Contract(name, scope, base, messages, states, constants, blanked(line), line, understood, place);
    }

    private Optional<SgName> base() {
        var types = new SgTypeReader(tokens, out);
        var type = types.type(at + 1);
        at = types.at();
        return type.map(t -> t instanceof SgType.Named n ? n.name() : null);
    }

    private void body(String name, Place place) {
        while (!tokens.is(at, "}")) {
            if (tokens.isEnd(at) || isContractBehindModifiers()) {
                understood = false;
                out.error(SgCode.UNCLOSED, place, "contract `" + name + "` is not closed", "close it with `}`");
                return;
            }
            member();
        }
        at++;
    }

    private boolean isContractBehindModifiers() {
        int ahead = at;
        while (tokens.isName(ahead) && MODIFIERS.contains(tokens.text(ahead))) {
            ahead++;
        }
        return SgReader.isContract(tokens, ahead);
    }

    private void member() {
        if (tokens.is(at, "[")) {
            at = tokens.afterBlock(at);
        } else if (tokens.is(at, ";") || tokens.isName(at) && MODIFIERS.contains(tokens.text(at))) {
            at++;
        } else if (isMessage(at)) {
            message();
        } else if (isState(at)) {
            state();
        } else if (tokens.is(at, "const")) {
            constant();
        } else if (tokens.is(at, "enum") && tokens.isName(at + 1)) {
            var types = new SgTypesReader(tokens, inner, out);
            types.enumeration(at).ifPresent(nested::add);
            at = Math.max(at + 1, types.at());
        } else if (tokens.is(at, "struct") && tokens.isName(at + 1)) {
            var types = new SgTypesReader(tokens, inner, out);
            nested.addAll(types.struct(at));
            at = Math.max(at + 1, types.at());
        } else {
            error(
                    SgCode.SYNTAX,
                    "expected a message, a state, a constant, an enum or a struct, found `" + tokens.text(at) + "`",
                    "see docs/sing-sharp.md for what a contract has");
            skip();
        }
    }

    /** Behind what is not understood: a semicolon, or a block. */
    private void skip() {
        do {
            if (tokens.is(at, "{")) {
                at = tokens.afterBlock(at);
                return;
            }
            at++;
        } while (!tokens.isEnd(at) && !tokens.is(at, "}") && !tokens.is(at, ";") && !isMessage(at) && !isState(at));
    }

    private void error(SgCode code, String message, String remedy) {
        understood = false;
        out.error(code, tokens.place(at), message, remedy);
    }

    // ---- messages

    private boolean isMessage(int i) {
        return (tokens.is(i, "in") || tokens.is(i, "out")) && tokens.is(i + 1, "message")
                || tokens.is(i, "message") && tokens.isName(i + 1) && tokens.is(i + 2, "(");
    }

    private void message() {
        var direction = tokens.is(at, "in") ? Direction.IN : tokens.is(at, "out") ? Direction.OUT : Direction.BOTH;
        at += direction == Direction.BOTH ? 1 : 2;
        var name = tokens.text(at);
        var place = tokens.place(at);
        if (!tokens.isName(at) || !tokens.is(at + 1, "(")) {
            error(SgCode.SYNTAX, "expected the message's name and `(`, found `" + name + "`", "write `in message Name(…);`");
            skip();
            return;
        }
        var types = new SgTypeReader(tokens, out);
        var parameters = types.parameters(at + 1);
        at = types.at();
        understood &= parameters.isPresent();
        var twin = named.putIfAbsent(name, place);
        if (twin != null) {
            understood = false;
            out.error(SgCode.DUPLICATE, place, "message `" + name + "` is declared twice, first in line " + twin.line(),
                    "give one of them another name");
        }
        var conditions = new ArrayList<Condition>();
        while (tokens.isName(at) && CONDITIONS.contains(tokens.text(at))) {
            condition(conditions);
        }
        if (tokens.is(at, ";")) {
            at++;
        } else if (parameters.isPresent() && conditions.isEmpty()) {
            error(SgCode.SYNTAX, "expected `;` after message `" + name + "`, found `" + tokens.text(at) + "`", "end it with `;`");
        }
        messages.add(new Message(name, direction, parameters.orElse(List.of()), conditions, place));
    }

    /** To its semicolon, which may end the message as well. */
    private void condition(List<Condition> conditions) {
        boolean required = tokens.is(at, "requires");
        var place = tokens.place(at);
        var words = new ArrayList<String>();
        at++;
        while (!tokens.isEnd(at) && !tokens.is(at, ";") && !tokens.is(at, "}") && !isMessage(at) && !isState(at)
                && !(tokens.isName(at) && CONDITIONS.contains(tokens.text(at)))) {
            words.add(tokens.text(at++));
        }
        if (required) {
            conditions.add(new Condition(words, place));
        }
        if (tokens.is(at, ";") && tokens.isName(at + 1) && CONDITIONS.contains(tokens.text(at + 1))) {
            at++;
        }
    }

    // ---- states

    private boolean isState(int i) {
        return tokens.is(i, "state") && tokens.isName(i + 1) || tokens.is(i, "override") && tokens.is(i + 1, "state");
    }

    private void state() {
        int start = at;
        boolean overrides = tokens.is(at, "override");
        at += overrides ? 2 : 1;
        var place = tokens.place(at);
        var name = tokens.text(at++);
        if (tokens.is(at, ":")) {
            at++;
        }
        if ((tokens.is(at, "one") || tokens.is(at, "all")) && !isMark(at + 1)) {
            at++;
        }
        if (tokens.is(at, "{")) {
            block(name);
        } else {
            while (!tokens.isEnd(at) && !tokens.is(at, ";") && !tokens.is(at, "}") && !isState(at) && !isMessage(at)) {
                at++;
            }
            at += tokens.is(at, ";") ? 1 : 0;
        }
        text.add(new int[] {start, at});
        var words = new ArrayList<String>();
        for (int i = start; i < at; i++) {
            words.add(tokens.text(i));
        }
        states.add(new State(name, overrides, words, SgFirst.of(words), place));
    }

    private boolean isMark(int i) {
        return tokens.is(i, "?") || tokens.is(i, "!");
    }

    /** To the brace that closes it. */
    private void block(String state) {
        int open = at;
        at++;
        while (!tokens.is(at, "}")) {
            if (tokens.isEnd(at) || isState(at) || isMessage(at) || tokens.is(at, "{")) {
                understood = false;
                out.error(
                        tokens.is(at, "{") ? SgCode.SYNTAX : SgCode.UNCLOSED,
                        tokens.is(at, "{") ? tokens.place(at) : tokens.place(open),
                        tokens.is(at, "{") ? "a brace within state `" + state + "`" : "state `" + state + "` is not closed",
                        tokens.is(at, "{") ? "write alternatives in parentheses: `(A! or B!)`" : "close it with `}`");
                at = tokens.is(at, "{") ? tokens.afterBlock(open) : at;
                return;
            }
            at++;
        }
        at++;
    }

    /** The file from a line on, all but the states blank, so that lines and columns stay. */
    private String blanked(int line) {
        if (text.isEmpty()) {
            return "";
        }
        int from = tokens.lineStart(line);
        int to = tokens.end(text.getLast()[1] - 1);
        var blank = tokens.source().substring(from, to).toCharArray();
        for (int i = 0; i < blank.length; i++) {
            boolean lineEnd = blank[i] == '\n' || blank[i] == '\r' && !(i + 1 < blank.length && blank[i + 1] == '\n');
            blank[i] = lineEnd ? '\n' : ' ';
        }
        for (var range : text) {
            for (int i = range[0]; i < range[1]; i++) {
                tokens.source().getChars(tokens.start(i), tokens.end(i), blank, tokens.start(i) - from);
            }
        }
        return new String(blank);
    }

    // ---- constants

    private void constant() {
        int start = at;
        var types = new SgTypeReader(tokens, out);
        var type = types.type(at + 1);
        at = types.at();
        if (type.isEmpty() || !tokens.isName(at) || !tokens.is(at + 1, "=")) {
            at = start;
            error(SgCode.SYNTAX, "the constant is not understood", "write `const int Name = 1;`");
            skip();
            return;
        }
        var name = tokens.text(at);
        var place = tokens.place(at);
        var value = new ArrayList<String>();
        at += 2;
        for (; !tokens.isEnd(at) && !tokens.is(at, ";") && !tokens.is(at, "}"); at++) {
            value.add(tokens.text(at));
        }
        constants.add(new Constant(name, type.get(), value, place));
    }
}
