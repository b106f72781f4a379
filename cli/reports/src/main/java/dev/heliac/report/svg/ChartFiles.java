package dev.heliac.report.svg;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.report.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A picture for each diagnostic with a chart. */
public final class ChartFiles {

    private static final int LONGEST = 80;

    private ChartFiles() {}

    /** Documents by file name: what the diagnostic is about, and its code. */
    public static Map<String, String> of(Report report) {
        var files = new LinkedHashMap<String, String>();
        for (var diagnostic : report.diagnostics().list()) {
            if (diagnostic.chart().isPresent()) {
                var name = name(diagnostic, report);
                int number = 1;
                while (files.containsKey(name + suffix(number))) {
                    number++;
                }
                var title = diagnostic.code().id() + ": " + diagnostic.message();
                files.put(name + suffix(number), ChartSvg.of(diagnostic.chart().get(), title));
            }
        }
        return files;
    }

    private static String suffix(int number) {
        return (number == 1 ? "" : "-" + number) + ".svg";
    }

    private static String name(Diagnostic diagnostic, Report report) {
        var subject = Optional.of(report.subject(diagnostic)).filter(s -> !s.isEmpty()).orElse("chart");
        var plain = subject.replaceAll("[^A-Za-z0-9_.-]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST)) + "-" + diagnostic.code().id();
    }
}
