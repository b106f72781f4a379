package dev.heliac.il.symbols;

import dev.heliac.il.Field;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Selector;
import dev.heliac.il.Type;
import dev.heliac.il.Type.ArrayType;
import dev.heliac.il.Type.ClassType;
import dev.heliac.il.Type.EndpointType;
import dev.heliac.il.Type.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of an instruction's results: they follow from its operation, immediates and the declarations. */
public final class ResultTypes {

    private ResultTypes() {}

    /** The types of the results, in order; empty when what the instruction names does not exist or does not fit. */
    public static Optional<List<Type>> of(Instruction instruction, Symbols symbols) {
        if (instruction instanceof Instruction.Call call) {
            return symbols.function(call.function()).map(Signature::results);
        }
        if (instruction instanceof Instruction.CallVirtual call) {
            return symbols.selector(call.selector()).map(Selector::results);
        }
        var types = new ArrayList<Type>();
        for (var slot : instruction.op().results()) {
            var type = type(slot, instruction, symbols);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.add(type.get());
        }
        return Optional.of(types);
    }

    private static Optional<Type> type(Op.Slot slot, Instruction instruction, Symbols symbols) {
        return switch (slot) {
            case I32 -> Optional.of(Scalar.I32);
            case I64 -> Optional.of(Scalar.I64);
            case F32 -> Optional.of(Scalar.F32);
            case F64 -> Optional.of(Scalar.F64);
            case STRING -> Optional.of(new ClassType(Module.STRING));
            case CLASS -> Optional.of(new ClassType(Module.CLASS));
            case REF_OBJECT -> Optional.of(new ClassType(Symbols.OBJECT));
            case REF_T -> immediate(instruction).filter(t -> t instanceof Type.Reference);
            case ARRAY_T -> immediate(instruction).filter(ResultTypes::storable).map(ArrayType::new);
            case VALUE_T -> immediate(instruction).map(Type::widened);
            case VECTOR_T -> immediate(instruction)
                    .filter(t -> t instanceof Scalar)
                    .map(t -> new VectorType((Scalar) t, false));
            case TILE_T -> immediate(instruction)
                    .filter(t -> t instanceof Scalar)
                    .map(t -> new VectorType((Scalar) t, true));
            case FIELD -> field(instruction, symbols).map(f -> f.type().widened());
            case OWNED_T -> immediate(instruction).filter(ResultTypes::holdable);
            case ANY -> Optional.of(new Type.AnyType());
            case SET_T -> immediate(instruction).filter(ResultTypes::gathered).map(t -> new Type.SetType((EndpointType) t));
            case NEXT -> next(instruction, symbols);
            case GIVEN -> given(instruction, symbols);
            case IMP -> end(Role.IMP, instruction, symbols);
            case EXP -> end(Role.EXP, instruction, symbols);
            case REF, ARRAY, VECTOR, USE_VECTOR_T, USE_BYTES, USE_SET_T, SET, TAKE_VECTOR, TAKE_ANY, TAKE_END, TAKE_ENDPOINT, CELL, TAKE_T,
                    OWNER, FIELDS,
                    ARGUMENTS, EXTENTS, COMBINING, RESULTS ->
                    Optional.empty();
        };
    }

    /** A reduction is of numbers. */
    private static Optional<Type> given(Instruction instruction, Symbols symbols) {
        return instruction instanceof Instruction.Par par
                ? symbols.function(par.function())
                        .map(Signature::results)
                        .filter(r -> r.size() == 1 && r.getFirst() instanceof Scalar)
                        .map(List::getFirst)
                : Optional.empty();
    }

    private static Optional<Type> immediate(Instruction instruction) {
        return instruction instanceof Instruction.Typed t ? Optional.of(t.type()) : Optional.empty();
    }

    /** Whether a heap array or a field may hold this type: linear values live in functions only. */
    public static boolean storable(Type type) {
        return switch (type) {
            case Scalar _, Type.Reference _ -> true;
            case Type.Linear _ -> false;
        };
    }

    /** Whether a cell may hold this type. */
    public static boolean holdable(Type type) {
        return type instanceof EndpointType || type instanceof Type.AnyType || type instanceof VectorType v && !v.borrowed();
    }

    /** Whether there are sets of this type. */
    public static boolean gathered(Type type) {
        return type instanceof EndpointType e && !e.state().equals(Symbols.ANY_STATE);
    }

    /** The field a field access names. */
    public static Optional<Field> field(Instruction instruction, Symbols symbols) {
        if (!(instruction instanceof Instruction.FieldAccess access)) {
            return Optional.empty();
        }
        boolean ofObject = access.op().operands().contains(Op.Slot.OWNER);
        return ofObject
                ? symbols.field(access.owner(), access.field())
                : symbols.staticField(access.owner(), access.field());
    }

    private static Optional<Type> next(Instruction instruction, Symbols symbols) {
        return instruction instanceof Instruction.Send send && send.endpoint().type() instanceof EndpointType end
                ? symbols.transition(end, send.message(), true)
                        .map(t -> new EndpointType(end.role(), end.contract(), t.next()))
                : Optional.empty();
    }

    private static Optional<Type> end(Role role, Instruction instruction, Symbols symbols) {
        return instruction instanceof Instruction.NewChannel channel
                ? symbols.contract(channel.contract()).map(c -> new EndpointType(role, c.name(), channel.state().orElse(c.initial())))
                : Optional.empty();
    }
}
