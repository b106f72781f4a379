import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Linked objects in the process's own heap. */
@Process(name = "main")
final class ListsAndTrees {
    static final int STEPS = 6;

    static String run(int step) {
        Tree tree = null;
        int seed = step;
        for (int i = 0; i < 200; i++) {
            seed = (seed * 75 + 74) % 65537;
            tree = Tree.put(tree, seed);
        }
        int garbage = 0;
        for (int i = 0; i < 20000; i++) {
            Tree t = new Tree(i);
            t.left = tree;
            garbage += t.key & 1;
        }
        return Tree.size(tree) + " " + Tree.height(tree) + " " + Tree.sum(tree) + " " + garbage + " " + Tree.has(tree, seed);
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

final class Tree {
    final int key;
    Tree left;
    Tree right;

    Tree(int key) {
        this.key = key;
    }

    static Tree put(Tree tree, int key) {
        if (tree == null) {
            return new Tree(key);
        }
        if (key < tree.key) {
            tree.left = put(tree.left, key);
        } else if (key > tree.key) {
            tree.right = put(tree.right, key);
        }
        return tree;
    }

    static int size(Tree tree) {
        return tree == null ? 0 : 1 + size(tree.left) + size(tree.right);
    }

    static int height(Tree tree) {
        return tree == null ? 0 : 1 + Math.max(height(tree.left), height(tree.right));
    }

    static long sum(Tree tree) {
        return tree == null ? 0 : tree.key + sum(tree.left) + sum(tree.right);
    }

    static boolean has(Tree tree, int key) {
        while (tree != null && tree.key != key) {
            tree = key < tree.key ? tree.left : tree.right;
        }
        return tree != null;
    }
}
