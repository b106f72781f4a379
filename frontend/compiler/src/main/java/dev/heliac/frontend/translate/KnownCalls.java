package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls that the compiler knows: of endpoints, vectors and messages, and those that are operations. */
final class KnownCalls {

    private static final String LANG = "dev/heliac/lang/";

    private final MethodTranslator m;
    private final Records records;
    private final Channels channels;
    private final Calls calls;
    private final Overlays overlays;
    private final ExBoxes boxes;
    private final Selects selects;
    private final ParallelLoops loops;

    KnownCalls(MethodTranslator method, Records records, Channels channels, Calls calls) {
        m = method;
        this.records = records;
        this.channels = channels;
        this.calls = calls;
        var code = new RecordCode(method, calls);
        overlays = new Overlays(method, code);
        boxes = new ExBoxes(method, code);
        selects = new Selects(method, channels, calls);
        loops = new ParallelLoops(method, calls);
    }

    /** Whether the compiler knows the call, which is done then. */
    boolean invoke(MethodInsnNode c, Abs receiver, List<Abs> arguments) {
        var operation = Intrinsics.operation(c.owner, c.name, c.desc);
        if (operation.isPresent()) {
            operation(operation.get(), org.objectweb.asm.Type.getArgumentTypes(c.desc), arguments);
            return true;
        }
        if (c.name.equals("getClass") && c.desc.equals("()Ljava/lang/Class;") && !(receiver instanceof Abs.Tok)) {
            var object = m.value(receiver, Translator.OBJECT);
            m.owner.mention(Translator.CLASS);
            m.owner.instantiate("java/lang/Class", m.instance, m.line);
            push(m.plain(Op.CLASS_OF, Translator.CLASS, object));
            return true;
        }
        if (receiver instanceof Abs.Tok t) {
            return onToken(c, t.token(), arguments);
        }
        if (receiver instanceof Abs.Rec r) {
            return onRecord(c, r);
        }
        if (c.owner.equals(Cells.TREF) && !(receiver instanceof Abs.Fresh) && m.cells.invoke(c, receiver, arguments)) {
            return true;
        }
        if (receiver instanceof Abs.Fresh f && f.type().equals(JavaTypes.BOX)) {
            var made = boxes.make(arguments.getFirst());
            m.frame.replace(f, made);
            return true;
        }
        if (receiver instanceof Abs.Fresh f && c.name.equals("<init>")) {
            calls.construct(c, f, arguments);
            return true;
        }
        if (selects.invoke(c, arguments) || loops.invoke(c, arguments)) {
            return true;
        }
        if (c.owner.equals(Overlays.OVERLAY)) {
            overlays.invoke(c.name, arguments);
            return true;
        }
        return switch (c.owner + "." + c.name) {
            case "java/lang/Object.<init>", "java/lang/Record.<init>" -> true;
            case "java/util/Objects.requireNonNull" -> {
                boolean never = arguments.getFirst() instanceof Abs.Tok
                        || arguments.getFirst() instanceof Abs.Pending
                        || arguments.getFirst() instanceof Abs.Rec
                        || arguments.getFirst() instanceof Abs.Selection;
                if (never) {
                    m.frame.push(arguments.getFirst());
                }
                yield never;
            }
            case "java/lang/System.arraycopy" -> {
                arrayCopy(arguments);
                yield true;
            }
            case "java/lang/Class.desiredAssertionStatus" -> {
                // Assertions are off, as they are on a JVM that was not told otherwise.
                push(m.constant(0));
                yield true;
            }
            case AnyEnds.ANY + ".of" -> {
                push(m.any.of(arguments.getFirst()));
                yield true;
            }
            case Sets.SET + ".of", Sets.MAP + ".of" -> {
                push(m.sets.make(c.owner, arguments));
                yield true;
            }
            case LANG + "Channel.create" -> {
                create(arguments);
                yield true;
            }
            case LANG + "support/Enums.constants" -> {
                enumConstants(arguments.getFirst());
                yield true;
            }
            case LANG + "support/Intrinsics.value" -> {
                var text = m.value(arguments.getFirst(), Translator.STRING);
                stringField(text, "value", new Type.ArrayType(Scalar.I8));
                yield true;
            }
            case LANG + "support/Intrinsics.coder" -> {
                var text = m.value(arguments.getFirst(), Translator.STRING);
                stringField(text, "coder", Scalar.I32);
                yield true;
            }
            case LANG + "support/Intrinsics.newString" -> {
                newString(arguments);
                yield true;
            }
            default -> c.name.equals("clone") && c.owner.startsWith("[") && cloneArray(receiver);
        };
    }

    private void operation(Intrinsics.Operation operation, org.objectweb.asm.Type[] types, List<Abs> arguments) {
        var operands = new ArrayList<Value>();
        for (int i = 0; i < types.length; i++) {
            operands.add(m.value(arguments.get(i), m.storage(types[i]).widened()));
        }
        var results = new ArrayList<Value>();
        operation.result().ifPresent(t -> {
            m.owner.mention(t);
            results.add(m.code.value("v", t));
        });
        var instruction = switch (operation.op()) {
            case CONSOLE_WRITE, TRACE_FRAME -> new Instruction.Typed(operation.op(), Scalar.I8, operands, results, m.line);
            case TRACE_TAKE -> new Instruction.Typed(operation.op(), Scalar.I32, operands, results, m.line);
            default -> new Instruction.Plain(operation.op(), operands, results, m.line);
        };
        if (operation.op().throwing()) {
            m.emitThrowing(instruction);
        } else {
            m.emit(instruction);
        }
        results.forEach(this::push);
    }

    private boolean onToken(MethodInsnNode c, Token token, List<Abs> arguments) {
        return switch (token.type()) {
            case Type.EndpointType _ -> {
                m.linear.checkAsked(m.frame, token);
                switch (c.name) {
                    case "send" -> channels.send(token, arguments.getFirst());
                    case "close" -> channels.close(token);
                    case "inState" -> push(m.any.inState(token, arguments.getFirst()));
                    case "receive" -> push(
                            arguments.isEmpty() ? channels.receive(token) : receiveClass(token, arguments.getFirst()));
                    default -> throw m.unsupported("`" + c.name + "` on an endpoint");
                }
                yield true;
            }
            case Type.AnyType _ -> {
                m.any.invoke(c, token, arguments);
                yield true;
            }
            case Type.ListenerType _ -> {
                switch (c.name) {
                    case "accept" -> push(channels.accept(token));
                    case "close" -> channels.close(token);
                    default -> throw m.unsupported("`" + c.name + "` on a listener");
                }
                yield true;
            }
            case Type.SetType _ -> {
                m.sets.invoke(c, token, arguments);
                yield true;
            }
            case Type.VectorType v -> token.boxed().isPresent()
                    ? boxes.invoke(c.name, token, arguments)
                    : channels.vector(v.element(), c.name, token, arguments);
        };
    }

    private Abs receiveClass(Token token, Abs literal) {
        if (!(literal instanceof Abs.ClassLiteral l)) {
            throw m.unsupported("receive(…) with a class that is not written as a literal");
        }
        return channels.receive(token, l.type());
    }

    private boolean onRecord(MethodInsnNode c, Abs.Rec record) {
        var method = m.owner.classes().find(record.type()).flatMap(n -> m.owner.classes().method(n, c.name, c.desc));
        var component = method.flatMap(found -> records.accessor(record.type(), found));
        if (component.isPresent()) {
            m.frame.push(record.parts().get(component.get()));
            return true;
        }
        return false;
    }

    private void arrayCopy(List<Abs> a) {
        var source = m.value(a.get(0), Translator.OBJECT);
        var target = m.value(a.get(2), Translator.OBJECT);
        boolean references = isReferenceArray(source.type()) && isReferenceArray(target.type());
        if (!(source.type() instanceof Type.ArrayType s) || !references && !source.type().equals(target.type())) {
            var copies = m.owner.classes().find(LANG + "support/Copies").orElseThrow();
            calls.call(copies, copies.methods.stream().filter(x -> x.name.equals("copy")).findFirst().orElseThrow(), null, a);
            return;
        }
        var operands = List.of(
                source, m.value(a.get(1), Scalar.I32), target, m.value(a.get(3), Scalar.I32), m.value(a.get(4), Scalar.I32));
        var element = source.type().equals(target.type()) ? s.element() : Translator.OBJECT;
        m.owner.mention(element);
        m.emitThrowing(new Instruction.Typed(Op.ARRAY_COPY, element, operands, List.of(), m.line));
    }

    private static boolean isReferenceArray(Type type) {
        return type instanceof Type.ArrayType a && a.element() instanceof Type.Reference;
    }

    private boolean cloneArray(Abs receiver) {
        var array = m.value(receiver, Translator.OBJECT);
        var element = ((Type.ArrayType) array.type()).element();
        var length = m.plain(Op.ARRAY_LENGTH, Scalar.I32, array);
        var copy = m.code.value("copy", array.type());
        m.emitThrowing(new Instruction.Typed(Op.ARRAY_NEW, element, List.of(length), List.of(copy), m.line));
        var zero = m.constant(0);
        m.emitThrowing(new Instruction.Typed(
                Op.ARRAY_COPY, element, List.of(array, zero, copy, zero, length), List.of(), m.line));
        push(copy);
        return true;
    }

    private void create(List<Abs> arguments) {
        if (!(arguments.get(0) instanceof Abs.ClassLiteral imp)
                || !(arguments.get(1) instanceof Abs.ClassLiteral exp)
                || m.owner.endpoint(imp.type()) == null
                || !m.owner.endpoint(imp.type()).equals(m.owner.endpoint(exp.type()))) {
            throw m.unsupported("Channel.create with anything but the two endpoint classes of one contract");
        }
        var state = arguments.size() > 2 ? m.literal(arguments.get(2)) : Optional.<String>empty();
        if (arguments.size() > 2 && state.isEmpty()) {
            throw m.unsupported("Channel.create with a state whose name is not written as a literal");
        }
        push(channels.create(m.owner.endpoint(imp.type()), state));
    }

    private void enumConstants(Abs type) {
        var result = m.code.value("constants", new Type.ArrayType(Translator.OBJECT));
        var operand = m.value(type, Translator.CLASS);
        m.emitThrowing(new Instruction.Call(m.owner.enumTable(m.instance, m.line), List.of(operand), List.of(result), m.line));
        push(result);
    }

    private void stringField(Value text, String field, Type type) {
        var value = m.code.value(field, type);
        m.emitThrowing(new Instruction.FieldAccess(
                Op.FIELD_GET, Translator.STRING.name(), field, List.of(text), List.of(value), m.line));
        push(value);
    }

    private void newString(List<Abs> arguments) {
        var bytes = m.value(arguments.get(0), new Type.ArrayType(Scalar.I8));
        var coder = m.value(arguments.get(1), Scalar.I32);
        var text = m.code.value("text", Translator.STRING);
        m.emitThrowing(new Instruction.Typed(Op.NEW, Translator.STRING, List.of(), List.of(text), m.line));
        for (var field : List.of("value", "coder")) {
            m.emitThrowing(new Instruction.FieldAccess(
                    Op.FIELD_SET,
                    Translator.STRING.name(),
                    field,
                    List.of(text, field.equals("value") ? bytes : coder),
                    List.of(),
                    m.line));
        }
        push(text);
    }

    private void push(Value value) {
        m.frame.push(new Abs.Val(value));
    }

    /** Pushes onto the frame that holds after the value was computed, which may be another than before. */
    private void push(Abs value) {
        m.frame.push(value);
    }
}
