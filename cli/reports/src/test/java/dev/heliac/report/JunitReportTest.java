package dev.heliac.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {

    private static Element parsed(Report report) throws Exception {
        var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        return builder.parse(new InputSource(new StringReader(JunitReport.of(report)))).getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element e && e.getTagName().equals(name)) {
                found.add(e);
            }
        }
        return found;
    }

    /** What every reader of these files presumes. */
    private static void hasTheShape(Element root) {
        assertEquals("testsuites", root.getTagName());
        var all = new ArrayList<Element>();
        for (var suite : children(root, "testsuite")) {
            var cases = children(suite, "testcase");
            counts(suite, cases);
            all.addAll(cases);
            for (var tested : cases) {
                assertTrue(!tested.getAttribute("classname").isEmpty() && !tested.getAttribute("name").isEmpty());
                assertTrue(children(tested, "failure").size() + children(tested, "skipped").size() <= 1);
                children(tested, "failure").forEach(f -> assertTrue(f.getAttribute("type").startsWith("HIL")));
            }
        }
        counts(root, all);
    }

    private static void counts(Element element, List<Element> cases) {
        assertEquals(String.valueOf(cases.size()), element.getAttribute("tests"));
        assertEquals(count(cases, "failure"), element.getAttribute("failures"));
        assertEquals(count(cases, "skipped"), element.getAttribute("skipped"));
        assertEquals("0", element.getAttribute("errors"));
    }

    private static String count(List<Element> cases, String name) {
        return String.valueOf(cases.stream().filter(c -> !children(c, name).isEmpty()).count());
    }

    @Test
    void thereIsASuiteForEachInputAndACaseForEachPart() throws Exception {
        var root = parsed(Found.fault());
        hasTheShape(root);
        var told = new ArrayList<String>();
        for (var suite : children(root, "testsuite")) {
            for (var tested : children(suite, "testcase")) {
                var outcome = List.of("failure", "skipped").stream().filter(o -> !children(tested, o).isEmpty()).findFirst();
                told.add(suite.getAttribute("name") + ": " + tested.getAttribute("classname") + " " + tested.getAttribute("name")
                        + " " + outcome.orElse("passed"));
            }
        }
        assertEquals(
                List.of("src: contract demo.Good passed", "src: contract demo.Job failure", "src: file <application> failure",
                        "more: process idle skipped", "more: process worker failure"),
                told);
    }

    @Test
    void aFailureHasTheTextThatPeopleGetAndAWarningIsOutput() throws Exception {
        var cases = children(children(parsed(Found.fault()), "testsuite").getFirst(), "testcase");
        assertTrue(cases.get(0).getTextContent().contains("warning[HIL0608]"), cases.get(0).getTextContent());
        var failure = children(cases.get(1), "failure").getFirst();
        assertEquals("HIL0613", failure.getAttribute("type"));
        assertTrue(failure.getTextContent().contains("    |-- Cancel ---->    |\n"), failure.getTextContent());
    }

    @Test
    void whatIsRightPasses() throws Exception {
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="heliac verify" tests="1" failures="0" errors="0" skipped="0">
                  <testsuite name="Main.java" tests="1" failures="0" errors="0" skipped="0">
                    <testcase classname="process" name="main" file="Main.java">
                    </testcase>
                  </testsuite>
                </testsuites>
                """, JunitReport.of(Found.nothing()));
    }

    @Test
    void hostileNamesAreWellFormed() throws Exception {
        hasTheShape(parsed(Found.hostile()));
    }
}
