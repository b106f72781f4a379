package dev.heliac.report.svg;

import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Chart.Kind;
import dev.heliac.il.diag.ChartRows;
import dev.heliac.il.diag.ChartRows.Again;
import dev.heliac.il.diag.ChartRows.Arrow;
import dev.heliac.il.diag.ChartRows.Gap;
import dev.heliac.il.diag.ChartRows.Mark;
import dev.heliac.il.diag.ChartRows.Row;
import dev.heliac.il.diag.ChartText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A sequence chart as a picture. A message that is received later goes down on its way, so that what crosses crosses; one that is never
 * received ends in a dashed line.
 */
public final class ChartSvg {

    private static final double MARGIN = 24;
    private static final double HEAD = 30;
    private static final double STEP = 30;
    private static final double LEAST_GAP = 130;
    private static final int LONGEST_HEADING = 110;

    private final ChartRows chart;
    private final double[] columns;
    private final Map<Integer, Integer> arrivals = new HashMap<>();
    private final Map<Integer, Integer> departures = new HashMap<>();
    private final double width;
    private final Svg svg;

    private ChartSvg(Chart drawn, String title) {
        chart = ChartRows.of(drawn);
        columns = columns();
        for (int i = 0; i < chart.rows().size(); i++) {
            if (chart.rows().get(i) instanceof Arrow a && a.number() >= 0) {
                if (a.leaves()) {
                    departures.put(a.number(), i);
                }
                if (a.arrives()) {
                    arrivals.put(a.number(), i);
                }
            }
        }
        double last = columns.length == 0 ? MARGIN : columns[columns.length - 1];
        var texts = Stream.concat(chart.rows().stream().map(this::note), queues().stream());
        double notes = texts.mapToDouble(Svg::width).max().orElse(0);
        width = Math.max(last + half(columns.length - 1) + 2 * MARGIN + notes, Svg.width(heading(title)) + 2 * MARGIN);
        double height = top() + STEP * (chart.rows().size() + 1) + Svg.LINE * queues().size() + MARGIN;
        svg = new Svg(width, height, title, String.join("\n", ChartText.lines(drawn)));
    }

    /**
     * The document.
     *
     * @param title what leads where it shows
     */
    public static String of(Chart chart, String title) {
        return new ChartSvg(chart, title).drawn(title);
    }

    private static String heading(String title) {
        return Svg.shortened(title, LONGEST_HEADING);
    }

    private double[] columns() {
        var gaps = new double[Math.max(0, chart.participants().size())];
        for (var row : chart.rows()) {
            if (row instanceof Arrow a && a.from() != a.to()) {
                int gap = a.from() < a.to() ? a.from() : a.from() - 1;
                gaps[gap] = Math.max(gaps[gap], Svg.width(Svg.shortened(a.message())) + 50);
            }
        }
        var at = new double[gaps.length];
        for (int p = 0; p < at.length; p++) {
            at[p] = p == 0
                    ? MARGIN + half(0)
                    : at[p - 1] + Math.max(Math.max(LEAST_GAP, gaps[p - 1]), half(p - 1) + half(p) + MARGIN);
        }
        return at;
    }

    /** Half the width of a participant's box. */
    private double half(int participant) {
        return participant < 0 ? 0 : Svg.width(Svg.shortened(chart.participants().get(participant))) / 2 + 12;
    }

    private static double top() {
        return 2 * MARGIN + HEAD + 20;
    }

    private static double y(int row) {
        return top() + STEP * row + STEP / 2;
    }

    private String drawn(String title) {
        svg.text("strong", MARGIN, MARGIN + 6, "start", heading(title));
        double end = y(chart.rows().size());
        for (int p = 0; p < columns.length; p++) {
            svg.line("life", columns[p], top() - 8, columns[p], end);
            svg.box("box", columns[p] - half(p), top() - 8 - HEAD, 2 * half(p), HEAD);
            svg.text("strong", columns[p], top() - 8 - HEAD / 2 + 5, "middle", Svg.shortened(chart.participants().get(p)));
        }
        for (int i = 0; i < chart.rows().size(); i++) {
            var row = chart.rows().get(i);
            draw(row, i);
            svg.text(row instanceof Mark m && m.kind() == Kind.WAITS ? "bad" : "note", notes(), y(i) + 5, "start", note(row));
        }
        double y = end + Svg.LINE;
        for (var queue : queues()) {
            svg.text("bad", MARGIN, y, "start", queue);
            y += Svg.LINE;
        }
        return svg.end();
    }

    private double notes() {
        return columns.length == 0 ? MARGIN : columns[columns.length - 1] + half(columns.length - 1) + MARGIN;
    }

    private void draw(Row row, int at) {
        switch (row) {
            case Arrow a when a.leaves() -> leaves(a, at);
            case Arrow a -> {
                if (!departures.containsKey(a.number())) {
                    double x = columns[a.to()];
                    double from = x + (columns[a.from()] < x ? -60 : 60);
                    arrow("line", "head", from, y(at), x, y(at));
                    label(a, from, y(at), columns[a.from()] < x);
                }
            }
            case Mark m -> svg.circle(m.kind() == Kind.WAITS ? "stop" : "head", columns[m.participant()], y(at), 6);
            case Gap _ -> {
                for (double x : columns) {
                    svg.line("page", x, y(at) - 8, x, y(at) + 8);
                    svg.text("note", x, y(at) + 5, "middle", "⋮");
                }
            }
            case Again _ -> {
                if (columns.length > 0) {
                    svg.path("lost", "M" + Svg.point(columns[0] - 10, y(at)) + " L" + Svg.point(columns[columns.length - 1] + 10, y(at)));
                }
            }
        }
    }

    private void leaves(Arrow a, int at) {
        double x = columns[a.from()];
        boolean right = columns[a.to()] > x;
        var arrival = arrivals.get(a.number());
        if (arrival != null) {
            arrow("line", "head", x, y(at), columns[a.to()], y(arrival));
        } else {
            double end = x + (columns[a.to()] - x) * 0.6;
            svg.line("lost", x, y(at), end, y(at));
            svg.circle("stop", end, y(at), 3);
        }
        label(a, x, y(at), right);
    }

    private void label(Arrow a, double x, double y, boolean right) {
        svg.text("label", x + (right ? 12 : -12), y - 5, right ? "start" : "end", Svg.shortened(a.message()));
    }

    private void arrow(String line, String head, double fromX, double fromY, double x, double y) {
        svg.line(line, fromX, fromY, x, y);
        svg.head(head, fromX, fromY, x, y);
    }

    private String note(Row row) {
        return chart.note(row, Svg::shortened);
    }

    private List<String> queues() {
        return chart.queues().stream().map(q -> chart.note(q, Svg::shortened)).toList();
    }
}
