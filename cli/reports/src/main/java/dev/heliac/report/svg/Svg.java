package dev.heliac.report.svg;

import dev.heliac.report.Clean;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one SVG document: shapes with a class, whose colours follow the reader's theme. Lengths are in CSS pixels. */
final class Svg {

    /** Of one character of the text, which is of one width; a little generous. */
    static final double CHARACTER = 8;

    /** Height of a line of text. */
    static final double LINE = 18;

    private static final int LONGEST = 40;

    private static final String STYLE = """

            svg { font: 13px ui-monospace, monospace; }
            .page { fill: #ffffff; }
            .line { stroke: #57606a; fill: none; stroke-width: 1.3; }
            .life { stroke: #afb8c1; stroke-width: 1.3; }
            .lost { stroke: #cf222e; fill: none; stroke-width: 1.3; stroke-dasharray: 5 4; }
            .head { fill: #57606a; }
            .stop { fill: #cf222e; }
            .box { fill: #f6f8fa; stroke: #57606a; stroke-width: 1.3; }
            .in { fill: #ddf4ff; }
            .out { fill: #dafbe1; }
            .both { fill: #fff8c5; }
            text { fill: #1f2328; }
            .note { fill: #57606a; }
            .bad { fill: #cf222e; }
            .label { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
            .strong { font-weight: bold; }
            @media (prefers-color-scheme: dark) {
              .page { fill: #0d1117; }
              .line { stroke: #9198a1; }
              .life { stroke: #3d444d; }
              .lost { stroke: #ff7b72; }
              .head { fill: #9198a1; }
              .stop { fill: #ff7b72; }
              .box { fill: #151b23; stroke: #9198a1; }
              .in { fill: #0c2d4d; }
              .out { fill: #0f3320; }
              .both { fill: #3b2e05; }
              text { fill: #f0f6fc; }
              .note { fill: #9198a1; }
              .bad { fill: #ff7b72; }
              .label { stroke: #0d1117; }
            }
            """;

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    /**
     * Begins a document.
     *
     * @param title what it shows, in a few words
     * @param description the same for those who do not see it
     */
    Svg(double width, double height, String title, String description) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
            attributes("width", number(width), "height", number(height), "viewBox", "0 0 " + number(width) + " " + number(height),
                    "role", "img", "aria-labelledby", "title desc");
            named("title", title);
            named("desc", description);
            xml.writeCharacters("\n");
            xml.writeStartElement("style");
            xml.writeCharacters(STYLE);
            xml.writeEndElement();
            empty("rect", "class", "page", "width", "100%", "height", "100%");
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private void named(String element, String text) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        xml.writeAttribute("id", element);
        xml.writeCharacters(Clean.xml(text));
        xml.writeEndElement();
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        empty("line", "class", style, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    /** A path of lines, or as its data says. */
    void path(String style, String data) {
        empty("path", "class", style, "d", data);
    }

    void circle(String style, double x, double y, double radius) {
        empty("circle", "class", style, "cx", number(x), "cy", number(y), "r", number(radius));
    }

    void box(String style, double x, double y, double width, double height) {
        empty("rect", "class", style, "x", number(x), "y", number(y), "width", number(width), "height", number(height), "rx", "6");
    }

    /** @param anchor start, middle or end: which part of the text is at x */
    void text(String style, double x, double y, String anchor, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("text");
            attributes("class", style, "x", number(x), "y", number(y), "text-anchor", anchor);
            xml.writeCharacters(Clean.xml(text));
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    /** A head at the end of a line that comes from somewhere. */
    void head(String style, double fromX, double fromY, double x, double y) {
        double length = Math.max(1e-6, Math.hypot(x - fromX, y - fromY));
        double dx = (x - fromX) / length;
        double dy = (y - fromY) / length;
        double backX = x - 9 * dx;
        double backY = y - 9 * dy;
        path(style, "M" + point(x, y) + " L" + point(backX - 4 * dy, backY + 4 * dx) + " L" + point(backX + 4 * dy, backY - 4 * dx) + " Z");
    }

    /** The document, ending with a line break. */
    String end() {
        try {
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
            return out.toString();
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** With one decimal at most: the same on every machine. */
    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static double width(String text) {
        return text.length() * CHARACTER;
    }

    /** Without its middle, if it is too long. */
    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    static String shortened(String text, int longest) {
        int end = (longest - 1) / 2;
        return text.length() <= longest ? text : text.substring(0, end) + "…" + text.substring(text.length() - end);
    }

    private void empty(String element, String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement(element);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private static IllegalStateException failure(XMLStreamException e) {
        return new IllegalStateException("a picture that is no XML", e);
    }
}
