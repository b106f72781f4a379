package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.Instruction;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls of {@code Parallel.range}: their bodies become functions that a {@code par} calls. */
final class ParallelLoops {

    private static final String PARALLEL = "dev/heliac/lang/Parallel";
    private static final String SEEN = "write it in the call of Parallel.range, as a lambda or a method reference";

    private final MethodTranslator m;
    private final Calls calls;

    ParallelLoops(MethodTranslator method, Calls calls) {
        m = method;
        this.calls = calls;
    }

    /** Whether a lambda or method reference is to be a loop's body. */
    static boolean isBody(InvokeDynamicInsnNode d) {
        var type = org.objectweb.asm.Type.getReturnType(d.desc);
        return d.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && type.getSort() == org.objectweb.asm.Type.OBJECT
                && type.getInternalName().startsWith(PARALLEL + "$Body");
    }

    /** Whether a call is of a loop, which is made then. */
    boolean invoke(MethodInsnNode c, List<Abs> arguments) {
        if (!c.owner.equals(PARALLEL) || !c.name.equals("range")) {
            return false;
        }
        if (!(arguments.getLast() instanceof Abs.Body body)) {
            throw wrong(m, m.line, "the body of this parallel loop is not known here", SEEN);
        }
        var extents = new ArrayList<Value>();
        arguments.subList(0, arguments.size() - 1).forEach(a -> extents.add(m.value(a, Scalar.I32)));
        var type = m.owner.classes().find(PARALLEL).orElseThrow();
        var check = m.owner.classes().method(type, "check", "(" + "I".repeat(extents.size()) + ")V").orElseThrow();
        calls.call(type, check, null, extents.stream().<Abs>map(Abs.Val::new).toList());
        loop(body, extents);
        return true;
    }

    private void loop(Abs.Body body, List<Value> extents) {
        var handle = body.handle();
        var type = m.owner.classes().find(handle.getOwner()).orElseThrow();
        var method = m.owner.classes().method(type, handle.getName(), handle.getDesc()).orElseThrow();
        boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
        var parameters = new ArrayList<Instance.Parameter>();
        var operands = new ArrayList<Value>();
        var captured = new ArrayList<>(body.captured());
        if (!isStatic) {
            var receiver = m.storage(org.objectweb.asm.Type.getObjectType(type.name));
            parameters.add(new Instance.Parameter(receiver, null, false));
            operands.add(m.value(captured.removeFirst(), receiver));
        }
        var types = org.objectweb.asm.Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            boolean isIndex = i >= captured.size();
            var parameter = calls.parameter(method, i, types[i], isIndex ? new Abs.Val(extents.getFirst()) : captured.get(i));
            parameters.add(parameter);
            if (!isIndex) {
                operands.add(shared(captured.get(i), parameter.type()));
            }
        }
        var instance = m.owner.instance(m, type, method, parameters, List.of());
        m.owner.require(instance);
        if (instance.failed()) {
            throw new MethodTranslator.Abort();
        }
        m.emitThrowing(new Instruction.Par(instance.name(), operands, extents, m.line));
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
