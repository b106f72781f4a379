package dev.heliac.tests.generate;

import java.util.ArrayList;
import java.util.List;

/** Makes a program that shows a difference shorter: leaves out blocks and lines as long as it still shows it. */
final class Reducer {

    /** Whether a source is Java and still shows what the first one showed. */
    interface Shows {
        boolean test(String source) throws Exception;
    }

    private final Shows shows;
    private final long deadline;
    private List<String> lines;

    Reducer(Shows shows, int seconds) {
        this.shows = shows;
        deadline = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** The shortest that was found in the time there is. */
    String reduce(String source) throws Exception {
        lines = source.lines().toList();
        int before;
        do {
            before = lines.size();
            blocks(false);
            blocks(true);
            for (int size = 8; size > 0; size /= 2) {
                chunks(size);
            }
        } while (lines.size() < before && System.nanoTime() < deadline);
        return text(lines);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private boolean without(int from, int to, List<String> instead) throws Exception {
        if (System.nanoTime() > deadline || from >= to) {
            return false;
        }
        var fewer = new ArrayList<>(lines.subList(0, from));
        fewer.addAll(instead);
        fewer.addAll(lines.subList(to, lines.size()));
        if (!shows.test(text(fewer))) {
            return false;
        }
        lines = fewer;
        return true;
    }

    /** Whole blocks with their braces, or only the braces and heads around them. */
    private void blocks(boolean keepInside) throws Exception {
        for (int i = 0; i < lines.size(); i++) {
            int end = end(i);
            if (end > i) {
                without(i, end + 1, keepInside ? lines.subList(i + 1, end) : List.of());
            }
        }
    }

    private void chunks(int size) throws Exception {
        for (int i = lines.size() - size; i >= 0; i--) {
            i = Math.min(i, lines.size() - size);
            if (i >= 0 && without(i, i + size, List.of())) {
                i -= size - 1;
            }
        }
    }

    /** The line that closes what a line opens, or that line if it opens nothing. */
    private int end(int start) {
        int depth = 0;
        for (int i = start; i < lines.size(); i++) {
            var line = lines.get(i);
            depth += line.endsWith("{") ? 1 : 0;
            depth -= line.stripLeading().startsWith("}") ? 1 : 0;
            if (i == start && depth <= 0) {
                return start;
            }
            if (depth == 0) {
                return i;
            }
        }
        return start;
    }
}
