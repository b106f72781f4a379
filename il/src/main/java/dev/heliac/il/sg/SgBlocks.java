package dev.heliac.il.sg;

import java.util.Arrays;

/** Pairs braces, parentheses and brackets, each kind for itself, so that one that is missing harms its own kind only. */
final class SgBlocks {

    private static final String[] OPENING = {"{", "(", "["};
    private static final String[] CLOSING = {"}", ")", "]"};

    private SgBlocks() {}

    /** For each opening mark the number behind its closing one, or the number of tokens. */
    static int[] closing(SgTokens tokens, int size) {
        var closing = new int[size];
        Arrays.fill(closing, size);
        for (int kind = 0; kind < OPENING.length; kind++) {
            var open = new int[size];
            int depth = 0;
            for (int i = 0; i < size; i++) {
                if (tokens.is(i, OPENING[kind])) {
                    open[depth++] = i;
                } else if (tokens.is(i, CLOSING[kind]) && depth > 0) {
                    closing[open[--depth]] = i + 1;
                }
            }
        }
        return closing;
    }
}
