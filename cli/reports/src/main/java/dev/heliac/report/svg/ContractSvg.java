package dev.heliac.report.svg;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * State machines of contracts as one picture, each below the one before. ELK's layered layout places the states; a state's colour says who
 * sends in it, a double frame that it is final.
 */
public final class ContractSvg {

    /** What a picture can still show; larger machines are named only. */
    private static final int MOST_STATES = 300;

    private static final int MOST_TRANSITIONS = 900;
    private static final String LEGEND = "blue: the importer sends; green: the exporter sends; yellow: both may";
    private static final double MARGIN = 24;
    private static final double HEIGHT = 34;
    private static final int LONGEST_EDGE_LABEL = 4;

    /** One machine with its layout; no graph where there is too much to draw. */
    private record Drawing(Contract contract, ElkNode graph, Map<String, ElkNode> nodes, Map<ElkEdge, String> edges) {

        double height() {
            return 2.5 * Svg.LINE + (graph == null ? Svg.LINE : graph.getHeight());
        }
    }

    private ContractSvg() {}

    /** The document. */
    public static String of(List<Contract> contracts) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        var drawings = contracts.stream().map(ContractSvg::drawing).toList();
        double width = drawings.stream()
                .mapToDouble(d -> Math.max(Svg.width(title(d.contract())), d.graph() == null ? 0 : d.graph().getWidth()))
                .max()
                .orElse(0);
        double height = drawings.stream().mapToDouble(Drawing::height).sum() + Svg.LINE;
        var title = contracts.isEmpty()
                ? "no contract"
                : contracts.stream().map(Contract::name).collect(Collectors.joining(", ", "contract ", ""));
        var svg = new Svg(Math.max(width, Svg.width(LEGEND)) + 2 * MARGIN, height + 2 * MARGIN, title, description(contracts));
        double y = MARGIN;
        for (var drawing : drawings) {
            draw(drawing, MARGIN, y, svg);
            y += drawing.height();
        }
        svg.text("note", MARGIN, y + Svg.LINE, "start", LEGEND);
        return svg.end();
    }

    private static String title(Contract contract) {
        return "contract " + Svg.shortened(contract.name());
    }

    /** The machines in words. */
    private static String description(List<Contract> contracts) {
        var text = new StringBuilder();
        for (var contract : contracts) {
            text.append("contract ").append(contract.name()).append(", initial ").append(contract.initial()).append('\n');
            if (!large(contract)) {
                for (var state : contract.states()) {
                    text.append(state.name()).append(state.transitions().isEmpty() ? ": final" : ": ");
                    text.append(state.transitions().stream()
                            .map(t -> action(t) + " to " + t.next())
                            .collect(Collectors.joining(", ")));
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    private static boolean large(Contract contract) {
        return contract.states().size() > MOST_STATES
                || contract.states().stream().mapToInt(s -> s.transitions().size()).sum() > MOST_TRANSITIONS;
    }

    private static String action(Transition transition) {
        return (transition.receive() ? "?" : "!") + transition.message();
    }

    // ---- layout

    private static Drawing drawing(Contract contract) {
        if (large(contract)) {
            return new Drawing(contract, null, Map.of(), Map.of());
        }
        var graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(CoreOptions.RANDOM_SEED, 1);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(8));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, 40.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
        var nodes = new LinkedHashMap<String, ElkNode>();
        for (var state : contract.states()) {
            var node = ElkGraphUtil.createNode(graph);
            node.setDimensions(Math.max(60, Svg.width(Svg.shortened(state.name())) + 28), HEIGHT);
            nodes.putIfAbsent(state.name(), node);
        }
        var edges = new LinkedHashMap<ElkEdge, String>();
        for (var state : contract.states()) {
            // all that leads from one state to another is one arrow
            var labels = new LinkedHashMap<String, List<String>>();
            state.transitions().forEach(t -> labels.computeIfAbsent(t.next(), _ -> new ArrayList<>()).add(action(t)));
            labels.forEach((next, actions) -> {
                if (nodes.containsKey(next)) {
                    edges.put(edge(nodes.get(state.name()), nodes.get(next), actions), label(actions));
                }
            });
        }
        new RecursiveGraphLayoutEngine().layout(graph, new NullElkProgressMonitor());
        return new Drawing(contract, graph, nodes, edges);
    }

    private static ElkEdge edge(ElkNode from, ElkNode to, List<String> actions) {
        var edge = ElkGraphUtil.createSimpleEdge(from, to);
        var label = ElkGraphUtil.createLabel(label(actions), edge);
        label.setDimensions(Svg.width(label(actions)), Svg.LINE);
        label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        return edge;
    }

    private static String label(List<String> actions) {
        return actions.stream().limit(LONGEST_EDGE_LABEL).map(Svg::shortened).collect(Collectors.joining(" "))
                + (actions.size() > LONGEST_EDGE_LABEL ? " and " + (actions.size() - LONGEST_EDGE_LABEL) + " more" : "");
    }

    // ---- drawing

    private static void draw(Drawing drawing, double x, double y, Svg svg) {
        svg.text("strong", x, y + Svg.LINE, "start", title(drawing.contract()));
        double top = y + 2 * Svg.LINE;
        if (drawing.graph() == null) {
            svg.text("note", x, top + Svg.LINE / 2, "start",
                    "has " + drawing.contract().states().size() + " states, too many for a picture");
            return;
        }
        drawing.edges().forEach((edge, label) -> draw(edge, label, x, top, svg));
        for (var state : drawing.contract().states()) {
            draw(state, drawing.nodes().get(state.name()), state.name().equals(drawing.contract().initial()), x, top, svg);
        }
    }

    private static void draw(State state, ElkNode node, boolean initial, double x, double y, Svg svg) {
        double left = x + node.getX();
        double top = y + node.getY();
        svg.box("box " + side(state), left, top, node.getWidth(), node.getHeight());
        if (state.transitions().isEmpty()) {
            svg.box("line", left + 4, top + 4, node.getWidth() - 8, node.getHeight() - 8);
        }
        if (initial) {
            svg.circle("head", left - 14, top + node.getHeight() / 2, 4);
            svg.line("line", left - 14, top + node.getHeight() / 2, left, top + node.getHeight() / 2);
        }
        svg.text(initial ? "strong" : "name", left + node.getWidth() / 2, top + node.getHeight() / 2 + 5, "middle",
                Svg.shortened(state.name()));
    }

    private static String side(State state) {
        boolean in = state.transitions().stream().anyMatch(Transition::receive);
        boolean out = state.transitions().stream().anyMatch(t -> !t.receive());
        return in && out ? "both" : in ? "in" : out ? "out" : "end";
    }

    private static void draw(ElkEdge edge, String text, double x, double y, Svg svg) {
        var section = edge.getSections().getFirst();
        var path = new StringBuilder("M" + Svg.point(x + section.getStartX(), y + section.getStartY()));
        double fromX = section.getStartX();
        double fromY = section.getStartY();
        for (var bend : section.getBendPoints()) {
            path.append(" L").append(Svg.point(x + bend.getX(), y + bend.getY()));
            fromX = bend.getX();
            fromY = bend.getY();
        }
        path.append(" L").append(Svg.point(x + section.getEndX(), y + section.getEndY()));
        svg.path("line", path.toString());
        svg.head("head", x + fromX, y + fromY, x + section.getEndX(), y + section.getEndY());
        var label = edge.getLabels().getFirst();
        svg.text("label", x + label.getX() + label.getWidth() / 2, y + label.getY() + Svg.LINE / 2 + 5, "middle", text);
    }
}
