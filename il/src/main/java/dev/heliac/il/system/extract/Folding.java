package dev.heliac.il.system.extract;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.symbols.Symbols;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What is known after an instruction that others do not see. */
final class Folding {

    private static final Fact YES = new Fact.Number(1);
    private static final Fact NO = new Fact.Number(0);

    private Folding() {}

    /** The facts afterwards; several where a type test goes one way or the other. */
    static List<Map<Integer, Fact>> after(Instruction i, Map<Integer, Fact> facts, Symbols symbols, boolean numbers) {
        if (i instanceof Instruction.Typed t && (t.op() == Op.REF_AS || t.op() == Op.INSTANCE_OF)) {
            return test(t, facts, symbols);
        }
        var fact = fact(i, facts, numbers);
        if (i.results().isEmpty()) {
            return List.of(facts);
        }
        var now = new HashMap<>(facts);
        now.remove(i.results().getFirst().id());
        if (fact != null) {
            now.put(i.results().getFirst().id(), fact);
        }
        return List.of(now);
    }

    private static Fact fact(Instruction i, Map<Integer, Fact> facts, boolean numbers) {
        return switch (i) {
            case Instruction.Const c when numbers && c.constant() instanceof Instruction.Constant.I32(int n) -> new Fact.Number(n);
            case Instruction.Typed t when t.op() == Op.NULL -> new Fact.Null();
            case Instruction.Typed t when t.op() == Op.NEW && t.type() instanceof Type.ClassType c -> new Fact.Of(Set.of(c.name()));
            case Instruction.Typed t when t.op() == Op.CAST -> facts.get(t.operands().getFirst().id());
            case Instruction.Typed t when t.op() == Op.SET_NEW -> Fact.Members.NONE;
            case Instruction.Plain p when p.op() == Op.SET_SIZE
                    && facts.get(p.operands().getFirst().id()) instanceof Fact.Members m -> new Fact.Number(m.ends().size());
            case Instruction.Plain p when p.op() == Op.REF_IS_NULL -> switch (facts.get(p.operands().getFirst().id())) {
                case Fact.Null _ -> YES;
                case Fact.Of _, Fact.Cell _ -> NO;
                case null, default -> null;
            };
            case Instruction.Plain p when p.operands().size() == 2
                    && facts.get(p.operands().getFirst().id()) instanceof Fact.Number(int a)
                    && facts.get(p.operands().getLast().id()) instanceof Fact.Number(int b) -> {
                var folded = fold(p.op(), a, b);
                yield folded.isPresent() ? new Fact.Number(folded.getAsInt()) : null;
            }
            case Instruction _ -> null;
        };
    }

    /** Comparisons and logic only: what counts on would be told apart for ever. */
    private static OptionalInt fold(Op op, int a, int b) {
        return switch (op) {
            case I32_EQ -> OptionalInt.of(a == b ? 1 : 0);
            case I32_NE -> OptionalInt.of(a != b ? 1 : 0);
            case I32_LT -> OptionalInt.of(a < b ? 1 : 0);
            case I32_LE -> OptionalInt.of(a <= b ? 1 : 0);
            case I32_GT -> OptionalInt.of(a > b ? 1 : 0);
            case I32_GE -> OptionalInt.of(a >= b ? 1 : 0);
            case I32_AND -> OptionalInt.of(a & b);
            case I32_OR -> OptionalInt.of(a | b);
            case I32_XOR -> OptionalInt.of(a ^ b);
            default -> OptionalInt.empty();
        };
    }

    private static List<Map<Integer, Fact>> test(Instruction.Typed t, Map<Integer, Fact> facts, Symbols symbols) {
        var tested = t.operands().getFirst().id();
        var result = t.results().getFirst().id();
        boolean as = t.op() == Op.REF_AS;
        var without = new HashMap<>(facts);
        without.remove(result);
        return switch (facts.get(tested)) {
            case Fact.Null _ -> List.of(with(without, result, as ? new Fact.Null() : NO));
            case Fact.Of(var classes) -> {
                var is = new HashSet<String>();
                classes.stream().filter(c -> symbols.assignable(new Type.ClassType(c), t.type())).forEach(is::add);
                var not = new HashSet<>(classes);
                not.removeAll(is);
                var yes = with(with(without, tested, new Fact.Of(is)), result, as ? new Fact.Of(is) : YES);
                var no = with(with(without, tested, new Fact.Of(not)), result, as ? new Fact.Null() : NO);
                yield not.isEmpty() ? List.of(yes) : is.isEmpty() ? List.of(no) : List.of(yes, no);
            }
            case null, default -> List.of(without);
        };
    }

    private static Map<Integer, Fact> with(Map<Integer, Fact> facts, int value, Fact fact) {
        var now = new HashMap<>(facts);
        now.put(value, fact);
        return now;
    }
}
