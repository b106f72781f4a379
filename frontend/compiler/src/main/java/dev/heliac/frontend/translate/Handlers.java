package dev.heliac.frontend.translate;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Exceptional paths: the unwind edge of each block that can throw, to a landing pad that chooses among the method's handlers and
 * disposes of what was owned when none catches.
 */
final class Handlers {

    static final Type THROWABLE = new Type.ClassType("java.lang.Throwable");

    private static final String ANYTHING = "java/lang/Throwable";

    private final MethodTranslator method;

    /** What the instructions translated now can throw at most. */
    private String most = ANYTHING;

    Handlers(MethodTranslator method) {
        this.method = method;
    }

    /** What an unwind edge carries: two throwing instructions with equal contexts can share a block. */
    private record Context(String most, List<TryCatchBlockNode> handlers, List<Value> owned, List<Abs> variables) {}

    /** Translates instructions that fail only for want of memory or stack. */
    <T> T failingByErrorsOnly(Supplier<T> translation) {
        var before = most;
        most = "java/lang/Error";
        try {
            return translation.get();
        } finally {
            most = before;
        }
    }

    /**
     * Makes sure that the current part has the unwind edge an instruction that throws here needs. May go on in a new part, after which
     * owned tokens have new values.
     *
     * @param taken tokens the instruction consumes
     */
    void protect(Set<Token> taken) {
        var covering = method.graph.covering(method.index);
        var context = context(covering, taken);
        if (context.equals(method.part.context) || context.equals(NOTHING) && !method.part.throwing && method.part.unwind == null) {
            method.part.context = context;
            return;
        }
        if (method.part.throwing || method.part.unwind != null) {
            method.split();
            context = context(covering, taken);
        }
        method.part.context = context;
        if (!context.equals(NOTHING)) {
            landingPad(context, taken);
        }
    }

    private static final Context NOTHING = new Context(ANYTHING, List.of(), List.of(), List.of());

    private Context context(List<TryCatchBlockNode> covering, Set<Token> taken) {
        var owned = method.frame.owned().stream()
                .filter(t -> !taken.contains(t))
                .map(t -> method.frame.tokens.get(t).value())
                .toList();
        var variables = new ArrayList<Abs>();
        if (!covering.isEmpty()) {
            var live = liveIn(covering);
            for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
                variables.add(i < method.frame.locals.length ? method.frame.locals[i] : null);
            }
        }
        return new Context(covering.isEmpty() ? ANYTHING : most, covering, owned, Collections.unmodifiableList(variables));
    }

    private BitSet liveIn(List<TryCatchBlockNode> handlers) {
        var live = new BitSet();
        handlers.forEach(h -> live.or(method.graph.node(method.graph.at(h.handler)).live));
        return live;
    }

    private void landingPad(Context context, Set<Token> taken) {
        var pad = method.code.part("unwind");
        var exception = method.code.value("e", THROWABLE);
        method.present.add(exception);
        pad.parameters.add(exception);
        var frame = method.frame.copy();
        frame.stack.clear();
        taken.forEach(t -> frame.tokens.put(t, frame.tokens.get(t).away(Linear.UNWOUND,
                "an exception that leaves this call takes it along", method.line)));
        var arguments = method.handOver(frame, pad);
        var live = liveIn(context.handlers());
        for (int i = 0; i < frame.locals.length; i++) {
            if (!live.get(i)) {
                frame.locals[i] = null;
            } else if (frame.locals[i] instanceof Abs.Val v) {
                arguments.add(v.value());
                var copy = method.code.value(v.value().name(), v.value().type());
                pad.parameters.add(copy);
                frame.locals[i] = new Abs.Val(copy);
            }
        }
        method.part.unwind = new Target(pad.label, arguments);
        dispatch(pad, frame, exception, context.most(), context.handlers(), method.line);
    }

    /** Throws a value here: to a handler of this method that catches it, or out of the method. */
    void raise(Value exception) {
        var covering = method.graph.covering(method.index);
        method.frame.stack.clear();
        var type = ((Type.ClassType) exception.type()).name().replace('.', '/');
        dispatch(method.part, method.frame, exception, type, covering, method.line);
        method.part = null;
    }

    private void dispatch(Code.Part start, Frame frame, Value exception, String thrown, List<TryCatchBlockNode> handlers, int line) {
        var part = start;
        for (var handler : handlers) {
            int target = method.graph.at(handler.handler);
            if (handler.type == null || method.owner.classes().isSubclass(thrown, handler.type)) {
                enter(part, frame, new Abs.Val(exception), target, line);
                return;
            }
            if (!method.owner.classes().isSubclass(handler.type, thrown) || method.absent(handler.type)) {
                continue;
            }
            var type = new Type.ClassType(handler.type.replace('/', '.'));
            method.owner.mention(type);
            var caught = method.code.value("caught", type);
            method.present.add(caught);
            part.instructions.add(new Instruction.Typed(Op.REF_AS, type, List.of(exception), List.of(caught), line));
            var missed = method.code.value("v", Scalar.I32);
            part.instructions.add(new Instruction.Plain(Op.REF_IS_NULL, List.of(caught), List.of(missed), line));
            var yes = method.code.part("catch");
            var yesFrame = frame.copy();
            var no = method.code.part("next");
            var noFrame = frame.copy();
            var yesArguments = method.handOver(yesFrame, yes);
            var noArguments = method.handOver(noFrame, no);
            part.terminator = new Terminator.Branch(
                    missed, new Target(no.label, noArguments), new Target(yes.label, yesArguments), line);
            enter(yes, yesFrame, new Abs.Val(caught), target, line);
            part = no;
            frame = noFrame;
        }
        for (var token : frame.owned()) {
            method.linear.dispose(part, frame, token, line, true);
        }
        part.terminator = new Terminator.Throw(exception, line);
    }

    private void enter(Code.Part part, Frame frame, Abs exception, int target, int line) {
        frame.stack.clear();
        frame.push(exception);
        method.arrive(target, new Joins.Arrival(part, frame, line, true));
    }
}
