import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** An array of a class is an array of its superclass. */
@Process(name = "main")
final class Covariance {
    static final int STEPS = 5;

    static String run(int step) {
        Object[] all = step % 2 == 0 ? new Leaf[] {new Leaf(step), new Leaf(step + 1)} : new Node[] {new Node(step)};
        Node[] nodes = (Node[]) all;
        nodes[0] = new Leaf(9);
        String text = all.length + " " + nodes[0].n + " " + (all instanceof Leaf[]) + " " + (all instanceof Node[]);
        try {
            Leaf[] leaves = (Leaf[]) all;
            return text + " leaves " + leaves[leaves.length - 1].n;
        } catch (ClassCastException e) {
            return text + " no leaves";
        }
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

class Node {
    final int n;

    Node(int n) {
        this.n = n;
    }
}

final class Leaf extends Node {
    Leaf(int n) {
        super(n);
    }
}
