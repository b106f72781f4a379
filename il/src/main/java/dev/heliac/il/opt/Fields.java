package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Instruction.FieldAccess;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import dev.heliac.il.symbols.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one object as values: where it is made they are zero, and a block that several edges enter has a parameter for each
 * field that is still read. An exception may leave a block anywhere, so a block is cut where a field changes between two instructions
 * that throw, if the handler goes on reading.
 */
final class Fields {

    private static final int MOST_FIELDS = 64;

    private record Name(String owner, String field) {}

    private final Body body;
    private final World world;
    private final Body.Node home;
    private final Instruction maker;
    private final Value object;
    private final boolean box;
    private final Map<Name, Type> fields = new LinkedHashMap<>();
    /** Blocks that are entered with the object's fields still to be read. */
    private final Set<String> reading = new HashSet<>();

    private Map<String, List<Body.Edge>> incoming;
    private final Map<String, Map<Name, Value>> leaving = new HashMap<>();
    private final Map<String, Map<Name, Value>> thrownWith = new HashMap<>();
    private final Map<Integer, Value> replacements = new HashMap<>();

    Fields(Body body, World world, Body.Node home, Instruction maker, boolean box) {
        this.body = body;
        this.world = world;
        this.home = home;
        this.maker = maker;
        this.box = box;
        object = maker.results().getFirst();
    }

    private boolean accesses(Instruction instruction) {
        return instruction instanceof FieldAccess
                && !instruction.operands().isEmpty()
                && instruction.operands().getFirst().equals(object);
    }

    private boolean makes(Instruction instruction) {
        return instruction.results().contains(object);
    }

    private boolean sets(Instruction instruction) {
        return instruction.op() == Op.FIELD_SET && accesses(instruction);
    }

    /** Replaces the object, if blocks can be cut as needed. */
    boolean replace() {
        var used = new ArrayList<Body.Node>();
        for (var node : body.nodes) {
            for (var instruction : node.instructions) {
                if (accesses(instruction)) {
                    var access = (FieldAccess) instruction;
                    fields.putIfAbsent(new Name(access.owner(), access.field()), stored(access));
                    if (access.op() == Op.FIELD_GET && (used.isEmpty() || used.getLast() != node)) {
                        used.add(node);
                    }
                }
            }
        }
        incoming = body.incoming();
        findReading(used);
        if (fields.size() > MOST_FIELDS || body.nodes.stream().anyMatch(n -> !cuttable(n) || overfull(n))) {
            return false;
        }
        List.copyOf(body.nodes).forEach(this::cut);
        incoming = body.incoming();
        for (var node : body.reversePostorder()) {
            if (node == home
                    || reading.contains(node.label)
                    || node.instructions.stream().anyMatch(i -> i.operands().contains(object))) {
                walk(node);
            }
        }
        // Where only the object's own accesses could throw, nothing leads to the handler any more, nor is there a state for it.
        body.prune();
        var byLabel = body.byLabel();
        body.nodes.forEach(n -> handOn(n, byLabel));
        substitute();
        return true;
    }

    private Type stored(FieldAccess access) {
        return world.symbols.field(access.owner(), access.field()).orElseThrow().type();
    }

    private void findReading(List<Body.Node> used) {
        var open = new ArrayDeque<Body.Node>();
        used.stream().filter(n -> n != home && readsFirst(n)).forEach(n -> enter(n, open));
        while (!open.isEmpty()) {
            for (var edge : incoming.getOrDefault(open.remove().label, List.of())) {
                if (edge.from() != home) {
                    enter(edge.from(), open);
                }
            }
        }
    }

    private boolean readsFirst(Body.Node node) {
        return node.instructions.stream().anyMatch(i -> i.op() == Op.FIELD_GET && accesses(i));
    }

    private void enter(Body.Node node, ArrayDeque<Body.Node> open) {
        if (reading.add(node.label)) {
            open.add(node);
        }
    }

    private boolean joins(Body.Node node) {
        return reading.contains(node.label) && incoming.get(node.label).size() > 1;
    }

    private boolean overfull(Body.Node node) {
        return joins(node) && node.parameters.size() + fields.size() > Limits.BLOCK_PARAMETERS;
    }

    // ---- cutting

    private boolean handled(Body.Node node) {
        return node.unwind != null && reading.contains(node.unwind.label());
    }

    /** Where a field is set after something may have thrown; -1 when nowhere. */
    private int cutAt(Body.Node node) {
        boolean thrown = false;
        for (int i = 0; i < node.instructions.size(); i++) {
            var instruction = node.instructions.get(i);
            if (thrown && sets(instruction)) {
                return i;
            }
            thrown |= instruction.op().throwing() && !accesses(instruction) && !makes(instruction);
        }
        return -1;
    }

    private boolean cuttable(Body.Node node) {
        return !handled(node) || cutAt(node) < 0 || !body.owns(node);
    }

    private void cut(Body.Node start) {
        var node = start;
        while (handled(node)) {
            int at = cutAt(node);
            if (at < 0) {
                return;
            }
            var rest = new Body.Node(
                    body.label(node.label),
                    List.of(),
                    node.unwind,
                    new ArrayList<>(node.instructions.subList(at, node.instructions.size())),
                    node.terminator);
            node.terminator = new Terminator.Jump(new Target(rest.label, List.of()), node.instructions.get(at).line());
            node.instructions = new ArrayList<>(node.instructions.subList(0, at));
            body.nodes.add(body.nodes.indexOf(node) + 1, rest);
            reading.add(rest.label);
            node = rest;
        }
    }

    // ---- values

    private Map<Name, Value> state(Body.Node node) {
        if (!joins(node)) {
            var edges = incoming.getOrDefault(node.label, List.of());
            if (edges.size() != 1) {
                return new HashMap<>();
            }
            var from = edges.getFirst();
            return new HashMap<>((from.unwind() ? thrownWith : leaving).getOrDefault(from.from().label, Map.of()));
        }
        var state = new HashMap<Name, Value>();
        var parameters = new ArrayList<>(node.parameters);
        fields.forEach((name, type) -> {
            var parameter = body.fresh(name.field(), type.widened());
            state.put(name, parameter);
            parameters.add(parameter);
        });
        node.parameters = parameters;
        return state;
    }

    private void walk(Body.Node node) {
        var state = node == home ? new HashMap<Name, Value>() : state(node);
        var kept = new ArrayList<Instruction>();
        boolean thrown = false;
        for (var instruction : node.instructions) {
            if (makes(instruction)) {
                begin(state, kept);
            } else if (accesses(instruction)) {
                access((FieldAccess) instruction, state, kept);
            } else if (instruction.operands().contains(object)) {
                if (instruction.op() == Op.REF_CHECK) {
                    continue;
                }
                // Only itself is the same, and it is not null.
                boolean itself = instruction.operands().stream().allMatch(object::equals) && instruction.op() == Op.REF_EQ;
                kept.add(new Instruction.Const(
                        Op.I32_CONST, new Constant.I32(itself ? 1 : 0), instruction.results().getFirst(), instruction.line()));
            } else {
                if (instruction.op().throwing() && !thrown) {
                    thrown = true;
                    thrownWith.put(node.label, Map.copyOf(state));
                }
                kept.add(instruction);
            }
        }
        node.instructions = kept;
        leaving.put(node.label, Map.copyOf(state));
    }

    private void begin(Map<Name, Value> state, List<Instruction> kept) {
        fields.forEach((name, type) -> {
            if (box) {
                state.put(name, maker.operands().getFirst());
                return;
            }
            var zero = body.fresh(name.field(), type.widened());
            kept.add(zero(zero, maker.line()));
            state.put(name, zero);
        });
    }

    private static Instruction zero(Value value, int line) {
        return switch (value.type()) {
            case Scalar s -> switch (s) {
                case I64 -> new Instruction.Const(Op.I64_CONST, new Constant.I64(0), value, line);
                case F32 -> new Instruction.Const(Op.F32_CONST, new Constant.F32(0), value, line);
                case F64 -> new Instruction.Const(Op.F64_CONST, new Constant.F64(0), value, line);
                case BOOL, I8, I16, U16, I32 -> new Instruction.Const(Op.I32_CONST, new Constant.I32(0), value, line);
            };
            case Type.Reference r -> new Instruction.Typed(Op.NULL, r, List.of(), List.of(value), line);
            case Type.Linear l -> throw new IllegalStateException("no field is of type " + l.text());
        };
    }

    private void access(FieldAccess access, Map<Name, Value> state, List<Instruction> kept) {
        var name = new Name(access.owner(), access.field());
        if (access.op() == Op.FIELD_GET) {
            replacements.put(access.results().getFirst().id(), state.get(name));
            return;
        }
        state.put(name, narrowed(access.operands().getLast(), fields.get(name), access.line(), kept));
    }

    /** As the field would give it back. */
    private Value narrowed(Value value, Type type, int line, List<Instruction> kept) {
        if (!(type instanceof Scalar s) || s.isValue()) {
            return value;
        }
        var result = body.fresh(value.name(), Scalar.I32);
        var operands = new ArrayList<>(List.of(value));
        if (s == Scalar.BOOL) {
            var one = body.fresh(value.name(), Scalar.I32);
            kept.add(new Instruction.Const(Op.I32_CONST, new Constant.I32(1), one, line));
            operands.add(one);
        }
        var op = switch (s) {
            case BOOL -> Op.I32_AND;
            case I8 -> Op.I32_EXT8;
            case I16 -> Op.I32_EXT16;
            case U16 -> Op.I32_EXTU16;
            case I32, I64, F32, F64 -> throw new IllegalStateException(s + " is not narrow");
        };
        kept.add(new Instruction.Plain(op, operands, List.of(result), line));
        return result;
    }

    /** Gives the parameters their arguments. */
    private void handOn(Body.Node node, Map<String, Body.Node> byLabel) {
        if (node.terminator.targets().stream().anyMatch(t -> joins(byLabel.get(t.label())))) {
            node.terminator = new Mapping() {
                @Override
                public Target target(Target target) {
                    return with(target, leaving.get(node.label), byLabel);
                }
            }.terminator(node.terminator);
        }
        if (handled(node)) {
            node.unwind = with(node.unwind, thrownWith.get(node.label), byLabel);
        }
    }

    private Target with(Target target, Map<Name, Value> state, Map<String, Body.Node> byLabel) {
        if (!joins(byLabel.get(target.label()))) {
            return target;
        }
        var arguments = new ArrayList<>(target.arguments());
        fields.keySet().forEach(n -> arguments.add(state.get(n)));
        return new Target(target.label(), arguments);
    }

    private void substitute() {
        var all = new Value[body.values()];
        replacements.forEach((id, value) -> all[id] = value);
        body.replace(all);
    }
}
