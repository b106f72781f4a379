package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls of {@code Parallel}: their bodies become functions that a {@code par} calls. */
final class ParallelLoops {

    private static final String PARALLEL = "dev/heliac/lang/Parallel";
    private static final String TILE = "dev/heliac/lang/Tile";
    private static final String SEEN = "write it in the call of Parallel, as a lambda or a method reference";
    private static final org.objectweb.asm.Type INDEX = org.objectweb.asm.Type.INT_TYPE;
    private static final Map<String, Op> OPERATIONS = Map.of(
            "range", Op.PAR,
            "unordered", Op.PAR_UNORDERED,
            "tiles", Op.PAR_TILES,
            "sum", Op.PAR_SUM,
            "min", Op.PAR_MIN,
            "max", Op.PAR_MAX,
            "reduce", Op.PAR_REDUCE);

    private final MethodTranslator m;
    private final Calls calls;

    /** A function that a loop calls, and what it takes first. */
    private record Called(String function, List<Value> arguments) {}

    ParallelLoops(MethodTranslator method, Calls calls) {
        m = method;
        this.calls = calls;
    }

    /** Whether a lambda or method reference is to be a loop's body. */
    static boolean isBody(InvokeDynamicInsnNode d) {
        var type = org.objectweb.asm.Type.getReturnType(d.desc);
        return d.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && type.getSort() == org.objectweb.asm.Type.OBJECT
                && type.getInternalName().startsWith(PARALLEL + "$");
    }

    /** Whether a call is of a loop, or of a tile, which is made then. */
    boolean invoke(MethodInsnNode c, List<Abs> arguments) {
        if (c.owner.equals(TILE) && !c.name.equals("<init>")) {
            ofTile(c, arguments);
            return true;
        }
        if (!c.owner.equals(PARALLEL) || !OPERATIONS.containsKey(c.name)) {
            return false;
        }
        var op = OPERATIONS.get(c.name);
        var type = org.objectweb.asm.Type.getReturnType(c.desc);
        if (op == Op.PAR_REDUCE) {
            var extents = extents("check", arguments.subList(0, 1));
            var nothing = m.value(arguments.get(1), m.storage(type));
            var called = called(arguments.get(2), extents.getFirst(), INDEX, type);
            var combines = called(arguments.get(3), nothing, type, type);
            if (combines.arguments().stream().anyMatch(v -> v.type() instanceof Type.VectorType)) {
                throw wrong(m, m.line, "values are combined by what uses an exchange vector, which iterations may change meanwhile",
                        "use it in the loop's body, or before the loop");
            }
            var combining = new Instruction.Combining(combines.function(), combines.arguments(), nothing);
            emit(op, called, extents, Optional.of(combining), type);
        } else if (op == Op.PAR_TILES) {
            var extents = extents("checkTiles", arguments.subList(0, arguments.size() - 1));
            emit(op, tile(arguments.getLast(), extents.getFirst()), extents, Optional.empty(), type);
        } else {
            boolean needsSome = op == Op.PAR_MIN || op == Op.PAR_MAX;
            var extents = extents(needsSome ? "checkSome" : "check", arguments.subList(0, arguments.size() - 1));
            emit(op, called(arguments.getLast(), extents.getFirst(), INDEX, type), extents, Optional.empty(), type);
        }
        return true;
    }

    /** The tile itself is nothing: what is done with it are operations. */
    private Called tile(Abs given, Value index) {
        if (!(given instanceof Abs.Body body)) {
            throw unknown();
        }
        var captured = new ArrayList<>(body.captured());
        captured.add(new Abs.Null());
        return called(new Abs.Body(body.handle(), captured), index, INDEX, org.objectweb.asm.Type.VOID_TYPE);
    }

    private void ofTile(MethodInsnNode c, List<Abs> arguments) {
        if (c.name.equals("range")) {
            var extents = arguments.subList(0, arguments.size() - 1).stream().map(a -> m.value(a, Scalar.I32)).toList();
            var called = called(arguments.getLast(), extents.getFirst(), INDEX, org.objectweb.asm.Type.VOID_TYPE);
            emit(Op.PHASE, called, extents, Optional.empty(), org.objectweb.asm.Type.VOID_TYPE);
            return;
        }
        var element = JavaTypes.element(org.objectweb.asm.Type.getReturnType(c.desc).getInternalName()).orElseThrow();
        var length = m.value(arguments.getFirst(), Scalar.I32);
        var vector = m.code.value("tile", new Type.VectorType(element, true));
        m.emit(new Instruction.Typed(Op.TILE_NEW, element, List.of(length), List.of(vector), m.line));
        m.frame.push(new Abs.Tok(m.linear.vector(m.frame, "<the tile's vector>", vector, true, m.line)));
    }

    private MethodTranslator.Abort unknown() {
        return wrong(m, m.line, "the body of this parallel loop is not known here", SEEN);
    }

    private List<Value> extents(String check, List<Abs> given) {
        var extents = new ArrayList<Value>();
        given.forEach(a -> extents.add(m.value(a, Scalar.I32)));
        var type = m.owner.classes().find(PARALLEL).orElseThrow();
        var method = m.owner.classes().method(type, check, "(" + "I".repeat(extents.size()) + ")V").orElseThrow();
        calls.call(type, method, null, extents.stream().<Abs>map(Abs.Val::new).toList());
        return extents;
    }

    private void emit(
            Op op,
            Called called,
            List<Value> extents,
            Optional<Instruction.Combining> combining,
            org.objectweb.asm.Type type) {
        var results = new ArrayList<Value>();
        if (type.getSort() != org.objectweb.asm.Type.VOID) {
            results.add(m.code.value("reduced", m.storage(type)));
        }
        m.emitThrowing(new Instruction.Par(op, called.function(), called.arguments(), extents, combining, results, m.line));
        results.forEach(v -> m.frame.push(new Abs.Val(v)));
    }

    /** @param more one of those values that it takes behind what it captures */
    private Called called(Abs given, Value more, org.objectweb.asm.Type takes, org.objectweb.asm.Type gives) {
        if (!(given instanceof Abs.Body body)) {
            throw unknown();
        }
        var handle = body.handle();
        var types = org.objectweb.asm.Type.getArgumentTypes(handle.getDesc());
        boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
        int own = body.captured().size() - (isStatic ? 0 : 1);
        boolean fits = handle.getTag() != Opcodes.H_NEWINVOKESPECIAL
                && org.objectweb.asm.Type.getReturnType(handle.getDesc()).equals(gives)
                && Arrays.stream(types).skip(own).allMatch(takes::equals);
        if (!fits) {
            throw wrong(
                    m,
                    m.line,
                    "the method that this parallel loop refers to takes or gives other types than the loop's",
                    "write a lambda that calls it");
        }
        var type = m.owner.classes().find(handle.getOwner()).orElseThrow();
        var method = m.owner.classes().method(type, handle.getName(), handle.getDesc()).orElseThrow();
        var parameters = new ArrayList<Instance.Parameter>();
        var operands = new ArrayList<Value>();
        var captured = new ArrayList<>(body.captured());
        if (!isStatic) {
            var receiver = m.storage(org.objectweb.asm.Type.getObjectType(type.name));
            parameters.add(new Instance.Parameter(receiver, null, false));
            operands.add(m.value(captured.removeFirst(), receiver));
        }
        for (int i = 0; i < types.length; i++) {
            boolean isCaptured = i < own;
            var parameter = calls.parameter(method, i, types[i], isCaptured ? captured.get(i) : new Abs.Val(more));
            parameters.add(parameter);
            if (isCaptured) {
                operands.add(shared(captured.get(i), parameter.type()));
            }
        }
        var results = gives.getSort() == org.objectweb.asm.Type.VOID ? List.<Type>of() : List.of(m.storage(gives));
        var instance = m.owner.instance(m, type, method, parameters, results);
        m.owner.require(instance);
        if (instance.failed()) {
            throw new MethodTranslator.Abort();
        }
        return new Called(instance.name(), operands);
    }

    private Value shared(Abs captured, Type type) {
        if (!(captured instanceof Abs.Tok t)) {
            return m.value(captured, type);
        }
        if (!(type instanceof Type.VectorType)) {
            throw wrong(m, m.line, t.token().described() + " is used in a parallel loop, whose iterations cannot all have it",
                    "use it before or after the loop, and exchange vectors in it");
        }
        return m.linear.use(m.frame, t.token(), "used in a parallel loop");
    }

    /** Reports a body that is used otherwise than in a loop. */
    static MethodTranslator.Abort elsewhere(MethodTranslator m, int line) {
        return wrong(m, line, "the body of a parallel loop is used as an object", SEEN);
    }

    private static MethodTranslator.Abort wrong(MethodTranslator m, int line, String what, String remedy) {
        m.error(FrontCode.PARALLEL, line, what, remedy);
        return new MethodTranslator.Abort();
    }
}
