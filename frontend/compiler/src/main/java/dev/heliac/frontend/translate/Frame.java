package dev.heliac.frontend.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Variables, operand stack and tokens at one point. A long or double takes one stack entry and two variables, as in ASM's frames. */
final class Frame {

    final Abs[] locals;
    final ArrayList<Abs> stack;
    final LinkedHashMap<Token, Holding> tokens;

    Frame(int locals) {
        this.locals = new Abs[locals];
        stack = new ArrayList<>();
        tokens = new LinkedHashMap<>();
    }

    private Frame(Frame other) {
        locals = other.locals.clone();
        stack = new ArrayList<>(other.stack);
        tokens = new LinkedHashMap<>(other.tokens);
    }

    Frame copy() {
        return new Frame(this);
    }

    void push(Abs value) {
        stack.add(value);
    }

    Abs pop() {
        return stack.removeLast();
    }

    /** Tokens this function has to dispose of. */
    List<Token> owned() {
        var owned = new ArrayList<Token>();
        tokens.forEach((token, holding) -> {
            if (holding.held() && !token.borrowed()) {
                owned.add(token);
            }
        });
        return owned;
    }

    /** Every token a slot names. */
    Set<Token> named() {
        var named = new LinkedHashSet<Token>();
        Arrays.stream(locals).forEach(a -> collect(a, named));
        stack.forEach(a -> collect(a, named));
        return named;
    }

    boolean holds(Abs value) {
        return stack.contains(value) || Arrays.asList(locals).contains(value);
    }

    static void collect(Abs value, Set<Token> into) {
        switch (value) {
            case null -> {}
            case Abs.Tok t -> into.add(t.token());
            case Abs.Rec r -> r.parts().forEach(p -> collect(p, into));
            case Abs.Pending p -> into.add(p.endpoint());
            case Abs.Selection s -> s.sources().forEach(a -> collect(a, into));
            case Abs.Choice c -> collect(c.subject(), into);
            case Abs.Body b -> b.captured().forEach(a -> collect(a, into));
            case Abs.Val _, Abs.Null _, Abs.Absent _, Abs.Fresh _, Abs.ClassLiteral _ -> {}
        }
    }

    /** Replaces every occurrence of a value, as a constructor does to the object it was called on. */
    void replace(Abs old, Abs now) {
        for (int i = 0; i < locals.length; i++) {
            if (old.equals(locals[i])) {
                locals[i] = now;
            }
        }
        stack.replaceAll(a -> old.equals(a) ? now : a);
    }

    Map<Token, Holding> tokens() {
        return tokens;
    }
}
