package dev.heliac.il.sg;

import dev.heliac.il.sg.SgDeclaration.First;
import java.util.ArrayList;
import java.util.List;

/** The messages that a state can begin with, as far as its own text tells. */
final class SgFirst {

    private SgFirst() {}

    static List<First> of(List<String> state) {
        var first = new ArrayList<First>();
        boolean begins = false;
        for (int i = 1; i < state.size(); i++) {
            var word = state.get(i);
            boolean marked = i + 1 < state.size() && (state.get(i + 1).equals("?") || state.get(i + 1).equals("!"));
            if (marked) {
                if (begins) {
                    first.add(new First(word, state.get(i + 1).equals("?")));
                }
            } else {
                switch (word) {
                    case ":", "{", ";" -> begins = true;
                    case "->" -> begins = false;
                    default -> {}
                }
            }
        }
        return first;
    }
}
