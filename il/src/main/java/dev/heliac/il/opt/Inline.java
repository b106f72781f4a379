package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scope;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import dev.heliac.il.symbols.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts a callee's blocks in place of a call of it. What the callee does not catch goes where the call's exceptions go, and its lines
 * keep telling whose they are.
 */
final class Inline {

    private static final int MOST_BLOCKS = 256;
    private static final int MOST_CALLER_BLOCKS = 8192;
    private static final int DEEPEST = 32;

    private Inline() {}

    /** Whether the function's code may stand in another one. */
    static boolean possible(Function callee) {
        return fits(callee)
                && possible(callee.parameters(), callee.results())
                && callee.blocks().stream().allMatch(b -> possible(b, callee.name()));
    }

    /** Whether its code is not too much. */
    static boolean fits(Function callee) {
        return callee.blocks().size() <= MOST_BLOCKS;
    }

    /** Whether its code may stand in the function itself, at so many places. */
    static boolean possibleInItself(Function function, int places) {
        return (function.scopes().size() + 1) * (places + 1) < Limits.SCOPES
                && possible(function.parameters(), function.results())
                && function.blocks().stream().allMatch(b -> possible(b, ""));
    }

    private static boolean possible(List<Value> parameters, List<Type> results) {
        return Stream.concat(parameters.stream().map(Value::type), results.stream()).noneMatch(t -> t instanceof Type.Linear);
    }

    /** A stack's addresses are taken by who counts the frames above; what calls itself would not get smaller. */
    private static boolean possible(Block block, String function) {
        return !block.terminator().waits()
                && block.instructions().stream()
                        .noneMatch(i -> i.op() == Op.TRACE_TAKE || i instanceof Instruction.Call c && c.function().equals(function));
    }

    /**
     * Whether a call can be replaced: owned values that are left there would have to be handed through all of the callee, unless it is
     * straight.
     */
    static boolean possible(Body body, Body.Node node, int index, Function callee) {
        return (straight(callee) || !owns(body, node, index))
                && !within(body, node.instructions.get(index).line(), callee.name())
                && body.scopes.size() + callee.scopes().size() < Limits.SCOPES
                && body.nodes.size() + callee.blocks().size() < MOST_CALLER_BLOCKS;
    }

    /** Whether a function's instructions can stand in the block of a call of it. */
    private static boolean straight(Function callee) {
        var block = callee.blocks().getFirst();
        return callee.blocks().size() == 1 && block.unwind().isEmpty() && block.terminator() instanceof Terminator.Return;
    }

    /** Whether an owned value from before an instruction is used by it or after it. */
    static boolean owns(Body body, Body.Node node, int index) {
        if (!body.owns(node)) {
            return false;
        }
        var later = new HashSet<Value>();
        node.instructions.subList(index, node.instructions.size()).forEach(i -> later.addAll(i.operands()));
        later.addAll(node.terminator.operands());
        node.targets().forEach(t -> later.addAll(t.arguments()));
        node.instructions.subList(index, node.instructions.size()).forEach(i -> later.removeAll(i.results()));
        later.removeAll(node.terminator.defines());
        return later.stream().anyMatch(v -> v.type().owned());
    }

    /** Whether a line is in the function already, through others perhaps: recursion is not unrolled. */
    private static boolean within(Body body, int line, String function) {
        int at = Scope.of(line);
        for (int depth = 0; at > 0 && depth < DEEPEST; depth++) {
            var scope = body.scopes.get(at - 1);
            if (scope.function().equals(function)) {
                return true;
            }
            at = Scope.of(scope.line());
        }
        return at > 0 || body.original.name().equals(function);
    }

    /** Replaces the call that is a block's instruction, and gives the block with what follows it. */
    static Body.Node at(Body body, Body.Node node, int index, Function callee) {
        var call = (Instruction.Call) node.instructions.get(index);
        if (straight(callee) && owns(body, node, index)) {
            within(body, node, index, call, callee);
            return node;
        }
        var rest = body.split(node, index);
        var copy = new Copy(body, call, callee, scope(body, call, callee));
        var inlined = new ArrayList<Body.Node>();
        for (var block : callee.blocks()) {
            inlined.add(copy.block(block, node.unwind, rest.label));
        }
        inlined.addAll(copy.throwing);
        inlined.add(rest);
        node.terminator = new Terminator.Jump(new Target(inlined.getFirst().label, List.of()), call.line());
        body.insert(node, inlined);
        return rest;
    }

    /** Puts a straight callee's instructions where the call of it was, so that what is owned there stays where it is. */
    private static void within(Body body, Body.Node node, int index, Instruction.Call call, Function callee) {
        var copy = new Copy(body, call, callee, scope(body, call, callee));
        var block = callee.blocks().getFirst();
        var instructions = new ArrayList<>(node.instructions.subList(0, index));
        block.instructions().forEach(i -> instructions.add(copy.instruction(i)));
        instructions.addAll(node.instructions.subList(index + 1, node.instructions.size()));
        node.instructions = instructions;
        var returned = copy.uses(((Terminator.Return) block.terminator()).values());
        var replacements = new Value[body.values()];
        for (int i = 0; i < returned.size(); i++) {
            replacements[call.results().get(i).id()] = returned.get(i);
        }
        body.replace(replacements);
    }

    private static int scope(Body body, Instruction.Call call, Function callee) {
        body.scopes.add(new Scope(callee.name(), callee.source(), call.line()));
        return body.scopes.size();
    }

    private static final class Copy extends Mapping {

        private final Body body;
        private final int scope;
        private final int firstLine;
        private final Value[] values;
        private final Map<String, String> labels = new HashMap<>();
        /** Blocks for throws that the blocks they stood in would have to catch otherwise. */
        private final List<Body.Node> throwing = new ArrayList<>();

        Copy(Body body, Instruction.Call call, Function callee, int scope) {
            this.body = body;
            this.scope = scope;
            firstLine = firstLine(callee);
            values = new Value[Body.of(callee).values()];
            for (int i = 0; i < callee.parameters().size(); i++) {
                values[callee.parameters().get(i).id()] = call.operands().get(i);
            }
            callee.blocks().forEach(b -> labels.put(b.label(), body.label(b.label())));
            callee.scopes().forEach(s -> body.scopes.add(new Scope(s.function(), s.source(), line(s.line()))));
        }

        private static int firstLine(Function function) {
            return function.blocks().stream()
                    .flatMap(b -> Stream.concat(b.instructions().stream().map(Instruction::line), Stream.of(b.terminator().line())))
                    .filter(l -> l > 0 && Scope.of(l) == 0)
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public Value use(Value value) {
            return define(value);
        }

        @Override
        public Value define(Value value) {
            if (values[value.id()] == null) {
                values[value.id()] = body.fresh(value.name(), value.type());
            }
            return values[value.id()];
        }

        @Override
        public String label(String label) {
            return labels.get(label);
        }

        @Override
        public int line(int line) {
            int known = line == 0 ? firstLine : line;
            return Scope.at(scope + Scope.of(known), Scope.line(known));
        }

        Body.Node block(Block block, Target outside, String rest) {
            var instructions = new ArrayList<Instruction>();
            block.instructions().forEach(i -> instructions.add(instruction(i)));
            var unwind = block.unwind().map(this::target).orElse(outside);
            Terminator terminator;
            if (block.terminator() instanceof Terminator.Return r) {
                terminator = new Terminator.Jump(new Target(rest, uses(r.values())), line(r.line()));
            } else if (block.terminator() instanceof Terminator.Throw t && outside != null) {
                // The throw's own block does not catch it.
                return thrown(block, t, unwind, outside, instructions);
            } else {
                terminator = terminator(block.terminator());
            }
            return new Body.Node(label(block.label()), defines(block.parameters()), unwind, instructions, terminator);
        }

        /** Goes to the handler directly; throwing null is throwing what a null trap makes. */
        private Body.Node thrown(Block block, Terminator.Throw t, Target unwind, Target outside, List<Instruction> instructions) {
            int line = line(t.line());
            var exception = use(t.exception());
            var arguments = new ArrayList<Value>();
            arguments.add(exception);
            arguments.addAll(outside.arguments());
            var go = new Terminator.Jump(new Target(outside.label(), arguments), line);
            var check = new Instruction.Plain(Op.REF_CHECK, List.of(exception), List.of(), line);
            var parameters = defines(block.parameters());
            if (t.known() || unwind.equals(outside)) {
                if (!t.known()) {
                    instructions.add(check);
                }
                return new Body.Node(label(block.label()), parameters, unwind, instructions, go);
            }
            var last = new Body.Node(body.label(block.label()), List.of(), outside, new ArrayList<>(List.of(check)), go);
            throwing.add(last);
            return new Body.Node(
                    label(block.label()), parameters, unwind, instructions, new Terminator.Jump(new Target(last.label, List.of()), line));
        }
    }
}
