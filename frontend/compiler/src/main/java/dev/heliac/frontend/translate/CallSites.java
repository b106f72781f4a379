package dev.heliac.frontend.translate;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Call sites that a bootstrap method makes: string concatenation and pattern switches, by what they mean. */
final class CallSites {

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
            case "java/lang/invoke/LambdaMetafactory.metafactory" -> lambda(d);
            case "java/lang/runtime/ObjectMethods.bootstrap" -> throw m.unsupported(
                    "equals, hashCode or toString of a record");
            default -> throw m.unsupported("a call site of " + d.bsm.getOwner().replace('/', '.'));
        }
    }

    private void lambda(InvokeDynamicInsnNode d) {
        int captured = org.objectweb.asm.Type.getArgumentTypes(d.desc).length;
        var stack = m.frame.stack;
        for (var value : stack.subList(stack.size() - captured, stack.size())) {
            for (var token : Linear.within(value)) {
                throw m.stored(token, "captured by a lambda, which the compiler cannot follow", "use it in the method itself");
            }
        }
        throw m.unsupported("a lambda or method reference");
    }

    private void typeSwitch(InvokeDynamicInsnNode d) {
        var start = m.constants.get(m.value(m.frame.pop(), Scalar.I32));
        var subject = m.frame.pop();
        var labels = new ArrayList<String>();
        for (var argument : d.bsmArgs) {
            if (!(argument instanceof org.objectweb.asm.Type t)) {
                throw m.unsupported("a switch that mixes types and constants");
            }
            labels.add(t.getInternalName());
        }
        var choice = new Abs.Choice(subject, labels, start == null ? 0 : start);
        switch (subject) {
            case Abs.Pending _ -> m.frame.push(choice);
            case Abs.Rec r when start != null -> m.frame.push(new Abs.Val(m.constant(channels.label(choice, r.type()))));
            case Abs.Rec _, Abs.Val _, Abs.Null _, Abs.Tok _, Abs.Choice _, Abs.Fresh _, Abs.ClassLiteral _ ->
                throw m.unsupported("a pattern switch over something that is not a received message");
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
        var whole = pieces.getFirst();
        for (var next : pieces.subList(1, pieces.size())) {
            whole = string("concat", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;", List.of(whole, next));
        }
        if (pieces.size() == 1) {
            whole = string("concat", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;", List.of(whole, literal("")));
        }
        m.frame.push(new Abs.Val(whole));
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
            case org.objectweb.asm.Type.BYTE, org.objectweb.asm.Type.SHORT, org.objectweb.asm.Type.INT -> "I";
            case org.objectweb.asm.Type.LONG -> "J";
            case org.objectweb.asm.Type.CHAR -> "C";
            case org.objectweb.asm.Type.BOOLEAN -> "Z";
            default -> {
                calls.refuseText(argument);
                if (!type.getDescriptor().equals("Ljava/lang/String;")) {
                    throw m.unsupported("a " + type.getClassName() + " in a string concatenation");
                }
                yield "Ljava/lang/String;";
            }
        };
        return string("valueOf", "(" + descriptor + ")Ljava/lang/String;", List.of(m.value(argument, Translator.STRING)));
    }

    private Value string(String name, String descriptor, List<Value> arguments) {
        var strings = m.owner.classes().find("dev/heliac/lang/support/Strings").orElseThrow();
        var method = Calls.find(strings, name, descriptor).orElseThrow();
        return m.handlers.failingByErrorsOnly(() -> {
            calls.call(strings, method, null, arguments.stream().<Abs>map(Abs.Val::new).toList());
            return m.value(m.frame.pop(), Translator.STRING);
        });
    }
}
