package dev.heliac.il.diag;

import dev.heliac.il.diag.Chart.Kind;
import dev.heliac.il.diag.ChartRows.Again;
import dev.heliac.il.diag.ChartRows.Arrow;
import dev.heliac.il.diag.ChartRows.Gap;
import dev.heliac.il.diag.ChartRows.Mark;
import dev.heliac.il.diag.ChartRows.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chart in characters: a lifeline for each participant, and time goes down.
 *
 * <pre>
 * importer          exporter
 *    |                 |
 *    |-- Cancel ----&gt;  |
 *    |   &lt;- Progress --|
 *    |   -- Cancel ---&gt;|  Server.java:14
 *    *                 |  importer waits for Cancelled
 * under way from exporter to importer: Progress
 * </pre>
 *
 * <p>Where the participants do not fit beside each other, what they do is a list of sentences.
 */
public final class ChartText {

    private static final int WIDEST = 100;
    private static final int LONGEST_NAME = 32;
    private static final int SHORTEST_NAME = 14;
    /** The least of an arrow beside its message. */
    private static final int SHAFT = 7;
    /** How much shorter its half is. */
    private static final int LOOSE = 4;

    private final ChartRows chart;
    private final int longest;
    private final List<String> names;
    /** Column of each lifeline. */
    private final int[] columns;

    private final int width;

    private ChartText(ChartRows chart, int longest) {
        this.chart = chart;
        this.longest = longest;
        this.names = chart.participants().stream().map(this::shown).toList();
        this.columns = columns();
        int last = columns.length - 1;
        this.width = last < 0 ? 0 : columns[last] + (names.get(last).length() + 1) / 2;
    }

    /** The lines of a drawing. */
    public static List<String> lines(Chart chart) {
        var rows = ChartRows.of(chart);
        if (rows.rows().isEmpty()) {
            return List.of("nothing has to happen");
        }
        for (int longest = LONGEST_NAME; longest >= SHORTEST_NAME; longest -= (LONGEST_NAME - SHORTEST_NAME) / 2) {
            var text = new ChartText(rows, longest);
            if (text.width <= WIDEST) {
                return text.drawn();
            }
        }
        return new ChartText(rows, LONGEST_NAME).listed();
    }

    // ---- beside each other

    private int[] columns() {
        var gaps = new int[names.size()];
        for (var row : chart.rows()) {
            if (row instanceof Arrow a && a.from() != a.to()) {
                int room = shown(a.message()).length() + SHAFT + (a.leaves() && a.arrives() ? 0 : LOOSE);
                gaps[gap(a)] = Math.max(gaps[gap(a)], room);
            }
        }
        var at = new int[names.size()];
        for (int p = 0; p < at.length; p++) {
            int half = names.get(p).length() / 2;
            at[p] = p == 0 ? half : at[p - 1] + Math.max(gaps[p - 1] + 1, (names.get(p - 1).length() + 1) / 2 + half + 2);
        }
        return at;
    }

    /** The gap, counted by the lifeline on its left, in which an arrow has its message: where it leaves, otherwise where it arrives. */
    private static int gap(Arrow a) {
        boolean right = a.from() < a.to();
        int end = a.leaves() ? a.from() : a.to();
        return right == a.leaves() ? end : end - 1;
    }

    private List<String> drawn() {
        var lines = new ArrayList<String>();
        var head = blank();
        for (int p = 0; p < columns.length; p++) {
            var name = names.get(p);
            name.getChars(0, name.length(), head, columns[p] - name.length() / 2);
        }
        lines.add(line(head, ""));
        lines.add(line(lifelines('|'), ""));
        for (var row : chart.rows()) {
            lines.add(line(drawn(row), chart.note(row, this::shown)));
        }
        lines.addAll(queues());
        return lines;
    }

    private char[] drawn(Row row) {
        return switch (row) {
            case Arrow a -> a.from() == a.to() ? marked(a.to(), '@') : arrow(a);
            case Mark m -> marked(m.participant(), m.kind() == Kind.WAITS ? '*' : 'x');
            case Gap _ -> lifelines(':');
            case Again _ -> {
                var line = lifelines('|');
                for (int i = 0; i < columns[columns.length - 1]; i++) {
                    line[i] = i >= columns[0] && line[i] == ' ' && (i - columns[0]) % 2 == 0 ? '-' : line[i];
                }
                yield line;
            }
        };
    }

    private char[] arrow(Arrow a) {
        var line = lifelines('|');
        boolean right = a.from() < a.to();
        boolean whole = a.leaves() && a.arrives();
        var label = " " + shown(a.message()) + " ";
        // a half stops short of where it does not leave or arrive
        int start = columns[Math.min(a.from(), a.to())] + 1 + ((right ? a.leaves() : a.arrives()) ? 0 : LOOSE);
        int end = columns[Math.max(a.from(), a.to())] - ((right ? a.arrives() : a.leaves()) ? 0 : LOOSE);
        for (int i = start; i < end; i++) {
            line[i] = line[i] == '|' ? '|' : '-';
        }
        line[right ? end - 1 : start] = right ? '>' : '<';
        int gap = gap(a);
        int room = columns[gap + 1] - columns[gap] - 1;
        int at = whole
                ? columns[gap] + 1 + (room - label.length()) / 2
                : right == a.leaves() ? columns[gap] + 3 + (right ? 0 : 1) : columns[gap + 1] - label.length() - 2 - (right ? 1 : 0);
        label.getChars(0, label.length(), line, at);
        return line;
    }

    private char[] marked(int participant, char mark) {
        var line = lifelines('|');
        line[columns[participant]] = mark;
        return line;
    }

    private char[] lifelines(char c) {
        var line = blank();
        for (int column : columns) {
            line[column] = c;
        }
        return line;
    }

    private char[] blank() {
        var line = new char[width + 1];
        Arrays.fill(line, ' ');
        return line;
    }

    private static String line(char[] drawn, String note) {
        var text = new String(drawn);
        return (note.isEmpty() ? text : text + "  " + note).stripTrailing();
    }

    // ---- below each other

    private List<String> listed() {
        var lines = new ArrayList<String>();
        chart.rows().forEach(row -> lines.add(sentence(row)));
        lines.addAll(queues());
        return lines;
    }

    private String sentence(Row row) {
        return switch (row) {
            case Arrow a when a.leaves() && a.arrives() -> sends(a) + ", which receives it" + ChartRows.in(a.received().get(), this::shown);
            case Arrow a when a.leaves() -> sends(a);
            case Arrow a -> names.get(a.to()) + " receives " + shown(a.message()) + " from " + names.get(a.from())
                    + ChartRows.in(a.received().orElseThrow(), this::shown);
            case Mark _, Gap _, Again _ -> chart.note(row, this::shown);
        };
    }

    private String sends(Arrow a) {
        return names.get(a.from()) + " sends " + shown(a.message()) + " to " + names.get(a.to())
                + ChartRows.in(a.sent().orElseThrow(), this::shown);
    }

    private List<String> queues() {
        return chart.queues().stream().map(q -> chart.note(q, this::shown)).toList();
    }

    private String shown(String text) {
        return shortened(text, longest);
    }

    /** Without its middle, if it is longer. */
    private static String shortened(String text, int longest) {
        var shown = TextRenderer.printable(text);
        int end = (longest - 2) / 2;
        return shown.length() <= longest ? shown : shown.substring(0, end) + ".." + shown.substring(shown.length() - end);
    }
}
