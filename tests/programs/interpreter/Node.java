package interpreter;

import java.util.ArrayList;
import java.util.List;

/** A part of a script that evaluates itself. */
abstract class Node {

    final int line;

    Node(int line) {
        this.line = line;
    }

    abstract Object evaluate(Frame frame);

    /** What assigns to this expression, where it can be assigned to. */
    Node assignment(Node value) {
        throw new ScriptException("cannot assign to this", line);
    }

    static final class Literal extends Node {
        private final Object value;

        Literal(Object value, int line) {
            super(line);
            this.value = value;
        }

        @Override
        Object evaluate(Frame frame) {
            return value;
        }
    }

    /** A variable of this function. */
    static final class Local extends Node {
        private final int slot;

        Local(int slot, int line) {
            super(line);
            this.slot = slot;
        }

        @Override
        Object evaluate(Frame frame) {
            return frame.slots[slot];
        }

        @Override
        Node assignment(Node value) {
            return new SetLocal(slot, value, line);
        }
    }

    static final class SetLocal extends Node {
        private final int slot;
        private final Node value;

        SetLocal(int slot, Node value, int line) {
            super(line);
            this.slot = slot;
            this.value = value;
        }

        @Override
        Object evaluate(Frame frame) {
            return frame.slots[slot] = value.evaluate(frame);
        }
    }

    /** A variable of a function around this one. */
    static final class Outer extends Node {
        private final int depth;
        private final int slot;

        Outer(int depth, int slot, int line) {
            super(line);
            this.depth = depth;
            this.slot = slot;
        }

        @Override
        Object evaluate(Frame frame) {
            return frame.at(depth).slots[slot];
        }

        @Override
        Node assignment(Node value) {
            return new SetOuter(depth, slot, value, line);
        }
    }

    static final class SetOuter extends Node {
        private final int depth;
        private final int slot;
        private final Node value;

        SetOuter(int depth, int slot, Node value, int line) {
            super(line);
            this.depth = depth;
            this.slot = slot;
            this.value = value;
        }

        @Override
        Object evaluate(Frame frame) {
            return frame.at(depth).slots[slot] = value.evaluate(frame);
        }
    }

    static final class Binary extends Node {
        private final Operator operator;
        private final Node left;
        private final Node right;

        Binary(Operator operator, Node left, Node right, int line) {
            super(line);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        Object evaluate(Frame frame) {
            return operator.apply(left.evaluate(frame), right.evaluate(frame), line);
        }
    }

    /** {@code and} and {@code or}: the right side only where the left one does not decide. */
    static final class ShortCut extends Node {
        private final boolean decisive;
        private final Node left;
        private final Node right;

        ShortCut(boolean decisive, Node left, Node right, int line) {
            super(line);
            this.decisive = decisive;
            this.left = left;
            this.right = right;
        }

        @Override
        Object evaluate(Frame frame) {
            Object value = left.evaluate(frame);
            return Values.truth(value) == decisive ? value : right.evaluate(frame);
        }
    }

    static final class Not extends Node {
        private final Node operand;

        Not(Node operand, int line) {
            super(line);
            this.operand = operand;
        }

        @Override
        Object evaluate(Frame frame) {
            return !Values.truth(operand.evaluate(frame));
        }
    }

    static final class If extends Node {
        private final Node condition;
        private final Node then;
        private final Node otherwise;

        If(Node condition, Node then, Node otherwise, int line) {
            super(line);
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        Object evaluate(Frame frame) {
            return Values.truth(condition.evaluate(frame)) ? then.evaluate(frame) : otherwise.evaluate(frame);
        }
    }

    static final class While extends Node {
        private final Node condition;
        private final Node body;

        While(Node condition, Node body, int line) {
            super(line);
            this.condition = condition;
            this.body = body;
        }

        @Override
        Object evaluate(Frame frame) {
            while (Values.truth(condition.evaluate(frame))) {
                body.evaluate(frame);
            }
            return null;
        }
    }

    /** {@code for}, over a copy, so that the body may change the list. */
    static final class ForEach extends Node {
        private final int slot;
        private final Node list;
        private final Node body;

        ForEach(int slot, Node list, Node body, int line) {
            super(line);
            this.slot = slot;
            this.list = list;
            this.body = body;
        }

        @Override
        Object evaluate(Frame frame) {
            for (Object item : new ArrayList<>(Values.list(list.evaluate(frame), line))) {
                frame.slots[slot] = item;
                body.evaluate(frame);
            }
            return null;
        }
    }

    static final class Sequence extends Node {
        private final Node[] nodes;

        Sequence(List<Node> nodes, int line) {
            super(line);
            this.nodes = nodes.toArray(new Node[0]);
        }

        @Override
        Object evaluate(Frame frame) {
            Object value = null;
            for (Node node : nodes) {
                value = node.evaluate(frame);
            }
            return value;
        }
    }

    static final class Return extends Node {
        private final Node value;

        Return(Node value, int line) {
            super(line);
            this.value = value;
        }

        @Override
        Object evaluate(Frame frame) {
            throw new ReturnSignal(value.evaluate(frame));
        }
    }

    static final class MakeClosure extends Node {
        private final FunctionBody body;

        MakeClosure(FunctionBody body, int line) {
            super(line);
            this.body = body;
        }

        @Override
        Object evaluate(Frame frame) {
            return new Closure(body, frame);
        }
    }

    static final class Call extends Node {
        private final Node function;
        private final Node[] arguments;

        Call(Node function, List<Node> arguments, int line) {
            super(line);
            this.function = function;
            this.arguments = arguments.toArray(Node[]::new);
        }

        @Override
        Object evaluate(Frame frame) {
            if (!(function.evaluate(frame) instanceof Function callee)) {
                throw new ScriptException("only functions can be called", line);
            }
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].evaluate(frame);
            }
            return callee.checked(values, line);
        }
    }

    static final class MakeList extends Node {
        private final List<Node> items;

        MakeList(List<Node> items, int line) {
            super(line);
            this.items = items;
        }

        @Override
        Object evaluate(Frame frame) {
            List<Object> list = new ArrayList<>(items.size());
            items.forEach(item -> list.add(item.evaluate(frame)));
            return list;
        }
    }

    static final class Index extends Node {
        private final Node list;
        private final Node index;

        Index(Node list, Node index, int line) {
            super(line);
            this.list = list;
            this.index = index;
        }

        @Override
        Object evaluate(Frame frame) {
            Object from = list.evaluate(frame);
            int at = Values.integer(index.evaluate(frame), line);
            try {
                return from instanceof String text ? String.valueOf(text.charAt(at)) : Values.list(from, line).get(at);
            } catch (IndexOutOfBoundsException e) {
                throw new ScriptException("no element " + at, line, e);
            }
        }

        @Override
        Node assignment(Node value) {
            return new SetIndex(list, index, value, line);
        }
    }

    static final class SetIndex extends Node {
        private final Node list;
        private final Node index;
        private final Node value;

        SetIndex(Node list, Node index, Node value, int line) {
            super(line);
            this.list = list;
            this.index = index;
            this.value = value;
        }

        @Override
        Object evaluate(Frame frame) {
            List<Object> into = Values.list(list.evaluate(frame), line);
            int at = Values.integer(index.evaluate(frame), line);
            try {
                Object item = value.evaluate(frame);
                into.set(at, item);
                return item;
            } catch (IndexOutOfBoundsException e) {
                throw new ScriptException("no element " + at, line, e);
            }
        }
    }
}
