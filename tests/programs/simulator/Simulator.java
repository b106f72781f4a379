package simulator;

import dev.heliac.lang.Process;
import java.util.Random;
import java.util.TreeMap;

/** {@code DAYS}: tries the tree beside a TreeMap, then simulates so many days in a bank. */
@Process(name = "simulator")
public final class Simulator {

    private static final double DAY = 480;

    private Simulator() {}

    /** The same at random to both: they must agree all the time. */
    private static void tryTree(int steps) {
        Random random = new Random(7);
        RedBlackTree<Integer, String> tree = RedBlackTree.natural();
        TreeMap<Integer, String> reference = new TreeMap<>();
        int agreed = 0;
        int highest = 0;
        for (int i = 0; i < steps; i++) {
            int key = random.nextInt(steps / 2);
            String ours;
            String theirs;
            if (random.nextInt(5) < 3) {
                ours = tree.put(key, "v" + i);
                theirs = reference.put(key, "v" + i);
            } else {
                ours = tree.remove(key);
                theirs = reference.remove(key);
            }
            if (ours == null ? theirs == null : ours.equals(theirs)) {
                agreed++;
            }
            if (i % (steps / 20) == 0) {
                highest = Math.max(highest, tree.check());
            }
        }
        int order = 0;
        int position = 0;
        for (RedBlackTree.Entry<Integer, String> entry : tree) {
            order = order * 31 + entry.key();
            position += reference.get(entry.key()).equals(entry.value()) ? 1 : 0;
        }
        System.out.println("tree: " + agreed + " of " + steps + " steps agree, " + tree.size() + " left, " + position
                + " of them the same, order " + order + ", " + highest + " black nodes to a leaf");
        while (!tree.isEmpty()) {
            tree.pollFirst();
            if (tree.size() % (steps / 20) == 0) {
                tree.check();
            }
        }
    }

    public static void main(String[] args) {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        tryTree(500 * days);
        Simulation simulation = new Simulation(99, DAY * days);
        simulation.run();
        simulation.print();
    }
}
