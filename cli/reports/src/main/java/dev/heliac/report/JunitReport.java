package dev.heliac.report;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostic.Severity;
import dev.heliac.il.diag.Part;
import dev.heliac.il.diag.TextRenderer;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML: a suite for each input, a case for each contract and process, and for each file with something wrong that belongs to none
 * of them. An error is a failure of its case; warnings are its output.
 */
public final class JunitReport {

    private enum Outcome {
        PASSED,
        FAILED,
        /** Something else is wrong, so that it was not looked at to its end. */
        SKIPPED
    }

    private record Case(String kind, String name, String file, List<Diagnostic> found, Outcome outcome) {}

    private static final String NOT_CHECKED = "not checked to its end, because of the errors elsewhere";

    private final Subjects subjects;
    private final XMLStreamWriter xml;

    private JunitReport(Report report, XMLStreamWriter xml) {
        this.subjects = new Subjects(report);
        this.xml = xml;
    }

    /** The document, ending with a line break. */
    public static String of(Report report) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitReport(report, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that is no XML", e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        var suites = suites();
        xml.writeStartDocument("UTF-8", "1.0");
        start(0, "testsuites");
        xml.writeAttribute("name", "heliac verify");
        counts(suites.values().stream().flatMap(List::stream).toList());
        for (var suite : suites.entrySet()) {
            start(1, "testsuite");
            attribute("name", suite.getKey());
            counts(suite.getValue());
            for (var tested : suite.getValue()) {
                write(tested);
            }
            end(1);
        }
        end(0);
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private Map<String, List<Case>> suites() {
        boolean elsewhere = subjects.others().values().stream().flatMap(List::stream).anyMatch(JunitReport::isError)
                || subjects.parts().entrySet().stream()
                        .anyMatch(e -> e.getKey().kind() == Part.Kind.CONTRACT && e.getValue().stream().anyMatch(JunitReport::isError));
        var suites = new LinkedHashMap<String, List<Case>>();
        subjects.report().inputs().forEach(i -> suites.put(i, new ArrayList<>()));
        subjects.parts().forEach((part, found) -> {
            boolean failed = found.stream().anyMatch(JunitReport::isError);
            boolean skipped = part.kind() == Part.Kind.PROCESS && elsewhere;
            suites.get(subjects.input(part.file()))
                    .add(new Case(part.kind().text(), part.name(), part.file(), found,
                            failed ? Outcome.FAILED : skipped ? Outcome.SKIPPED : Outcome.PASSED));
        });
        subjects.others().forEach((file, found) -> suites.get(subjects.input(file))
                .add(new Case("file", file, file, found,
                        found.stream().anyMatch(JunitReport::isError) ? Outcome.FAILED : Outcome.PASSED)));
        return suites;
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR;
    }

    private void counts(List<Case> cases) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        xml.writeAttribute("failures", count(cases, Outcome.FAILED));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(cases, Outcome.SKIPPED));
    }

    private static String count(List<Case> cases, Outcome outcome) {
        return String.valueOf(cases.stream().filter(c -> c.outcome() == outcome).count());
    }

    private void write(Case tested) throws XMLStreamException {
        start(2, "testcase");
        attribute("classname", tested.kind());
        attribute("name", tested.name());
        if (!tested.file().isEmpty()) {
            attribute("file", tested.file());
        }
        var errors = tested.found().stream().filter(JunitReport::isError).toList();
        switch (tested.outcome()) {
            case PASSED -> {}
            case SKIPPED -> {
                start(3, "skipped");
                xml.writeAttribute("message", NOT_CHECKED);
                xml.writeEndElement();
            }
            case FAILED -> {
                start(3, "failure");
                attribute("type", errors.getFirst().code().id());
                attribute("message", errors.getFirst().message() + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : ""));
                xml.writeCharacters(rendered(errors));
                xml.writeEndElement();
            }
        }
        var warnings = tested.found().stream().filter(d -> !isError(d)).toList();
        if (!warnings.isEmpty()) {
            start(3, "system-out");
            xml.writeCharacters(rendered(warnings));
            xml.writeEndElement();
        }
        end(2);
    }

    private static String rendered(List<Diagnostic> found) {
        var renderer = new TextRenderer(false);
        return Clean.xml(found.stream().map(renderer::render).collect(Collectors.joining("\n", "\n", "")));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Clean.xml(value));
    }

    private void start(int depth, String name) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(name);
    }

    private void end(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }
}
