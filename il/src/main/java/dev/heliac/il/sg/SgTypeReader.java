package dev.heliac.il.sg;

import dev.heliac.il.Role;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.sg.SgDeclaration.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads types with all of Sing#'s marks, and what is declared with them: parameters and fields. */
final class SgTypeReader {

    private static final Set<String> PASSED_OVER = Set.of(
            "ref", "out", "params", "public", "private", "protected", "internal", "readonly", "new", "volatile", "unsafe");

    private final SgTokens tokens;
    private final Diagnostics out;
    private int at;

    SgTypeReader(SgTokens tokens, Diagnostics out) {
        this.tokens = tokens;
        this.out = out;
    }

    /** Where it has read to. */
    int at() {
        return at;
    }

    /** The parameters between parentheses; what is not understood is reported. */
    Optional<List<Parameter>> parameters(int open) {
        at = open + 1;
        var parameters = new ArrayList<Parameter>();
        boolean understood = true;
        while (!tokens.is(at, ")")) {
            var parameter = parameter(parameters.size() + 1);
            parameter.ifPresent(parameters::add);
            understood &= parameter.isPresent();
            if (tokens.is(at, ",")) {
                at++;
            } else if (!tokens.is(at, ")")) {
                if (parameter.isPresent()) {
                    misfit("`,` or `)`");
                    understood = false;
                }
                if (!recover()) {
                    return Optional.empty();
                }
            }
        }
        at++;
        return understood ? Optional.of(parameters) : Optional.empty();
    }

    /** To the next parameter or the end of all; false where there is none. */
    private boolean recover() {
        int depth = 0;
        while (!tokens.isEnd(at) && !tokens.is(at, ";") && !tokens.is(at, "{") && !tokens.is(at, "}")) {
            if (depth == 0 && tokens.is(at, ",")) {
                at++;
                return true;
            }
            if (depth == 0 && tokens.is(at, ")")) {
                return true;
            }
            depth += tokens.is(at, "(") ? 1 : tokens.is(at, ")") ? -1 : 0;
            at++;
        }
        return false;
    }

    private Optional<Parameter> parameter(int number) {
        modifiers();
        int start = at;
        var type = type(at);
        if (type.isEmpty()) {
            misfit("a type");
            return Optional.empty();
        }
        if (!tokens.isName(at)) {
            return Optional.of(new Parameter("value" + number, type.get(), tokens.place(start)));
        }
        at++;
        return Optional.of(new Parameter(tokens.text(at - 1), type.get(), tokens.place(at - 1)));
    }

    private void modifiers() {
        while (true) {
            if (tokens.is(at, "[")) {
                at = tokens.afterBlock(at);
            } else if (tokens.isName(at) && PASSED_OVER.contains(tokens.text(at))) {
                at++;
            } else {
                return;
            }
        }
    }

    private void misfit(String expected) {
        var found = tokens.isEnd(at) ? "the end of the file" : "`" + tokens.text(at) + "`";
        out.error(
                SgCode.SYNTAX,
                tokens.place(at),
                "expected " + expected + ", found " + found,
                "parameters are a type and a name each, such as `byte[]! in ExHeap data`");
    }

    /** The fields that a declaration from here on declares, to its semicolon; none if it is something else. */
    List<Parameter> fields(int from) {
        at = from;
        modifiers();
        var type = type(at);
        var fields = new ArrayList<Parameter>();
        while (type.isPresent() && tokens.isName(at)) {
            fields.add(new Parameter(tokens.text(at), type.get(), tokens.place(at)));
            at++;
            if (tokens.is(at, "=")) {
                while (!tokens.isEnd(at) && !tokens.is(at, ";") && !tokens.is(at, ",")) {
                    at++;
                }
            }
            if (tokens.is(at, ";")) {
                return fields;
            }
            if (!tokens.is(at, ",")) {
                break;
            }
            at++;
        }
        return List.of();
    }

    /** The type from here on. */
    Optional<SgType> type(int from) {
        at = from;
        if (!tokens.isName(at)) {
            return Optional.empty();
        }
        int start = at;
        var parts = new ArrayList<String>();
        parts.add(tokens.text(at++));
        boolean generic = generic();
        while (tokens.is(at, ".") && tokens.isName(at + 1)) {
            parts.add(tokens.text(at + 1));
            at += 2;
            generic |= generic();
        }
        var last = parts.getLast();
        SgType type = !generic && (last.equals("Imp") || last.equals("Exp")) ? end(parts, start) : new SgType.Named(
                name(parts, start), generic, false);
        return Optional.of(suffixes(type));
    }

    private boolean generic() {
        if (!tokens.is(at, "<")) {
            return false;
        }
        int close = at;
        int depth = 0;
        while (!tokens.isEnd(close) && !tokens.is(close, ";") && !tokens.is(close, "{")) {
            depth += tokens.is(close, "<") ? 1 : tokens.is(close, ">") ? -1 : 0;
            close++;
            if (depth == 0) {
                at = close;
                return true;
            }
        }
        return false;
    }

    private SgName name(List<String> parts, int start) {
        int last = start + 2 * (parts.size() - 1);
        int length = tokens.line(tokens.start(start)) == tokens.line(tokens.start(last)) ? tokens.end(last) - tokens.start(start) : 1;
        boolean plain = tokens.isName(last) && length > 0;
        var place = plain ? tokens.placeOf(tokens.start(start), length) : tokens.place(start);
        return new SgName(String.join(".", parts), place);
    }

    private SgType end(List<String> parts, int start) {
        var role = parts.getLast().equals("Imp") ? Role.IMP : Role.EXP;
        var contract = parts.subList(0, parts.size() - 1);
        Optional<SgName> state = Optional.empty();
        if (tokens.is(at, ":") && tokens.isName(at + 1)) {
            state = Optional.of(new SgName(tokens.text(at + 1), tokens.place(at + 1)));
            at += 2;
        }
        return new SgType.End(contract.isEmpty() ? Optional.empty() : Optional.of(name(contract, start)), role, state, false);
    }

    private SgType suffixes(SgType base) {
        var type = base;
        while (true) {
            if (tokens.is(at, "!")) {
                type = nonNull(type);
                at++;
            } else if (tokens.is(at, "?")) {
                at++;
            } else if (tokens.is(at, "[")) {
                type = new SgType.Vector(type, false);
                at = tokens.afterBlock(at);
            } else if (tokens.is(at, "*")) {
                type = new SgType.Pointer(type, false);
                at++;
            } else if (tokens.is(at, "in") && tokens.is(at + 1, "ExHeap")) {
                at += 2;
                type = oldVector(type, tokens.is(at, "["));
            } else if (tokens.is(at, "opt") && tokens.is(at + 1, "(")) {
                int close = tokens.afterBlock(at + 1);
                type = oldVector(type, tokens.is(close - 2, "]"));
                at = close;
            } else if (tokens.is(at, "ExHeap") && tokens.is(at + 1, "[")) {
                at++;
                type = oldVector(type, true);
            } else {
                return type;
            }
        }
    }

    /** {@code T* opt(ExHeap[])} and {@code T* in ExHeap[]} are what was written for {@code T[] in ExHeap} once. */
    private SgType oldVector(SgType type, boolean vector) {
        if (vector && tokens.is(at, "[")) {
            at = tokens.afterBlock(at);
        }
        return vector && type instanceof SgType.Pointer p ? new SgType.Vector(p.target(), p.nonNull()) : type;
    }

    private static SgType nonNull(SgType type) {
        return switch (type) {
            case SgType.Named n -> new SgType.Named(n.name(), n.generic(), true);
            case SgType.End e -> new SgType.End(e.contract(), e.role(), e.state(), true);
            case SgType.Vector v -> new SgType.Vector(v.element(), true);
            case SgType.Pointer p -> new SgType.Pointer(p.target(), true);
        };
    }
}
