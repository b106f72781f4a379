package dev.heliac.frontend.translate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A method's basic blocks, their order, the variables live at each start, and what loops assign. */
public final class FlowGraph {

    /** A basic block: instructions {@code start} to {@code end}, exclusive. */
    static final class Node {
        final int start;
        int end;
        final List<Integer> successors = new ArrayList<>();
        final Set<Integer> handlers = new LinkedHashSet<>();
        /** Position in reverse post-order, -1 when unreachable. */
        int order = -1;

        final BitSet live = new BitSet();
        boolean loopHeader;
        /** Whether every path from here throws before it leaves the method or comes here again. */
        boolean doomed;
        /** For a loop header: variables assigned in the loop, which is all from where a back edge can be reached without the header. */
        final BitSet assigned = new BitSet();

        Node(int start) {
            this.start = start;
        }
    }

    final List<Node> nodes = new ArrayList<>();
    final AbstractInsnNode[] code;
    private final int[] nodeAt;
    private final Map<LabelNode, Integer> labels = new HashMap<>();
    private final List<TryCatchBlockNode> tries;
    private final int variables;

    public FlowGraph(MethodNode method) {
        code = method.instructions.toArray();
        nodeAt = new int[code.length + 1];
        tries = method.tryCatchBlocks;
        variables = method.maxLocals;
        for (int i = 0; i < code.length; i++) {
            if (code[i] instanceof LabelNode l) {
                labels.put(l, i);
            }
        }
        split();
        connect();
        order();
        liveness(method.maxLocals);
        loops();
        doom();
    }

    private void doom() {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (var node : nodes) {
                boolean throwing = code[node.end - 1].getOpcode() == Opcodes.ATHROW
                        || !node.successors.isEmpty() && node.successors.stream().allMatch(s -> nodes.get(s).doomed);
                changed |= throwing && !node.doomed;
                node.doomed |= throwing;
            }
        }
    }

    /** The stack map frame at a handler's start. */
    public FrameNode frameAt(LabelNode handler) {
        return frame(node(at(handler)));
    }

    /** The variables that are read at a handler or behind it before they are written. */
    public BitSet liveAt(LabelNode handler) {
        return node(at(handler)).live;
    }

    /** How many variables the method has. */
    int variables() {
        return variables;
    }

    int indexOf(LabelNode label) {
        return labels.get(label);
    }

    Node node(int id) {
        return nodes.get(id);
    }

    /** The block that starts at a label. */
    int at(LabelNode label) {
        return nodeAt[labels.get(label)];
    }

    int at(int index) {
        return nodeAt[index];
    }

    /** The source line that class files give an instruction: that of the last entry before it. */
    int covering(int index, int otherwise) {
        for (int i = index; i >= 0; i--) {
            if (code[i] instanceof LineNumberNode l) {
                return l.line;
            }
        }
        return otherwise;
    }

    /** The source line a block starts with; the given one when it says none. */
    int line(Node node, int otherwise) {
        for (int i = node.start; i < node.end && code[i].getOpcode() < 0; i++) {
            if (code[i] instanceof LineNumberNode l) {
                return l.line;
            }
        }
        return otherwise;
    }

    /** Keeps variables beyond the method's own alive throughout. */
    void keepAlive(int from, int to) {
        nodes.forEach(n -> n.live.set(from, to));
    }

    /** Exception table entries that cover an instruction, in order. */
    List<TryCatchBlockNode> covering(int index) {
        return tries.stream()
                .filter(t -> labels.get(t.start) <= index && index < labels.get(t.end))
                .toList();
    }

    /** The stack map frame at a block's start, null when there is none. */
    FrameNode frame(Node node) {
        for (int i = node.start; i < node.end && code[i].getOpcode() < 0; i++) {
            if (code[i] instanceof FrameNode f) {
                return f;
            }
        }
        return null;
    }

    private void split() {
        var leaders = new BitSet();
        leaders.set(0);
        for (int i = 0; i < code.length; i++) {
            switch (code[i]) {
                case JumpInsnNode j -> {
                    leaders.set(labels.get(j.label));
                    leaders.set(i + 1);
                }
                case TableSwitchInsnNode s -> {
                    s.labels.forEach(l -> leaders.set(labels.get(l)));
                    leaders.set(labels.get(s.dflt));
                    leaders.set(i + 1);
                }
                case LookupSwitchInsnNode s -> {
                    s.labels.forEach(l -> leaders.set(labels.get(l)));
                    leaders.set(labels.get(s.dflt));
                    leaders.set(i + 1);
                }
                default -> {
                    if (leaves(code[i].getOpcode())) {
                        leaders.set(i + 1);
                    }
                }
            }
        }
        tries.forEach(t -> leaders.set(labels.get(t.handler)));
        for (int i = 0; i < code.length; i++) {
            if (leaders.get(i)) {
                nodes.add(new Node(i));
            }
            nodeAt[i] = nodes.size() - 1;
            nodes.getLast().end = i + 1;
        }
    }

    static boolean leaves(int opcode) {
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW;
    }

    private void connect() {
        for (int n = 0; n < nodes.size(); n++) {
            var node = nodes.get(n);
            var successors = new LinkedHashSet<Integer>();
            switch (code[node.end - 1]) {
                case JumpInsnNode j -> {
                    successors.add(at(j.label));
                    if (j.getOpcode() != Opcodes.GOTO) {
                        successors.add(n + 1);
                    }
                }
                case TableSwitchInsnNode s -> {
                    s.labels.forEach(l -> successors.add(at(l)));
                    successors.add(at(s.dflt));
                }
                case LookupSwitchInsnNode s -> {
                    s.labels.forEach(l -> successors.add(at(l)));
                    successors.add(at(s.dflt));
                }
                default -> {
                    if (!leaves(code[node.end - 1].getOpcode()) && n + 1 < nodes.size()) {
                        successors.add(n + 1);
                    }
                }
            }
            successors.removeIf(s -> s >= nodes.size());
            node.successors.addAll(successors);
            for (var t : tries) {
                if (labels.get(t.start) < node.end && node.start < labels.get(t.end)) {
                    node.handlers.add(at(t.handler));
                }
            }
        }
    }

    private static List<Integer> next(Node node) {
        var all = new ArrayList<>(node.successors);
        all.addAll(node.handlers);
        return all;
    }

    private void order() {
        var done = new ArrayList<Integer>();
        var visited = new boolean[nodes.size()];
        var path = new ArrayList<int[]>();
        path.add(new int[] {0, 0});
        visited[0] = true;
        while (!path.isEmpty()) {
            var top = path.getLast();
            var next = next(nodes.get(top[0]));
            if (top[1] < next.size()) {
                int s = next.get(top[1]++);
                if (!visited[s]) {
                    visited[s] = true;
                    path.add(new int[] {s, 0});
                }
            } else {
                done.add(top[0]);
                path.removeLast();
            }
        }
        for (int i = 0; i < done.size(); i++) {
            nodes.get(done.get(i)).order = done.size() - 1 - i;
        }
    }

    private void liveness(int maxLocals) {
        var use = new BitSet[nodes.size()];
        var def = new BitSet[nodes.size()];
        for (int n = 0; n < nodes.size(); n++) {
            use[n] = new BitSet(maxLocals);
            def[n] = new BitSet(maxLocals);
            var node = nodes.get(n);
            for (int i = node.start; i < node.end; i++) {
                int read = read(code[i]);
                if (read >= 0 && !def[n].get(read)) {
                    use[n].set(read);
                }
                int written = written(code[i]);
                if (written >= 0) {
                    def[n].set(written);
                }
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int n = nodes.size() - 1; n >= 0; n--) {
                var node = nodes.get(n);
                var live = new BitSet(maxLocals);
                node.successors.forEach(s -> live.or(nodes.get(s).live));
                if (node.handlers.isEmpty()) {
                    live.andNot(def[n]);
                    live.or(use[n]);
                } else {
                    protectedLiveness(node, live);
                }
                if (!live.equals(node.live)) {
                    node.live.clear();
                    node.live.or(live);
                    changed = true;
                }
            }
        }
    }

    /** From the end of a block to its start: what a handler needs is live only in front of what it covers, not of the whole block. */
    private void protectedLiveness(Node node, BitSet live) {
        for (int i = node.end - 1; i >= node.start; i--) {
            int written = written(code[i]);
            if (written >= 0) {
                live.clear(written);
            }
            int read = read(code[i]);
            if (read >= 0) {
                live.set(read);
            }
            for (var t : tries) {
                if (labels.get(t.start) <= i && i < labels.get(t.end)) {
                    live.or(nodes.get(at(t.handler)).live);
                }
            }
        }
    }

    private void loops() {
        var before = new ArrayList<List<Node>>();
        nodes.forEach(_ -> before.add(new ArrayList<>()));
        for (var node : nodes) {
            if (node.order >= 0) {
                next(node).forEach(s -> before.get(s).add(node));
            }
        }
        for (int h = 0; h < nodes.size(); h++) {
            var header = nodes.get(h);
            var body = new LinkedHashSet<Node>(List.of(header));
            var open = new ArrayDeque<Node>();
            for (var node : before.get(h)) {
                if (header.order <= node.order) {
                    header.loopHeader = true;
                    open.add(node);
                }
            }
            while (!open.isEmpty()) {
                var node = open.remove();
                if (body.add(node)) {
                    open.addAll(before.get(nodeAt[node.start]));
                }
            }
            if (header.loopHeader) {
                body.forEach(n -> assign(n, header.assigned));
            }
        }
    }

    private void assign(Node node, BitSet assigned) {
        for (int i = node.start; i < node.end; i++) {
            int written = written(code[i]);
            if (written >= 0) {
                assigned.set(written);
            }
        }
    }

    private static int read(AbstractInsnNode insn) {
        return switch (insn) {
            case VarInsnNode v when v.getOpcode() <= Opcodes.ALOAD -> v.var;
            case IincInsnNode i -> i.var;
            default -> -1;
        };
    }

    private static int written(AbstractInsnNode insn) {
        return switch (insn) {
            case VarInsnNode v when v.getOpcode() >= Opcodes.ISTORE && v.getOpcode() <= Opcodes.ASTORE -> v.var;
            case IincInsnNode i -> i.var;
            default -> -1;
        };
    }
}
