package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code #if} and its like. A symbol that is not given, nor defined in the file, is false. */
final class SgDirectives {

    private static final int DEEPEST = 100;

    /**
     * An {@code #if} that is open.
     *
     * @param outer whether what is around it is read
     * @param taken whether one of its branches was read
     */
    private record Branch(int offset, boolean outer, boolean taken, boolean read, boolean last) {}

    private final SgTokens tokens;
    private final Set<String> symbols;
    private final Diagnostics out;
    private final Deque<Branch> open = new ArrayDeque<>();
    private List<String> words = List.of();
    private int next;

    SgDirectives(SgTokens tokens, Set<String> symbols, Diagnostics out) {
        this.tokens = tokens;
        this.symbols = new HashSet<>(symbols);
        this.out = out;
    }

    /** Follows the directive from its {@code #} to the end of its line. Returns whether what comes next is read. */
    boolean directive(int from, int to) {
        words = words(tokens.source().substring(from + 1, to));
        next = 0;
        switch (take()) {
            case "if" -> {
                boolean outer = reading();
                boolean holds = outer && condition(from, to);
                open.push(new Branch(from, outer, holds, holds, false));
            }
            case "elif" -> branch(from, to, false);
            case "else" -> branch(from, to, true);
            case "endif" -> {
                if (open.poll() == null) {
                    unmatched(from, to, "#endif");
                }
            }
            case "define" -> {
                if (reading()) {
                    symbols.add(take());
                }
            }
            case "undef" -> {
                if (reading()) {
                    symbols.remove(take());
                }
            }
            default -> {}
        }
        return reading();
    }

    /** What is open at the end of the file. */
    void end() {
        if (!open.isEmpty()) {
            out.error(SgCode.UNCLOSED, tokens.placeOf(open.peek().offset(), 3), "`#if` without `#endif`", "close it with `#endif`");
        }
    }

    private boolean reading() {
        return open.isEmpty() || open.peek().read();
    }

    private void branch(int from, int to, boolean last) {
        var before = open.poll();
        if (before == null || before.last()) {
            unmatched(from, to, last ? "#else" : "#elif");
            if (before != null) {
                open.push(before);
            }
            return;
        }
        boolean holds = before.outer() && !before.taken() && (last || condition(from, to));
        open.push(new Branch(before.offset(), before.outer(), before.taken() || holds, holds, last));
    }

    private void unmatched(int from, int to, String what) {
        out.error(
                SgCode.UNCLOSED,
                tokens.placeOf(from, to - from),
                "`" + what + "` does not belong to an `#if`",
                "remove it, or begin with `#if`");
    }

    // ---- conditions

    private boolean condition(int from, int to) {
        boolean[] wrong = {false};
        boolean value = or(0, wrong);
        if (wrong[0] || next < words.size()) {
            out.error(
                    SgCode.SYNTAX,
                    tokens.placeOf(from, to - from),
                    "the condition is not understood",
                    "conditions are symbols with `!`, `&&`, `||`, `==`, `!=` and parentheses");
            return false;
        }
        return value;
    }

    private boolean or(int depth, boolean[] wrong) {
        boolean value = and(depth, wrong);
        while (accept("||")) {
            value |= and(depth, wrong);
        }
        return value;
    }

    private boolean and(int depth, boolean[] wrong) {
        boolean value = equal(depth, wrong);
        while (accept("&&")) {
            value &= equal(depth, wrong);
        }
        return value;
    }

    private boolean equal(int depth, boolean[] wrong) {
        boolean value = single(depth, wrong);
        while (true) {
            if (accept("==")) {
                value = value == single(depth, wrong);
            } else if (accept("!=")) {
                value = value != single(depth, wrong);
            } else {
                return value;
            }
        }
    }

    private boolean single(int depth, boolean[] wrong) {
        boolean not = false;
        while (accept("!")) {
            not = !not;
        }
        boolean value;
        if (depth < DEEPEST && accept("(")) {
            value = or(depth + 1, wrong);
            wrong[0] |= !accept(")");
        } else {
            var word = take();
            wrong[0] |= word.isEmpty() || !Character.isJavaIdentifierStart(word.charAt(0));
            value = word.equals("true") || symbols.contains(word) && !word.equals("false");
        }
        return value != not;
    }

    private boolean accept(String word) {
        boolean is = next < words.size() && words.get(next).equals(word);
        next += is ? 1 : 0;
        return is;
    }

    private String take() {
        return next < words.size() ? words.get(next++) : "";
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < line.length() && !line.startsWith("//", at)) {
            int end = at + 1;
            if (Character.isJavaIdentifierStart(line.charAt(at))) {
                while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
                    end++;
                }
            } else if (end < line.length() && List.of("||", "&&", "==", "!=").contains(line.substring(at, end + 1))) {
                end++;
            }
            if (!Character.isWhitespace(line.charAt(at))) {
                words.add(line.substring(at, end));
            }
            at = end;
        }
        return words;
    }
}
