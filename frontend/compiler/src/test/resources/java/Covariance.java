import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** An array of a class is an array of its superclass. */
@Process(name = "main")
final class Covariance {
    static final int STEPS = 7;

    static String run(int step) {
        if (step >= 5) {
            return stores(step);
        }
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

    /** An array takes only what it was made for, whatever its variable's type. */
    private static String stores(int step) {
        Object[] all = step == 5 ? new Leaf[2] : new Node[2];
        String text = "";
        try {
            all[0] = new Leaf(1);
            all[1] = null;
            text += "leaf ";
            all[1] = new Node(2);
            text += "node ";
            all[0] = "text";
            text += "text";
        } catch (ArrayStoreException e) {
            text += e.getMessage();
        }
        Object[] texts = {"a", "b"};
        try {
            System.arraycopy(texts, 0, all, 0, 2);
            text += " copied";
        } catch (ArrayStoreException e) {
            text += " not copied";
        }
        return text;
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
