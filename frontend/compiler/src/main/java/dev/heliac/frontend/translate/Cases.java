package dev.heliac.frontend.translate;

import static org.objectweb.asm.Opcodes.*;

import dev.heliac.frontend.model.ClassPool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which case of the switch over what {@code Select.receive} gives is chosen, found by following what javac makes of the patterns: type
 * switches, type tests and accessors. Of a source that nothing came from, only {@code _} matches. Nothing is translated meanwhile.
 */
public final class Cases {

    /** What a variable or the stack holds. */
    public sealed interface Shape {

        /** A record; one of a message has no parts, since what it carries does not decide. */
        record Known(String type, List<Shape> parts) implements Shape {
            public Known {
                parts = List.copyOf(parts);
            }
        }

        /**
         * What a source gives that nothing came from.
         *
         * @param read whether it was in a variable before, from where it goes into one that the program names
         */
        record Absent(boolean read) implements Shape {}

        record Number(int n) implements Shape {}

        record Other() implements Shape {}
    }

    public sealed interface Landing {

        /** At a case; those that come first in the source have the lower numbers. */
        record Case(int number) implements Landing {}

        /** At no case, or at {@code default}. */
        record None() implements Landing {}

        /** At code that goes on to a case or not by more than what came. */
        record Unclear() implements Landing {}

        /** There is no switch over it. */
        record Unasked() implements Landing {}
    }

    private static final int MOST_STEPS = 100_000;
    private static final int NOT_MET = -1;

    private final FlowGraph graph;
    private final ClassPool classes;
    private final Shape tuple;
    private final Shape[] locals;
    private final ArrayDeque<Shape> stack = new ArrayDeque<>();
    /** The instruction that switches over the tuple. */
    private int outer;
    private FlowGraph.Node node;
    private int at;
    private Landing landing;

    private Cases(FlowGraph graph, ClassPool classes, int outer, Shape tuple, Shape[] locals) {
        this.graph = graph;
        this.classes = classes;
        this.outer = outer;
        this.tuple = tuple;
        this.locals = locals;
    }

    /**
     * In a method that is being translated, at the switch, from a block that it leads to.
     *
     * @param selection what the frame has where the tuple will be
     */
    static Landing from(int target, MethodTranslator m, Abs selection, Shape tuple) {
        var locals = new Shape[m.frame.locals.length];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = selection.equals(m.frame.locals[i]) ? tuple : shape(m, m.frame.locals[i]);
        }
        var cases = new Cases(m.graph, m.owner.classes(), m.index, tuple, locals);
        return cases.follow(target, m.graph.node(target).start);
    }

    private static Shape shape(MethodTranslator m, Abs abs) {
        var number = abs instanceof Abs.Val v ? m.constants.get(v.value()) : null;
        return number == null ? new Shape.Other() : new Shape.Number(number);
    }

    /**
     * In a method that is run as it is, from a call of {@code Select.receive} on.
     *
     * @param call the instruction's index
     */
    public static Landing after(int call, FlowGraph graph, ClassPool classes, Shape.Known tuple) {
        var cases = new Cases(graph, classes, NOT_MET, tuple, new Shape[graph.variables()]);
        cases.stack.push(tuple);
        var landing = cases.follow(graph.at(call), call + 1);
        return cases.outer == NOT_MET ? new Landing.Unasked() : landing;
    }

    private Landing follow(int start, int first) {
        node = graph.node(start);
        at = first;
        for (int steps = 0; landing == null; steps++) {
            if (steps == MOST_STEPS) {
                return new Landing.Unclear();
            }
            if (at == node.end) {
                go(graph.at(at));
            } else if (graph.code[at].getOpcode() < 0) {
                at++;
            } else if (!step(graph.code[at])) {
                boolean undecided = node.successors.stream().anyMatch(s -> holdsTuple(graph.node(s)));
                return undecided ? new Landing.Unclear() : new Landing.Case(node.start);
            }
        }
        return landing;
    }

    /** Goes on at a block; where no pattern is asked any more, the case has been found. */
    private void go(int target) {
        var next = graph.node(target);
        if (holdsTuple(next)) {
            node = next;
            at = next.start;
        } else {
            landing = new Landing.Case(node.start);
        }
    }

    private boolean holdsTuple(FlowGraph.Node next) {
        for (int i = 0; i < locals.length; i++) {
            if (next.live.get(i) && tuple.equals(locals[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction is one of those that choose. */
    private boolean step(AbstractInsnNode insn) {
        switch (insn) {
            case VarInsnNode v when v.getOpcode() == ALOAD || v.getOpcode() == ILOAD -> {
                var loaded = locals[v.var];
                stack.push(loaded instanceof Shape.Absent ? new Shape.Absent(true) : loaded == null ? new Shape.Other() : loaded);
            }
            case VarInsnNode v when v.getOpcode() == ASTORE || v.getOpcode() == ISTORE -> {
                if (stack.isEmpty()) {
                    return false;
                }
                var stored = stack.pop();
                if (stored instanceof Shape.Absent a && a.read()) {
                    landing = new Landing.None();
                }
                locals[v.var] = stored;
            }
            case InsnNode i when i.getOpcode() >= ICONST_M1 && i.getOpcode() <= ICONST_5 ->
                stack.push(new Shape.Number(i.getOpcode() - ICONST_0));
            case InsnNode i when i.getOpcode() == DUP && !stack.isEmpty() -> stack.push(stack.peek());
            case InsnNode i when i.getOpcode() == POP && !stack.isEmpty() -> stack.pop();
            case IntInsnNode i when i.getOpcode() == BIPUSH || i.getOpcode() == SIPUSH -> stack.push(new Shape.Number(i.operand));
            case TypeInsnNode t when t.getOpcode() == CHECKCAST -> {}
            case TypeInsnNode t when t.getOpcode() == INSTANCEOF -> {
                return test(t.desc);
            }
            case MethodInsnNode c when c.owner.equals("java/util/Objects") && c.name.equals("requireNonNull") -> {
                if (!(stack.peek() instanceof Shape.Known)) {
                    return false;
                }
            }
            case MethodInsnNode c -> {
                return accessor(c);
            }
            case InvokeDynamicInsnNode d when d.name.equals("typeSwitch") -> {
                return choice(d);
            }
            case JumpInsnNode j when j.getOpcode() == GOTO -> {
                go(graph.at(j.label));
                return true;
            }
            case JumpInsnNode j when j.getOpcode() == IFEQ || j.getOpcode() == IFNE -> {
                if (!(stack.peek() instanceof Shape.Number n)) {
                    return false;
                }
                stack.pop();
                go((n.n() == 0) == (j.getOpcode() == IFEQ) ? graph.at(j.label) : graph.at(at) + 1);
                return true;
            }
            case TableSwitchInsnNode s -> {
                return branch(s.labels.stream().map(graph::at).toList(), s.min, List.of(), graph.at(s.dflt));
            }
            case LookupSwitchInsnNode s -> {
                return branch(s.labels.stream().map(graph::at).toList(), 0, s.keys, graph.at(s.dflt));
            }
            default -> {
                return false;
            }
        }
        at++;
        return true;
    }

    private boolean test(String type) {
        switch (stack.peek()) {
            case Shape.Known k -> {
                stack.pop();
                stack.push(new Shape.Number(classes.isSubclass(k.type(), type) ? 1 : 0));
            }
            case Shape.Absent _ -> {
                stack.pop();
                stack.push(new Shape.Number(0));
            }
            case Shape.Number _, Shape.Other _ -> {
                return false;
            }
            case null -> {
                return false;
            }
        }
        at++;
        return true;
    }

    private boolean accessor(MethodInsnNode c) {
        if (c.getOpcode() != INVOKEVIRTUAL || !(stack.peek() instanceof Shape.Known k) || !c.desc.startsWith("()")) {
            return false;
        }
        var component = component(k.type(), c.name);
        if (component.isEmpty()) {
            return false;
        }
        stack.pop();
        stack.push(k.parts().isEmpty() ? new Shape.Other() : k.parts().get(component.get()));
        at++;
        return true;
    }

    private Optional<Integer> component(String type, String name) {
        var components = classes.find(type).map(n -> n.recordComponents).orElse(List.of());
        for (int i = 0; components != null && i < components.size(); i++) {
            if (components.get(i).name.equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private boolean choice(InvokeDynamicInsnNode d) {
        if (stack.size() < 2 || !(stack.peek() instanceof Shape.Number start)) {
            return false;
        }
        var labels = new ArrayList<String>();
        for (var argument : d.bsmArgs) {
            if (!(argument instanceof org.objectweb.asm.Type t)) {
                return false;
            }
            labels.add(t.getInternalName());
        }
        stack.pop();
        int chosen;
        switch (stack.pop()) {
            case Shape.Known k -> chosen = label(classes, labels, start.n(), k.type());
            case Shape.Absent _ -> chosen = labels.size();
            case Shape.Number _, Shape.Other _ -> {
                return false;
            }
        }
        stack.push(new Shape.Number(chosen));
        at++;
        return true;
    }

    private boolean branch(List<Integer> targets, int first, List<Integer> keys, int otherwise) {
        if (!(stack.peek() instanceof Shape.Number n)) {
            return false;
        }
        stack.pop();
        int index = keys.isEmpty() ? n.n() - first : keys.indexOf(n.n());
        boolean matched = index >= 0 && index < targets.size();
        if (outer == NOT_MET) {
            outer = at;
        }
        if (!matched && at == outer) {
            landing = new Landing.None();
            return true;
        }
        go(matched ? targets.get(index) : otherwise);
        return true;
    }

    /** Which of a switch's labels a record goes to, from one on; how many there are when to none. */
    static int label(ClassPool classes, List<String> labels, int start, String record) {
        for (int i = start; i < labels.size(); i++) {
            if (classes.isSubclass(record, labels.get(i))) {
                return i;
            }
        }
        return labels.size();
    }

    /** What a frame holds of a source's message in this state, before it is received. */
    public static Shape.Known message(String record) {
        return new Shape.Known(record, List.of());
    }

    public static Shape absent() {
        return new Shape.Absent(false);
    }

    public static Shape.Known tuple(String type, Shape... parts) {
        return new Shape.Known(type, Arrays.asList(parts));
    }
}
