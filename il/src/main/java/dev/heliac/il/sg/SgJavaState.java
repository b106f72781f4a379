package dev.heliac.il.sg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints a state's text, an alternative a line. */
final class SgJavaState {

    private static final Set<String> TIGHT = Set.of("?", "!", ";", ":", ")");

    private SgJavaState() {}

    /** @param renamed messages that are called otherwise in Java */
    static List<String> lines(List<String> words, Map<String, String> renamed) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            boolean message = i + 1 < words.size() && (words.get(i + 1).equals("?") || words.get(i + 1).equals("!"));
            boolean empty = word.equals(";") && (line.isEmpty() || line.toString().isBlank());
            if (empty || word.equals(";") && i > 0 && words.get(i - 1).equals("}")) {
                continue;
            }
            if (word.equals("}")) {
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                inside = false;
                closed(lines);
                continue;
            }
            boolean last = word.equals(";") && line.toString().endsWith(":");
            boolean tight = line.isEmpty() || !last && TIGHT.contains(word) || line.charAt(line.length() - 1) == '(';
            line.append(line.isEmpty() && inside ? "    " : "").append(tight ? "" : " ");
            line.append(message ? renamed.getOrDefault(word, word) : word);
            if (word.equals("{") || inside && word.equals(";")) {
                inside = true;
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** A brace on a line of its own, or behind one that nothing came after. */
    private static void closed(List<String> lines) {
        var last = lines.getLast();
        if (last.endsWith("{")) {
            lines.set(lines.size() - 1, last + "}");
        } else {
            lines.add("}");
        }
    }
}
