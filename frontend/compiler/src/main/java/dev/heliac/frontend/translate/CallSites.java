package dev.heliac.frontend.translate;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Call sites that a bootstrap method makes: string concatenation and pattern switches, by what they mean. */
final class CallSites {

    private static final String STRINGS = "dev/heliac/lang/support/Strings";
    private static final String TEXT = "Ljava/lang/String;";

    private final MethodTranslator m;
    private final Calls calls;
    private final Channels channels;

    CallSites(MethodTranslator method, Calls calls, Channels channels) {
        m = method;
        this.calls = calls;
        this.channels = channels;
    }

    void invoke(InvokeDynamicInsnNode d) {
        switch (d.bsm.getOwner() + "." + d.bsm.getName()) {
            case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants" -> concat(d);
            case "java/lang/runtime/SwitchBootstraps.typeSwitch" -> typeSwitch(d);
            default -> made(d);
        }
    }

    /** Calls the method that stands for what the bootstrap method makes. */
    private void made(InvokeDynamicInsnNode d) {
        var arguments = new ArrayList<Abs>();
        for (var _ : org.objectweb.asm.Type.getArgumentTypes(d.desc)) {
            arguments.addFirst(m.frame.pop());
        }
        if (ParallelLoops.isBody(d)) {
            m.frame.push(new Abs.Body((Handle) d.bsmArgs[1], arguments));
            return;
        }
        for (var argument : arguments) {
            for (var token : Linear.within(argument)) {
                throw m.stored(token, "captured by a lambda, which the compiler cannot follow", "use it in the method itself");
            }
        }
        var made = m.owner.site(d, m.type, m.line).orElseThrow(() -> Excluded.bootstrap(m, d));
        calls.call(made.type(), made.method(), null, arguments);
    }

    private void typeSwitch(InvokeDynamicInsnNode d) {
        var subject = m.frame.stack.get(m.frame.stack.size() - 2);
        boolean known = switch (subject) {
            case Abs.Pending _, Abs.Selection _, Abs.Rec _, Abs.Absent _ -> true;
            case Abs.Val _, Abs.Null _, Abs.Tok _, Abs.Choice _, Abs.Fresh _, Abs.Body _, Abs.ClassLiteral _ -> false;
        };
        if (!known) {
            made(d);
            return;
        }
        var start = m.constants.get(m.value(m.frame.pop(), Scalar.I32));
        m.frame.pop();
        var labels = new ArrayList<String>();
        for (var argument : d.bsmArgs) {
            if (!(argument instanceof org.objectweb.asm.Type t)) {
                throw m.unsupported("a switch that mixes types and constants");
            }
            labels.add(t.getInternalName());
        }
        int from = start == null ? 0 : start;
        if (subject instanceof Abs.Absent) {
            m.frame.push(new Abs.Val(m.constant(labels.size())));
        } else if (subject instanceof Abs.Rec r && start != null) {
            m.frame.push(new Abs.Val(m.constant(channels.label(labels, from, r.type()))));
        } else {
            m.frame.push(new Abs.Choice(subject, labels, from));
        }
    }

    private void concat(InvokeDynamicInsnNode d) {
        var types = org.objectweb.asm.Type.getArgumentTypes(d.desc);
        var arguments = new ArrayList<Abs>();
        for (int i = 0; i < types.length; i++) {
            arguments.addFirst(m.frame.pop());
        }
        var pieces = new ArrayList<Value>();
        var literal = new StringBuilder();
        int argument = 0;
        int constant = 1;
        for (char ch : ((String) d.bsmArgs[0]).toCharArray()) {
            if (ch == '\1') {
                piece(literal, pieces);
                pieces.add(text(types[argument], arguments.get(argument)));
                argument++;
            } else if (ch == '\2') {
                literal.append(d.bsmArgs[constant++]);
            } else {
                literal.append(ch);
            }
        }
        piece(literal, pieces);
        while (pieces.size() < 2) {
            pieces.add(literal(""));
        }
        while (pieces.size() > 1) {
            // Four at a time; the support library adds up the lengths first.
            int count = Math.min(pieces.size(), 4);
            var some = pieces.subList(0, count);
            var joined = string(STRINGS, "concat", "(" + TEXT.repeat(count) + ")" + TEXT,
                    some.stream().<Abs>map(Abs.Val::new).toList(), true);
            some.clear();
            pieces.addFirst(joined);
        }
        m.frame.push(new Abs.Val(pieces.getFirst()));
    }

    private void piece(StringBuilder literal, List<Value> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private Value literal(String text) {
        m.owner.mention(Translator.STRING);
        var value = m.code.value("k", Translator.STRING);
        m.emit(new Instruction.Const(Op.STRING_CONST, new Instruction.Constant.Text(text), value, m.line));
        return value;
    }

    private Value text(org.objectweb.asm.Type type, Abs argument) {
        var descriptor = switch (type.getSort()) {
            case org.objectweb.asm.Type.BYTE, org.objectweb.asm.Type.SHORT -> "I";
            case org.objectweb.asm.Type.OBJECT, org.objectweb.asm.Type.ARRAY -> "Ljava/lang/Object;";
            default -> type.getDescriptor();
        };
        calls.refuseText(argument);
        boolean code = descriptor.equals("Ljava/lang/Object;") && !type.getDescriptor().equals("Ljava/lang/String;");
        return string("java/lang/String", "valueOf", "(" + descriptor + ")Ljava/lang/String;", List.of(argument), !code);
    }

    /** @param errorsOnly whether the method fails for want of memory or stack only */
    private Value string(String type, String name, String descriptor, List<Abs> arguments, boolean errorsOnly) {
        var node = m.owner.classes().find(type).orElseThrow();
        var method = m.owner.classes().method(node, name, descriptor).orElseThrow();
        Supplier<Value> translation = () -> {
            calls.call(node, method, null, arguments);
            return m.value(m.frame.pop(), Translator.STRING);
        };
        return errorsOnly ? m.handlers.failingByErrorsOnly(translation) : translation.get();
    }
}
