package interpreter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The names of one function while it is parsed: a block's names end with it, their places are its own. */
final class Scope {

    final Scope outer;
    private final Deque<Map<String, Integer>> blocks = new ArrayDeque<>();
    private int slots;

    Scope(Scope outer) {
        this.outer = outer;
        blocks.push(new HashMap<>());
    }

    int declare(String name) {
        blocks.element().put(name, slots);
        return slots++;
    }

    void enter() {
        blocks.push(new HashMap<>());
    }

    void leave() {
        blocks.pop();
    }

    int slots() {
        return slots;
    }

    /** The place of a name, or -1. */
    private int find(String name) {
        for (Map<String, Integer> block : blocks) {
            Integer slot = block.get(name);
            if (slot != null) {
                return slot;
            }
        }
        return -1;
    }

    static Node variable(Scope scope, String name, int line) {
        int depth = 0;
        for (Scope s = scope; s != null; s = s.outer, depth++) {
            int slot = s.find(name);
            if (slot >= 0) {
                return depth == 0 ? new Node.Local(slot, line) : new Node.Outer(depth, slot, line);
            }
        }
        throw new ScriptException("who is " + name + "?", line);
    }
}
