package dev.heliac.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Changes a module's text in a few places, most often into something of the same kind, so that many results still verify. */
final class Mutator {

    private static final Pattern TOKEN =
            Pattern.compile("%[\\w.]+|\\^[\\w.]+|@[^\\s(]+|-?\\d+|[a-z][\\w]*\\.[a-z]\\w*|\\s+|.", Pattern.DOTALL);

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    String mutate(String text) {
        var tokens = new ArrayList<>(TOKEN.matcher(text).results().map(m -> m.group()).toList());
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(tokens);
        }
        return String.join("", tokens);
    }

    private void change(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        for (int tries = 0; kind(tokens.get(at)) == 0 && tries < 100; tries++) {
            at = random.nextInt(tokens.size());
        }
        var token = tokens.get(at);
        switch (random.nextInt(10)) {
            case 0 -> tokens.set(at, "");
            case 1 -> deleteLine(tokens, at);
            case 2, 3 -> {
                if (kind(token) == '0') {
                    tokens.set(at, Integer.toString(switch (random.nextInt(5)) {
                        case 0 -> 0;
                        case 1 -> -1;
                        case 2 -> Integer.MIN_VALUE;
                        case 3 -> Integer.MAX_VALUE;
                        default -> random.nextInt(300);
                    }));
                } else {
                    alike(tokens, at);
                }
            }
            default -> alike(tokens, at);
        }
    }

    /** Puts another token of the same kind from nearby in its place. */
    private void alike(List<String> tokens, int at) {
        for (int tries = 0; tries < 200; tries++) {
            int other = Math.clamp(at + random.nextInt(-150, 151), 0, tokens.size() - 1);
            if (kind(tokens.get(other)) == kind(tokens.get(at)) && !tokens.get(other).equals(tokens.get(at))) {
                tokens.set(at, tokens.get(other));
                return;
            }
        }
    }

    private static void deleteLine(List<String> tokens, int at) {
        int from = at;
        while (from > 0 && !tokens.get(from - 1).contains("\n")) {
            from--;
        }
        int to = at;
        while (to < tokens.size() && !tokens.get(to).contains("\n")) {
            to++;
        }
        for (int i = from; i < to; i++) {
            tokens.set(i, "");
        }
    }

    /** A letter for the kind of token; 0 for punctuation and space. */
    private static char kind(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        char c = token.charAt(0);
        if (c == '%' || c == '^' || c == '@') {
            return c;
        }
        if (Character.isDigit(c) || c == '-' && token.length() > 1) {
            return '0';
        }
        return Character.isLetter(c) && token.indexOf('.') > 0 ? 'o' : 0;
    }
}
