package dev.heliac.il.verify;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Op.Slot;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Type.ArrayType;
import dev.heliac.il.Type.ClassType;
import dev.heliac.il.Type.EndpointType;
import dev.heliac.il.Type.VectorType;
import dev.heliac.il.symbols.ResultTypes;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the slots of an operation's row mean for one instruction. */
final class Slots {

    /**
     * What an operand must be.
     *
     * @param type the type that must fit, absent where the slot takes all of a kind
     */
    record Expected(Slot slot, Optional<Type> type) {

        String text() {
            return type.map(t -> "`" + t.text() + "`").orElseGet(() -> switch (slot) {
                case REF -> "a reference";
                case ARRAY -> "an array";
                case VECTOR, TAKE_VECTOR -> "an exchange vector";
                case SET -> "a set";
                case TAKE_END -> "an endpoint, listener or set";
                case TAKE_ENDPOINT -> "an endpoint";
                case I32, I64, F32, F64, STRING, CLASS, REF_OBJECT, REF_T, ARRAY_T, VALUE_T, VECTOR_T, USE_VECTOR_T, USE_BYTES, SET_T,
                        USE_SET_T, CELL, TAKE_T, OWNED_T, ANY, TAKE_ANY, OWNER, FIELD, FIELDS, NEXT, IMP, EXP, ARGUMENTS, EXTENTS,
                        TILE_T, GIVEN, COMBINING, RESULTS ->
                        "another type";
            });
        }
    }

    private final Symbols symbols;

    Slots(Symbols symbols) {
        this.symbols = symbols;
    }

    /** What the instruction's operands must be; empty when that depends on what is not known. */
    Optional<List<Expected>> operands(Instruction instruction) {
        var expected = new ArrayList<Expected>();
        for (var slot : instruction.op().operands()) {
            switch (slot) {
                case REF, ARRAY, VECTOR, SET, TAKE_VECTOR, TAKE_END, TAKE_ENDPOINT ->
                        expected.add(new Expected(slot, Optional.empty()));
                case FIELDS, ARGUMENTS -> {
                    if (instruction instanceof Instruction.CallVirtual) {
                        expected.add(new Expected(Slot.REF, Optional.empty()));
                    }
                    var types = listed(instruction);
                    if (types.isEmpty()) {
                        return Optional.empty();
                    }
                    types.get().forEach(t -> expected.add(new Expected(slot, Optional.of(t))));
                }
                // In their place the function takes the index, and the types of its parameters are listed already.
                case EXTENTS -> {}
                case COMBINING -> combining((Instruction.Par) instruction).forEach(t -> expected.add(new Expected(slot, Optional.of(t))));
                case I32, I64, F32, F64, STRING, CLASS, REF_OBJECT, REF_T, ARRAY_T, VALUE_T, VECTOR_T, USE_VECTOR_T, USE_BYTES, SET_T,
                        USE_SET_T, CELL, TAKE_T, OWNED_T, ANY, TAKE_ANY, OWNER, FIELD, NEXT, IMP, EXP, TILE_T, GIVEN, RESULTS ->
                        expected.add(new Expected(slot, Optional.of(type(slot, instruction))));
            }
        }
        return Optional.of(expected);
    }

    private Optional<List<Type>> listed(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Call c -> symbols.function(c.function()).map(s -> s.parameters());
            case Instruction.Par p -> symbols.function(p.function()).map(s -> s.parameters());
            case Instruction.CallVirtual c -> symbols.selector(c.selector()).map(s -> s.parameters());
            case Instruction.Send s -> s.endpoint().type() instanceof EndpointType e
                    ? symbols.message(e.contract(), s.message())
                            .map(m -> m.fields().stream().map(f -> f.type().widened()).toList())
                    : Optional.empty();
            case Instruction.Plain _,
                    Instruction.Const _,
                    Instruction.Typed _,
                    Instruction.FieldAccess _,
                    Instruction.NewChannel _ -> Optional.of(List.of());
        };
    }

    /** What the function that combines takes before two values, and a value; a function that is not known is reported. */
    private List<Type> combining(Instruction.Par par) {
        var types = symbols.function(par.combining().orElseThrow().function()).map(s -> s.parameters()).orElse(List.of());
        return types.subList(0, Math.max(0, types.size() - 1));
    }

    /** The immediate, which has been found possible, gives the type. */
    private Type type(Slot slot, Instruction instruction) {
        return switch (slot) {
            case I32 -> Scalar.I32;
            case I64 -> Scalar.I64;
            case F32 -> Scalar.F32;
            case F64 -> Scalar.F64;
            case CLASS -> new ClassType(Module.CLASS);
            case CELL -> new ClassType(Module.CELL);
            case REF_T, TAKE_T -> immediate(instruction);
            case ANY, TAKE_ANY -> new Type.AnyType();
            case ARRAY_T -> new ArrayType(immediate(instruction));
            case VALUE_T -> immediate(instruction).widened();
            case USE_VECTOR_T -> new VectorType((Scalar) immediate(instruction), true);
            case USE_BYTES -> new VectorType(Scalar.I8, true);
            case USE_SET_T -> new Type.SetType((EndpointType) immediate(instruction));
            case OWNER -> new ClassType(((Instruction.FieldAccess) instruction).owner());
            case FIELD -> ResultTypes.field(instruction, symbols).orElseThrow().type().widened();
            case REF, REF_OBJECT, STRING, ARRAY, VECTOR_T, VECTOR, SET_T, SET, TAKE_VECTOR, TAKE_END, TAKE_ENDPOINT, OWNED_T, FIELDS, NEXT,
                    IMP, EXP, ARGUMENTS, EXTENTS, TILE_T, GIVEN, COMBINING, RESULTS ->
                    throw new IllegalStateException(slot + " is no operand of one type");
        };
    }

    private static Type immediate(Instruction instruction) {
        return ((Instruction.Typed) instruction).type();
    }

    /** Whether the row admits the type immediate. */
    boolean immediateFits(Instruction.Typed instruction) {
        var op = instruction.op();
        var type = instruction.type();
        if (op == Op.EX_ADD) {
            return List.of(Scalar.I32, Scalar.I64, Scalar.F32, Scalar.F64).contains(type);
        }
        if (op.results().contains(Slot.VECTOR_T) || op.results().contains(Slot.TILE_T) || op.operands().contains(Slot.USE_VECTOR_T)) {
            return type instanceof Scalar;
        }
        if (op.operands().contains(Slot.USE_BYTES)) {
            return type instanceof Scalar && type != Scalar.BOOL;
        }
        if (op.results().contains(Slot.ARRAY_T) || op.operands().contains(Slot.ARRAY_T)) {
            return switch (op) {
                case CONSOLE_WRITE, TRACE_FRAME -> type == Scalar.I8;
                case TRACE_TAKE -> type == Scalar.I32;
                default -> ResultTypes.storable(type);
            };
        }
        if (op == Op.SET_NEW || op == Op.SET_ADD) {
            return ResultTypes.gathered(type);
        }
        if (op == Op.CELL_PUT || op == Op.CELL_TAKE) {
            return ResultTypes.holdable(type);
        }
        if (op == Op.ANY_OF || op == Op.ANY_IS || op == Op.ANY_AS) {
            return type instanceof EndpointType e && !e.state().equals(Symbols.ANY_STATE);
        }
        if (op == Op.NEW) {
            return type instanceof ClassType c && is(c, d -> d.kind() == ClassDecl.Kind.CLASS);
        }
        if (op == Op.CLASS_INIT) {
            return type instanceof ClassType c && is(c, d -> d.initializer().isPresent());
        }
        return type instanceof Type.Reference || op == Op.CLASS_CONST && type instanceof Scalar;
    }

    /** A class that is not declared is reported as such. */
    private boolean is(ClassType type, Predicate<ClassDecl> what) {
        return symbols.classNamed(type.name()).map(what::test).orElse(true);
    }

    /** Whether an operand, if it is owned, is consumed. */
    boolean takes(Instruction instruction, int index) {
        return switch (instruction) {
            case Instruction.Call c ->
                    !lent(symbols.function(c.function()).map(s -> s.parameters()).orElse(List.of()), index);
            case Instruction.CallVirtual c ->
                    index > 0
                            && !lent(symbols.selector(c.selector()).map(s -> s.parameters()).orElse(List.of()), index - 1);
            case Instruction.Par p -> index < p.arguments().size()
                    && !lent(symbols.function(p.function()).map(s -> s.parameters()).orElse(List.of()), index);
            case Instruction.Send _ -> true;
            case Instruction.Plain _,
                    Instruction.Const _,
                    Instruction.Typed _,
                    Instruction.FieldAccess _,
                    Instruction.NewChannel _ ->
                    index < instruction.op().operands().size() && switch (instruction.op().operands().get(index)) {
                        case TAKE_VECTOR, TAKE_ANY, TAKE_END, TAKE_ENDPOINT, TAKE_T -> true;
                        case I32, I64, F32, F64, REF, STRING, CLASS, REF_OBJECT, REF_T, ARRAY, ARRAY_T, VALUE_T,
                                VECTOR_T, VECTOR, USE_VECTOR_T, USE_BYTES, SET_T, USE_SET_T, SET, CELL, OWNED_T, ANY, OWNER, FIELD, FIELDS,
                                NEXT, IMP, EXP,
                                ARGUMENTS, EXTENTS,
                                TILE_T, GIVEN, COMBINING, RESULTS ->
                                false;
                    };
        };
    }

    private static boolean lent(List<Type> parameters, int index) {
        return index < parameters.size() && parameters.get(index) instanceof VectorType v && v.borrowed();
    }

    boolean fits(Type actual, Expected expected) {
        if (expected.type().isPresent()) {
            return assignable(actual, expected.type().get());
        }
        return switch (expected.slot()) {
            case REF -> actual instanceof Type.Reference;
            case ARRAY -> actual instanceof ArrayType;
            case VECTOR, TAKE_VECTOR -> actual instanceof VectorType;
            case SET -> actual instanceof Type.SetType;
            case TAKE_END -> actual instanceof Type.Linear && !(actual instanceof VectorType);
            case TAKE_ENDPOINT -> actual instanceof EndpointType;
            case I32, I64, F32, F64, STRING, CLASS, REF_OBJECT, REF_T, ARRAY_T, VALUE_T, VECTOR_T, USE_VECTOR_T, USE_BYTES, SET_T,
                    USE_SET_T, CELL, TAKE_T, OWNED_T, ANY, TAKE_ANY, OWNER, FIELD, FIELDS, NEXT, IMP, EXP, ARGUMENTS, EXTENTS,
                    TILE_T, GIVEN, COMBINING, RESULTS ->
                    false;
        };
    }

    /** Whether the types fit; that a borrowed vector is not given away is checked with ownership. */
    boolean assignable(Type actual, Type expected) {
        return symbols.assignable(actual, expected)
                || actual instanceof VectorType a && expected instanceof VectorType e && a.element() == e.element();
    }
}
