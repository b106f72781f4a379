package dev.heliac.report.svg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.diag.Chart;
import dev.heliac.il.diag.Chart.Event;
import dev.heliac.il.diag.Chart.Kind;
import dev.heliac.il.diag.Place;
import dev.heliac.report.Found;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PicturesTest {

    /** Well formed, with a name and a description, and everything within the picture. */
    private static Element parsed(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        var root = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))).getDocumentElement();
        assertEquals("http://www.w3.org/2000/svg", root.getNamespaceURI());
        assertEquals("title desc", root.getAttribute("aria-labelledby"));
        assertEquals(List.of("title", "desc"), elements(root, "title", "desc").stream().map(e -> e.getAttribute("id")).toList());
        assertTrue(root.getTextContent().contains("@media (prefers-color-scheme: dark)"));
        double width = Double.parseDouble(root.getAttribute("width"));
        double height = Double.parseDouble(root.getAttribute("height"));
        for (var text : elements(root, "text")) {
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            double wide = Svg.width(text.getTextContent());
            double left = x - switch (text.getAttribute("text-anchor")) {
                case "start" -> 0;
                case "middle" -> wide / 2;
                default -> wide;
            };
            assertTrue(left >= 0 && left + wide <= width && y <= height, () -> text.getTextContent() + " at " + x + ", " + y);
        }
        return root;
    }

    private static List<Element> elements(Element root, String... names) {
        var found = new ArrayList<Element>();
        for (var name : names) {
            var nodes = root.getElementsByTagName(name);
            IntStream.range(0, nodes.getLength()).forEach(i -> found.add((Element) nodes.item(i)));
        }
        return found;
    }

    private static List<String> texts(Element root) {
        return elements(root, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<String> classes(Element root, String element) {
        return elements(root, element).stream().map(e -> e.getAttribute("class")).toList();
    }

    @Test
    void aMachineHasItsStatesAndTransitions() throws Exception {
        var root = parsed(ContractSvg.of(List.of(Found.job())));
        assertTrue(texts(root).containsAll(List.of(
                "contract demo.Job", "Start", "Ending", "Next", "End", "?Cancel", "!Progress", "!Cancelled")), texts(root)::toString);
        var boxes = classes(root, "rect");
        // a page, four states, and the second frame of the final one
        assertEquals(List.of("page", "box both", "box out", "box in", "box end", "line"), boxes);
        assertEquals(4, classes(root, "path").stream().filter("line"::equals).count());
        assertTrue(elements(root, "desc").getFirst().getTextContent().contains("Ending: !Cancelled to End\n"));
    }

    @Test
    void aPictureIsTheSameEachTime() {
        var contracts = List.of(Found.job(), ring(40));
        assertEquals(ContractSvg.of(contracts), ContractSvg.of(contracts));
    }

    /** With loops, and several ways from one state to another. */
    @Test
    void severalMachinesStandBelowEachOther() throws Exception {
        var loop = new Contract(
                "Loop",
                List.of(new Message("A", Direction.IN, List.of()), new Message("B", Direction.IN, List.of())),
                List.of(new State("S", List.of(new Transition(true, "A", "S"), new Transition(true, "B", "S")))),
                "S");
        var root = parsed(ContractSvg.of(List.of(loop, Found.job(), ring(3))));
        assertTrue(texts(root).containsAll(List.of("contract Loop", "?A ?B", "contract demo.Job", "contract Ring")), texts(root)::toString);
        parsed(ContractSvg.of(List.of()));
    }

    @Test
    void whatIsTooLargeIsNamed() throws Exception {
        var root = parsed(ContractSvg.of(List.of(ring(5_000))));
        assertTrue(texts(root).contains("has 5000 states, too many for a picture"));
    }

    private static Contract ring(int size) {
        var states = IntStream.range(0, size)
                .mapToObj(i -> new State("S" + i, List.of(new Transition(i % 2 == 0, i % 2 == 0 ? "I" : "O", "S" + (i + 1) % size))))
                .toList();
        var messages = List.of(new Message("I", Direction.IN, List.of()), new Message("O", Direction.OUT, List.of()));
        return new Contract("Ring", messages, states, "S0");
    }

    private static Event event(int participant, Kind kind, int peer, String message, int line) {
        return new Event(participant, kind, peer, message, line == 0 ? Place.of("A.java") : Place.of("x/A.java", line));
    }

    @Test
    void whatCrossesGoesDownAndWhatIsLostIsDashed() throws Exception {
        var root = parsed(ChartSvg.of(new Chart(List.of("client", "server"), List.of(
                event(0, Kind.SENDS, 1, "Ask", 7),
                event(1, Kind.RECEIVES, 0, "Ask", 9),
                event(0, Kind.SENDS, 1, "Take", 0),
                event(1, Kind.SENDS, 0, "Offer", 0),
                event(1, Kind.RECEIVES, 0, "Take", 0),
                event(0, Kind.RECEIVES, 1, "Offer", 0),
                event(0, Kind.SENDS, 1, "Lost", 0),
                event(1, Kind.WAITS, 0, "More", 12)), 4), "HIL0617: both wait"));
        var lines = elements(root, "line").stream().filter(l -> l.getAttribute("class").equals("line")).toList();
        assertEquals(3, lines.size());
        assertEquals(1, lines.stream().filter(l -> l.getAttribute("y1").equals(l.getAttribute("y2"))).count());
        assertEquals(1, classes(root, "line").stream().filter("lost"::equals).count());
        assertTrue(texts(root).containsAll(List.of(
                "client", "server", "Ask", "Take", "Offer", "Lost", "A.java:7, A.java:9", "from here on again and again",
                "server waits for More (A.java:12)", "under way from client to server: Lost")), texts(root)::toString);
    }

    @Test
    void hostileNamesAreWellFormed() throws Exception {
        var files = ChartFiles.of(Found.hostile());
        assertEquals(200, files.size());
        for (var file : files.entrySet()) {
            assertTrue(file.getKey().matches("[A-Za-z0-9_.-]+\\.svg"), file.getKey());
        }
        parsed(files.values().iterator().next());
        var message = new Message(Found.HOSTILE, Direction.IN, List.of());
        var states = List.of(new State(Found.HOSTILE, List.of(new Transition(true, Found.HOSTILE, Found.HOSTILE))));
        parsed(ContractSvg.of(List.of(new Contract(Found.HOSTILE, List.of(message), states, Found.HOSTILE))));
    }

    @Test
    void aLongChartIsElided() throws Exception {
        var events = IntStream.range(0, 500).mapToObj(i -> event(0, Kind.SENDS, 1, "M" + i, 0)).toList();
        var root = parsed(ChartSvg.of(new Chart(List.of("a", "b"), events), "HIL0610: a queue grows"));
        assertTrue(texts(root).contains("461 events are left out here"), texts(root)::toString);
    }
}
