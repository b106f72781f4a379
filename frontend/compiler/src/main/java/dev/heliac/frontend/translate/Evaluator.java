package dev.heliac.frontend.translate;

import static org.objectweb.asm.Opcodes.*;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What each bytecode does to the frame, and the HIL it becomes. */
final class Evaluator {

    final Records records;

    private final MethodTranslator m;
    private final Calls calls;
    private final CallSites callSites;
    private final Channels channels;
    private final Branches branches;

    Evaluator(MethodTranslator method) {
        m = method;
        records = new Records(method);
        channels = new Channels(method, records);
        calls = new Calls(method, records, channels);
        branches = new Branches(method, channels, new Selects(method, channels, calls));
        callSites = new CallSites(method, calls, channels);
    }

    /** Whether a block starts by switching over the type of a message that this path knows, or has yet to receive. */
    boolean dispatchesKnown(FlowGraph.Node node, Frame frame) {
        var first = new ArrayList<AbstractInsnNode>();
        for (int i = node.start; i < node.end && first.size() < 3; i++) {
            if (m.graph.code[i].getOpcode() >= 0) {
                first.add(m.graph.code[i]);
            }
        }
        return first.size() == 3
                && first.get(0) instanceof VarInsnNode v
                && v.getOpcode() == ALOAD
                && first.get(2) instanceof InvokeDynamicInsnNode d
                && d.name.equals("typeSwitch")
                && switch (frame.locals[v.var]) {
                    case Abs.Rec _, Abs.Pending _, Abs.Selection _, Abs.Absent _ -> true;
                    case Abs.Val _, Abs.Null _, Abs.Tok _, Abs.Choice _, Abs.Fresh _, Abs.Body _, Abs.ClassLiteral _ -> false;
                    case null -> false;
                };
    }

    void evaluate(AbstractInsnNode insn) {
        switch (insn) {
            case InsnNode i -> simple(i.getOpcode());
            case IntInsnNode i when i.getOpcode() == NEWARRAY -> newArray(primitive(i.operand));
            case IntInsnNode i -> push(m.constant(i.operand));
            case VarInsnNode v -> variable(v);
            case IincInsnNode i -> {
                var old = m.value(m.frame.locals[i.var], Scalar.I32);
                m.frame.locals[i.var] = new Abs.Val(m.plain(Op.I32_ADD, Scalar.I32, old, m.constant(i.incr)));
            }
            case LdcInsnNode l -> load(l.cst);
            case JumpInsnNode j -> branches.jump(j);
            case TableSwitchInsnNode s -> {
                var keys = new ArrayList<Integer>();
                for (int k = s.min; k <= s.max; k++) {
                    keys.add(k);
                }
                branches.choose(keys, s.labels.stream().map(m.graph::at).toList(), m.graph.at(s.dflt));
            }
            case LookupSwitchInsnNode s -> branches.choose(s.keys, s.labels.stream().map(m.graph::at).toList(), m.graph.at(s.dflt));
            case FieldInsnNode f -> field(f);
            case TypeInsnNode t -> type(t);
            case MethodInsnNode c -> calls.invoke(c);
            case InvokeDynamicInsnNode d -> callSites.invoke(d);
            case MultiANewArrayInsnNode a -> multiArray(a);
            default -> throw m.unsupported("bytecode " + insn.getOpcode());
        }
    }

    private void push(Value value) {
        m.frame.push(new Abs.Val(value));
    }

    private Value pop(Type type) {
        return m.value(m.frame.pop(), type);
    }

    /** An array of whatever type it has; null as one of these elements. */
    private Value popArray(Type ofNull) {
        return m.raw(m.frame.pop(), new Type.ArrayType(ofNull));
    }

    private void simple(int opcode) {
        var row = Arithmetic.of(opcode);
        if (row.isPresent()) {
            arithmetic(opcode, row.get());
            return;
        }
        var f = m.frame;
        switch (opcode) {
            case NOP -> {}
            case ACONST_NULL -> f.push(new Abs.Null());
            case ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5 -> push(m.constant(opcode - ICONST_0));
            case LCONST_0, LCONST_1 -> load((long) (opcode - LCONST_0));
            case FCONST_0, FCONST_1, FCONST_2 -> load((float) (opcode - FCONST_0));
            case DCONST_0, DCONST_1 -> load((double) (opcode - DCONST_0));
            case IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD -> arrayLoad(ELEMENTS.get(opcode - IALOAD));
            case IASTORE, LASTORE, FASTORE, DASTORE, AASTORE, BASTORE, CASTORE, SASTORE -> arrayStore(ELEMENTS.get(opcode - IASTORE));
            case POP -> {
                var dropped = f.pop();
                if (dropped instanceof Abs.Pending p && !f.holds(p)) {
                    throw m.linear.unasked(p.endpoint(), m.line);
                }
                if (dropped instanceof Abs.Selection s && !f.holds(s)) {
                    throw Selects.unasked(m, m.line);
                }
            }
            case POP2 -> {
                if (!wide(f.pop())) {
                    f.pop();
                }
            }
            case DUP -> f.push(f.stack.getLast());
            case DUP_X1 -> insert(1, 1);
            case DUP_X2 -> insert(1, wide(f.stack.get(f.stack.size() - 2)) ? 1 : 2);
            case DUP2 -> insert(wide(f.stack.getLast()) ? 1 : 2, 0);
            case DUP2_X1 -> insert(wide(f.stack.getLast()) ? 1 : 2, 1);
            case DUP2_X2 -> {
                int count = wide(f.stack.getLast()) ? 1 : 2;
                insert(count, wide(f.stack.get(f.stack.size() - 1 - count)) ? 1 : 2);
            }
            case SWAP -> {
                var top = f.pop();
                var below = f.pop();
                f.push(top);
                f.push(below);
            }
            case ARRAYLENGTH -> {
                var array = popArray(Scalar.I32);
                push(m.plain(Op.ARRAY_LENGTH, Scalar.I32, array));
            }
            case ATHROW -> {
                var exception = pop(Handlers.THROWABLE);
                if (!m.present.contains(exception)) {
                    m.emitThrowing(new Instruction.Plain(Op.REF_CHECK, List.of(exception), List.of(), m.line));
                }
                m.handlers.raise(exception);
            }
            case MONITORENTER, MONITOREXIT -> {
                m.linear.refuse(f.stack.getLast(), "locked, but is no object", "leave `synchronized` out: a process has one thread");
                m.emitThrowing(
                    new Instruction.Plain(Op.REF_CHECK, List.of(pop(Translator.OBJECT)), List.of(), m.line));
            }
            case RETURN, IRETURN, LRETURN, FRETURN, DRETURN, ARETURN -> ret(opcode != RETURN);
            default -> throw m.unsupported("bytecode " + opcode);
        }
    }

    private void arithmetic(int opcode, Arithmetic.Row row) {
        int next = m.index + 1;
        while (next < m.graph.code.length && m.graph.code[next].getOpcode() < 0
                && !(m.graph.code[next] instanceof FrameNode)) {
            next++;
        }
        var fused = next < m.graph.code.length
                ? Arithmetic.fused(opcode, m.graph.code[next].getOpcode())
                : Optional.<Arithmetic.Condition>empty();
        int count = row.op().operands().size();
        var right = count == 2 ? pop(row.result()) : null;
        var left = pop(row.result());
        if (fused.isPresent() && m.graph.at(next) == m.graph.at(m.index)) {
            var condition = m.plain(fused.get().op(), Scalar.I32, left, right);
            m.index = next;
            branches.branch(condition, (JumpInsnNode) m.graph.code[next], fused.get().negated());
            return;
        }
        push(count == 2 ? m.plain(row.op(), row.result(), left, right) : m.plain(row.op(), row.result(), left));
    }

    /** Copies the top entries below others. */
    private void insert(int count, int below) {
        var stack = m.frame.stack;
        var top = new ArrayList<>(stack.subList(stack.size() - count, stack.size()));
        stack.addAll(stack.size() - count - below, top);
    }

    private static boolean wide(Abs value) {
        return value instanceof Abs.Val v && (v.value().type() == Scalar.I64 || v.value().type() == Scalar.F64);
    }

    private void variable(VarInsnNode v) {
        if (v.getOpcode() <= ALOAD) {
            m.cells.readVariable(m.frame.locals[v.var], v.var);
            m.frame.push(m.frame.locals[v.var]);
            return;
        }
        var value = m.frame.pop();
        // A token gets the name of the first variable it is stored in.
        if (value instanceof Abs.Tok t && !t.token().named() && m.variable(v.var, m.index).isPresent()) {
            value = new Abs.Tok(m.linear.renamed(m.frame, t.token(), m.nameOf(v.var)));
        }
        m.cells.writeVariable(value, v.var);
        var old = m.frame.locals[v.var];
        m.frame.locals[v.var] = value;
        m.linear.overwritten(m.frame, old, m.line);
        if (wide(value) && v.var + 1 < m.frame.locals.length) {
            m.frame.locals[v.var + 1] = null;
        }
    }

    private void load(Object constant) {
        var immediate = switch (constant) {
            case Integer n -> new Instruction.Constant.I32(n);
            case Long n -> new Instruction.Constant.I64(n);
            case Float n -> new Instruction.Constant.F32(Float.floatToRawIntBits(n));
            case Double n -> new Instruction.Constant.F64(Double.doubleToRawLongBits(n));
            case String s -> new Instruction.Constant.Text(s);
            default -> null;
        };
        switch (immediate) {
            case Instruction.Constant.I32 n -> push(m.constant(n.value()));
            case Instruction.Constant.I64 _ -> constant(Op.I64_CONST, immediate, Scalar.I64);
            case Instruction.Constant.F32 _ -> constant(Op.F32_CONST, immediate, Scalar.F32);
            case Instruction.Constant.F64 _ -> constant(Op.F64_CONST, immediate, Scalar.F64);
            case Instruction.Constant.Text _ -> {
                m.owner.mention(Translator.STRING);
                constant(Op.STRING_CONST, immediate, Translator.STRING);
            }
            case null -> {
                if (constant instanceof org.objectweb.asm.Type t && t.getSort() == org.objectweb.asm.Type.OBJECT) {
                    m.frame.push(new Abs.ClassLiteral(t.getInternalName()));
                } else if (constant instanceof org.objectweb.asm.Type t && t.getSort() == org.objectweb.asm.Type.ARRAY) {
                    push(m.classObject(JavaTypes.storage(t)));
                } else if (constant.equals(Constants.NULL)) {
                    m.frame.push(new Abs.Null());
                } else {
                    throw m.unsupported("a constant of this kind");
                }
            }
        }
    }

    private void constant(Op op, Instruction.Constant constant, Type type) {
        var value = m.code.value("k", type);
        m.emit(new Instruction.Const(op, constant, value, m.line));
        push(value);
    }

    private void ret(boolean hasResult) {
        var values = new ArrayList<Value>();
        if (hasResult) {
            var declared = m.instance.results().getFirst();
            var result = m.frame.pop();
            if (declared instanceof Type.Linear) {
                values.add(channels.returned(result, declared));
            } else {
                m.cells.writeResult(result);
                values.add(m.value(result, declared));
            }
        }
        m.frame.stack.clear();
        Arrays.fill(m.frame.locals, null);
        m.giveBack(values);
        m.linear.releaseUnnamed(new Joins.Arrival(m.part, m.frame, m.line, false));
        m.part.terminator = new Terminator.Return(values, m.line);
        m.part = null;
    }

    private static Scalar primitive(int code) {
        return switch (code) {
            case T_BOOLEAN -> Scalar.BOOL;
            case T_CHAR -> Scalar.U16;
            case T_FLOAT -> Scalar.F32;
            case T_DOUBLE -> Scalar.F64;
            case T_BYTE -> Scalar.I8;
            case T_SHORT -> Scalar.I16;
            case T_INT -> Scalar.I32;
            default -> Scalar.I64;
        };
    }

    private void newArray(Type element) {
        var length = pop(Scalar.I32);
        var array = m.code.value("array", new Type.ArrayType(element));
        m.emitThrowing(new Instruction.Typed(Op.ARRAY_NEW, element, List.of(length), List.of(array), m.line));
        push(array);
    }

    private Type element(Value array) {
        return switch (array.type()) {
            case Type.ArrayType a -> a.element();
            case Scalar _, Type.ClassType _, Type.Linear _ -> throw m.unsupported("an array of unknown type");
        };
    }

    /** Element types in the order of the bytecodes, for arrays that are null and nothing else. */
    private static final List<Type> ELEMENTS = List.of(
            Scalar.I32, Scalar.I64, Scalar.F32, Scalar.F64, Translator.OBJECT, Scalar.I8, Scalar.U16, Scalar.I16);

    private void arrayLoad(Type ofNull) {
        var at = pop(Scalar.I32);
        var array = popArray(ofNull);
        var element = element(array);
        var value = m.code.value("x", element.widened());
        m.emitThrowing(new Instruction.Typed(Op.ARRAY_LOAD, element, List.of(array, at), List.of(value), m.line));
        push(value);
    }

    private void arrayStore(Type ofNull) {
        var stored = m.frame.pop();
        m.linear.refuse(stored, "put into an array, where the compiler cannot follow it", "keep each in a variable of its own");
        var at = pop(Scalar.I32);
        var array = popArray(ofNull);
        var element = element(array);
        var value = m.raw(stored, element.widened());
        if (element instanceof Type.Reference && !value.type().equals(element)) {
            // What is known of the array may be more than its variable's type says: the array itself refuses at run time.
            element = Translator.OBJECT;
            m.owner.mention(element);
        }
        m.emitThrowing(new Instruction.Typed(Op.ARRAY_STORE, element, List.of(array, at, value), List.of(), m.line));
    }

    private void multiArray(MultiANewArrayInsnNode a) {
        var type = (Type.ArrayType) m.storage(org.objectweb.asm.Type.getType(a.desc));
        var lengths = new ArrayList<Value>();
        for (int i = 0; i < a.dims; i++) {
            lengths.addFirst(pop(Scalar.I32));
        }
        var array = m.code.value("array", type);
        m.emitThrowing(new Instruction.Call(m.owner.arrayMaker(type, a.dims), lengths, List.of(array), m.line));
        push(array);
    }

    /** Whether a class declares a field as it is used. Substitutes may have fields of types of their own. */
    private static boolean fits(ClassNode declaring, FieldInsnNode f) {
        boolean isStatic = f.getOpcode() == GETSTATIC || f.getOpcode() == PUTSTATIC;
        return declaring.name.startsWith("java/")
                || declaring.name.startsWith("jdk/")
                || declaring.name.startsWith("sun/")
                || declaring.fields.stream().anyMatch(d ->
                        d.name.equals(f.name) && d.desc.equals(f.desc) && isStatic == ((d.access & ACC_STATIC) != 0));
    }

    private void field(FieldInsnNode f) {
        boolean isStatic = f.getOpcode() == GETSTATIC || f.getOpcode() == PUTSTATIC;
        boolean put = f.getOpcode() == PUTSTATIC || f.getOpcode() == PUTFIELD;
        var stored = put ? m.frame.pop() : null;
        var object = isStatic ? null : m.frame.pop();
        if (object instanceof Abs.Rec r) {
            m.frame.push(records.component(r, f.name));
            return;
        }
        if (put && !Linear.within(stored).isEmpty()) {
            var token = Linear.within(stored).iterator().next();
            throw m.stored(
                    token,
                    "put into field `" + f.name + "` of `" + Channels.simple(f.owner) + "`, where the compiler cannot follow it",
                    "keep it in a local variable, parameter or message" + (Cells.holdable(token) ? ", or let the field be a TRef" : ""));
        }
        var primitive = isStatic && f.name.equals("TYPE") ? Intrinsics.primitive(f.owner) : Optional.<Scalar>empty();
        if (primitive.isPresent()) {
            if (!put) {
                push(m.classObject(primitive.get()));
            }
            return;
        }
        var declaring = m.owner.declaring(f.owner, f.name).filter(d -> fits(d, f)).orElseThrow(() -> missing(f));
        var owner = declaring.name.replace('/', '.');
        if (isStatic) {
            try {
                Excluded.check(m, declaring.name, f.name);
            } catch (Excluded.Refused e) {
                if (!put) {
                    m.frame.push(
                            f.desc.startsWith("L") || f.desc.startsWith("[")
                                    ? new Abs.Null()
                                    : new Abs.Val(m.code.value("refused", m.storage(org.objectweb.asm.Type.getType(f.desc)).widened())));
                }
                return;
            }
            var known = put ? Optional.<Object>empty() : m.owner.constants().of(declaring, f.name);
            if (known.isPresent()) {
                load(known.get());
                return;
            }
            m.owner.initializers().beforeField(m, declaring.name);
        }
        var type = m.storage(org.objectweb.asm.Type.getType(f.desc));
        var operands = new ArrayList<Value>();
        if (object != null) {
            operands.add(m.value(object, new Type.ClassType(owner)));
        }
        if (put) {
            m.cells.writeField(stored, declaring, f.name);
            operands.add(m.value(stored, type.widened()));
        }
        var results = new ArrayList<Value>();
        if (!put) {
            results.add(m.code.value(f.name, type.widened()));
        }
        var op = isStatic ? (put ? Op.STATIC_SET : Op.STATIC_GET) : put ? Op.FIELD_SET : Op.FIELD_GET;
        var access = new Instruction.FieldAccess(op, owner, f.name, operands, results, m.line);
        if (op.throwing()) {
            m.emitThrowing(access);
        } else {
            m.emit(access);
        }
        results.forEach(v -> m.cells.readField(new Abs.Val(v), declaring, f.name));
        results.forEach(this::push);
    }

    private MethodTranslator.Abort missing(FieldInsnNode f) {
        m.error(
                FrontCode.MISSING_METHOD,
                m.line,
                "`" + f.owner.replace('/', '.') + "." + f.name + "` is not there" + m.instance.path(),
                "compile the classes together");
        return new MethodTranslator.Abort();
    }

    private void type(TypeInsnNode t) {
        var named = org.objectweb.asm.Type.getObjectType(t.desc);
        switch (t.getOpcode()) {
            case NEW -> {
                if (Excluded.parallel(m, t.desc)) {
                    // No process asks for the parallel variant; the branch that would run it is known to the library only.
                    calls.raise("java/lang/UnsupportedOperationException");
                    return;
                }
                // in front of the constructor's arguments
                m.owner.initializers().before(m, t.desc);
                m.frame.push(new Abs.Fresh(m.index, t.desc));
            }
            case ANEWARRAY -> newArray(m.storage(named));
            case CHECKCAST -> cast(named);
            default -> instanceOf(named);
        }
    }

    private void cast(org.objectweb.asm.Type named) {
        var subject = m.frame.pop();
        if (subject instanceof Abs.Tok t && !m.owner.canBe(t.token(), named.getInternalName())) {
            throw m.stored(
                    t.token(), "cast to `" + Channels.simple(named.getInternalName()) + "`, which it is not", "leave the cast out");
        }
        if (subject instanceof Abs.ClassLiteral) {
            subject = new Abs.Val(m.value(subject, Translator.OBJECT));
        }
        if (!(subject instanceof Abs.Val v)) {
            m.frame.push(subject);
            return;
        }
        var type = JavaTypes.storage(named);
        if (m.owner.assignable(v.value().type(), type)) {
            m.frame.push(subject);
            return;
        }
        m.owner.mention(type);
        var value = m.code.value(v.value().name(), type);
        m.emitThrowing(new Instruction.Typed(Op.CAST, type, List.of(v.value()), List.of(value), m.line));
        push(value);
    }

    private void instanceOf(org.objectweb.asm.Type named) {
        var subject = m.frame.pop();
        switch (subject) {
            case Abs.Rec r -> push(m.constant(m.owner.classes().isSubclass(r.type(), named.getInternalName()) ? 1 : 0));
            case Abs.Null _ -> push(m.constant(0));
            case Abs.Val v -> {
                if (named.getSort() == org.objectweb.asm.Type.OBJECT && m.absent(named.getInternalName())) {
                    push(m.constant(0));
                    return;
                }
                var type = m.storage(named);
                var value = m.code.value("is", Scalar.I32);
                m.emit(new Instruction.Typed(Op.INSTANCE_OF, type, List.of(v.value()), List.of(value), m.line));
                push(value);
            }
            case Abs.Absent _ -> push(m.constant(0));
            case Abs.Selection _ -> throw Selects.unasked(m, m.line);
            case Abs.Pending _ -> throw m.unsupported("a type test of a received message outside a switch");
            case Abs.ClassLiteral _ -> {
                m.frame.push(new Abs.Val(m.value(subject, Translator.OBJECT)));
                instanceOf(named);
            }
            case Abs.Tok _, Abs.Choice _, Abs.Fresh _, Abs.Body _ -> throw m.unsupported("a type test of this value");
        }
    }
}
