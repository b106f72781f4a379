package dev.heliac.il.system;

import dev.heliac.il.diag.Place;
import dev.heliac.il.system.model.Automaton;
import dev.heliac.il.system.model.Node;
import dev.heliac.il.system.model.Node.Arm;
import dev.heliac.il.system.model.Node.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes an automaton node by node; places are lines of a file called like the process. */
final class Script {

    final String name;
    private final List<Node> nodes = new ArrayList<>();
    private int registers;

    Script(String name) {
        this.name = name;
    }

    /** The number of the next node. */
    int next() {
        return nodes.size();
    }

    Script registers(int count) {
        registers = count;
        return this;
    }

    Place place() {
        return Place.of(name, nodes.size() + 1);
    }

    /** Sends and goes on with the next node. */
    Script send(int end, int message, Integer... carried) {
        return choice(new Step.Send(end, message, List.of(carried), next() + 1, place()));
    }

    Script close(int end) {
        return choice(new Step.Close(end, false, next() + 1, place()));
    }

    Script make(int kind, int importer, int exporter) {
        return choice(new Step.Make(kind, importer, exporter, next() + 1, place()));
    }

    Script choice(Step... steps) {
        nodes.add(new Node.Choice(List.of(steps)));
        return this;
    }

    /** Goes on with one of several nodes. */
    Script either(int... nodes) {
        var steps = new ArrayList<Step>();
        for (int node : nodes) {
            steps.add(new Step.Silent(node));
        }
        this.nodes.add(new Node.Choice(steps));
        return this;
    }

    /** Waits for the one message and goes on with the next node; when the peer is gone, with another. */
    Script receive(int end, int message, int closed, Integer... registers) {
        return await(new Arm.Message(end, message, List.of(registers), next() + 1), new Arm.Closed(end, closed));
    }

    /** Waits for a message that comes for sure. */
    Script receive(int end, int message) {
        return await(new Arm.Message(end, message, List.of(), next() + 1));
    }

    Script await(Arm... arms) {
        nodes.add(new Node.Wait(List.of(arms), place()));
        return this;
    }

    Script select(Node.Way... ways) {
        nodes.add(new Node.Select(List.of(ways), place()));
        return this;
    }

    Script accept(int listener, int register, int closed) {
        nodes.add(new Node.Accept(listener, register, next() + 1, closed, place()));
        return this;
    }

    Script end() {
        nodes.add(new Node.End());
        return this;
    }

    Automaton automaton() {
        return new Automaton(name, nodes, registers);
    }
}
