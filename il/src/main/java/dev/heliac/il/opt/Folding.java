package dev.heliac.il.opt;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes what follows from constants, from types and from where objects are made. LLVM would do the arithmetic, but later. */
final class Folding {

    private final World world;
    private final Instruction[] definitions;
    private final Value[] replacements;
    private boolean changed;

    private Folding(Body body, World world) {
        this.world = world;
        definitions = body.definitions();
        replacements = new Value[body.values()];
    }

    static boolean run(Body body, World world) {
        var pass = new Folding(body, world);
        for (var node : body.reversePostorder()) {
            pass.node(node);
        }
        if (pass.changed) {
            body.replace(pass.replacements);
        }
        return pass.changed;
    }

    private void node(Body.Node node) {
        var kept = new ArrayList<Instruction>(node.instructions.size());
        for (var instruction : node.instructions) {
            var folded = fold(instruction);
            if (folded.isPresent()) {
                changed = true;
                kept.addAll(folded.get());
                folded.get().forEach(i -> i.results().forEach(v -> definitions[v.id()] = i));
            } else {
                kept.add(instruction);
            }
        }
        node.instructions = kept;
        node.terminator = terminator(node.terminator);
    }

    private Terminator terminator(Terminator terminator) {
        var target = switch (terminator) {
            case Terminator.Branch b when b.then().equals(b.otherwise()) -> Optional.of(b.then());
            case Terminator.Branch b -> number(b.condition()).map(n -> n != 0 ? b.then() : b.otherwise());
            case Terminator.Switch s -> number(s.value()).map(n -> chosen(s, n));
            case Terminator.Jump _, Terminator.Return _, Terminator.Throw _, Terminator.Receive _, Terminator.Accept _,
                    Terminator.Select _ ->
                    Optional.<Target>empty();
        };
        changed |= target.isPresent();
        return target.isPresent() ? new Terminator.Jump(target.get(), terminator.line()) : terminator;
    }

    private static Target chosen(Terminator.Switch s, int value) {
        return s.cases().stream().filter(c -> c.key() == value).findFirst().map(Terminator.Case::target).orElse(s.otherwise());
    }

    /** What stands for the instruction; nothing when its result is replaced. */
    private Optional<List<Instruction>> fold(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Plain p -> plain(p);
            case Instruction.Typed t -> typed(t);
            case Instruction.Const _, Instruction.FieldAccess _, Instruction.Call _, Instruction.CallVirtual _ -> Optional.empty();
            case Instruction.Par _, Instruction.Send _, Instruction.NewChannel _ -> Optional.empty();
        };
    }

    private Value operand(Instruction instruction, int index) {
        return Body.find(replacements, instruction.operands().get(index));
    }

    private Optional<List<Instruction>> plain(Instruction.Plain p) {
        return switch (p.op()) {
            case REF_CHECK -> world.notNull(operand(p, 0), definitions) ? Optional.of(List.of()) : Optional.empty();
            case REF_IS_NULL -> {
                var value = operand(p, 0);
                yield world.notNull(value, definitions)
                        ? constant(p, 0)
                        : isNull(value) ? constant(p, 1) : Optional.empty();
            }
            case REF_EQ -> {
                var a = operand(p, 0);
                var b = operand(p, 1);
                boolean differ = made(a) && (made(b) || isNull(b)) || made(b) && isNull(a);
                yield a.equals(b) ? constant(p, 1) : differ ? constant(p, 0) : Optional.empty();
            }
            default -> p.results().size() == 1 && !p.op().throwing() ? arithmetic(p) : Optional.empty();
        };
    }

    private boolean made(Value value) {
        return World.is(value, Op.NEW, definitions);
    }

    private boolean isNull(Value value) {
        return World.is(value, Op.NULL, definitions);
    }

    private Optional<List<Instruction>> typed(Instruction.Typed t) {
        if (t.op() != Op.CAST && t.op() != Op.REF_AS && t.op() != Op.REF_AS_KNOWN && t.op() != Op.INSTANCE_OF) {
            return Optional.empty();
        }
        var value = operand(t, 0);
        boolean fits = world.symbols.assignable(value.type(), t.type());
        var exact = world.exact(value, definitions);
        if (t.op() == Op.INSTANCE_OF) {
            return isNull(value)
                    ? constant(t, 0)
                    : exact.isPresent()
                            ? constant(t, isOf(exact.get(), t.type()) ? 1 : 0)
                            : fits && world.notNull(value, definitions) ? constant(t, 1) : Optional.empty();
        }
        if (fits) {
            replacements[t.results().getFirst().id()] = value;
            return Optional.of(List.of());
        }
        boolean nothing = isNull(value) || t.op() == Op.REF_AS && exact.isPresent() && !isOf(exact.get(), t.type());
        return nothing
                ? Optional.of(List.of(new Instruction.Typed(Op.NULL, t.type(), List.of(), t.results(), t.line())))
                : Optional.empty();
    }

    private boolean isOf(String name, Type type) {
        return type instanceof Type.ClassType c && world.symbols.subtype(name, c.name());
    }

    private Optional<Integer> number(Value value) {
        var found = Body.find(replacements, value);
        return definitions[found.id()] instanceof Instruction.Const c && c.constant() instanceof Constant.I32 n
                ? Optional.of(n.value())
                : Optional.empty();
    }

    private static Optional<List<Instruction>> constant(Instruction instruction, int value) {
        return Optional.of(List.of(new Instruction.Const(
                Op.I32_CONST, new Constant.I32(value), instruction.results().getFirst(), instruction.line())));
    }

    private Optional<List<Instruction>> arithmetic(Instruction.Plain p) {
        if (p.operands().size() == 2 && operand(p, 0).equals(operand(p, 1))) {
            switch (p.op()) {
                case I32_EQ, I32_LE, I32_GE, I64_EQ, I64_LE, I64_GE -> {
                    return constant(p, 1);
                }
                case I32_NE, I32_LT, I32_GT, I64_NE, I64_LT, I64_GT -> {
                    return constant(p, 0);
                }
                default -> {}
            }
        }
        var numbers = new int[p.operands().size()];
        for (int i = 0; i < numbers.length; i++) {
            var number = number(p.operands().get(i));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = number.get();
        }
        if (numbers.length == 1) {
            int a = numbers[0];
            return switch (p.op()) {
                case I32_NEG -> constant(p, -a);
                case I32_EXT8 -> constant(p, (byte) a);
                case I32_EXT16 -> constant(p, (short) a);
                case I32_EXTU16 -> constant(p, (char) a);
                default -> Optional.empty();
            };
        }
        if (numbers.length != 2) {
            return Optional.empty();
        }
        int a = numbers[0];
        int b = numbers[1];
        return switch (p.op()) {
            case I32_ADD -> constant(p, a + b);
            case I32_SUB -> constant(p, a - b);
            case I32_MUL -> constant(p, a * b);
            case I32_AND -> constant(p, a & b);
            case I32_OR -> constant(p, a | b);
            case I32_XOR -> constant(p, a ^ b);
            case I32_EQ -> constant(p, a == b ? 1 : 0);
            case I32_NE -> constant(p, a != b ? 1 : 0);
            case I32_LT -> constant(p, a < b ? 1 : 0);
            case I32_LE -> constant(p, a <= b ? 1 : 0);
            case I32_GT -> constant(p, a > b ? 1 : 0);
            case I32_GE -> constant(p, a >= b ? 1 : 0);
            default -> Optional.empty();
        };
    }
}
