package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.backend.llvm.ClassDescriptor.Field;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Op;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Lowers what is not arithmetic: objects, arrays, exchange vectors and channels. */
final class Operations {

    private final FunctionLowering f;
    private final ModuleLowering module;
    private final Ir ir;
    private final Arithmetic arithmetic;
    private final Calls calls;
    private final TypeTests tests;
    private final Vectors vectors;
    private final Overlays overlays;

    Operations(FunctionLowering function) {
        f = function;
        module = function.module;
        ir = function.ir;
        arithmetic = new Arithmetic(function);
        calls = new Calls(function);
        tests = new TypeTests(function);
        vectors = new Vectors(function, this);
        overlays = new Overlays(function, this, vectors);
    }

    void lower(Instruction instruction) {
        switch (instruction) {
            case Instruction.Plain p -> plain(p);
            case Instruction.Const c -> f.define(c.result(), constant(c.constant()));
            case Instruction.Typed t -> typed(t);
            case Instruction.FieldAccess a -> field(a);
            case Instruction.Call c -> calls.lower(c);
            case Instruction.CallVirtual c -> calls.lower(c);
            case Instruction.Par p when f.module.grid != null && p.reduces() -> new GridReduction(f, p).lower();
            case Instruction.Par p when p.op() == Op.PHASE && f.module.grid != null -> new GridTile(f).phase(p);
            case Instruction.Par p when p.op() == Op.PHASE -> new TileLowering(f).phase(p);
            case Instruction.Par p when f.module.grid != null -> f.module.grid.lower(p, f);
            case Instruction.Par p when p.reduces() -> new ReductionLowering(f, p).lower();
            case Instruction.Par p -> new ParLowering(f).lower(p);
            case Instruction.Send s -> send(s);
            case Instruction.NewChannel c -> {
                var imp = ir.call(module.runtime("hk_channel"), f.process, module.contract(c.contract()));
                f.trapIf(ir.isNull(imp), Trap.MEMORY);
                f.define(c.imp(), imp);
                f.define(c.exp(), ir.call(module.runtime("hk_peer"), imp));
            }
        }
    }

    private LLVMValueRef constant(Constant constant) {
        return switch (constant) {
            case Constant.I32 n -> ir.i32(n.value());
            case Constant.I64 n -> ir.i64(n.value());
            case Constant.F32 n -> LLVMConstBitCast(ir.i32(n.bits()), ir.f32);
            case Constant.F64 n -> LLVMConstBitCast(ir.i64(n.bits()), ir.f64);
            case Constant.Text t -> module.constants.string(t.value());
        };
    }

    private LLVMValueRef operand(Instruction i, int n) {
        return f.value(i.operands().get(n));
    }

    private void result(Instruction i, LLVMValueRef value) {
        f.define(i.results().getFirst(), value);
    }

    private void plain(Instruction.Plain i) {
        switch (i.op()) {
            case REF_EQ -> result(i, ir.truth(ir.compare(LLVMIntEQ, operand(i, 0), operand(i, 1))));
            case REF_IS_NULL -> result(i, ir.truth(ir.isNull(operand(i, 0))));
            case REF_CHECK -> notNull(operand(i, 0));
            case CLASS_NAME -> {
                notNull(operand(i, 0));
                result(i, module.descriptors.load(f.classOf(operand(i, 0)), Field.NAME));
            }
            case CLASS_OF -> {
                notNull(operand(i, 0));
                result(i, module.descriptors.load(f.classOf(operand(i, 0)), Field.OBJECT));
            }
            case CLASS_OF_KNOWN -> result(i, module.descriptors.load(f.classOf(operand(i, 0)), Field.OBJECT));
            case CLASS_IS -> {
                var descriptor = descriptorOf(operand(i, 0));
                result(i, ir.truth(tests.unlessNull(operand(i, 1), false, c -> tests.subtype(c, descriptor))));
            }
            case CLASS_ARRAY -> {
                var descriptor = module.descriptors.load(descriptorOf(operand(i, 0)), Field.ARRAY);
                f.trapIf(ir.isNull(descriptor), Trap.CAST);
                result(i, newArray(descriptor, module.layout.pointer(), operand(i, 1)));
            }
            case REF_HASH -> result(i, ir.call(module.runtime("hk_hash"), f.process, operand(i, 0)));
            case REF_CLONE -> {
                notNull(operand(i, 0));
                var copy = ir.call(module.runtime("hk_clone"), f.process, operand(i, 0));
                f.keepReferences();
                f.trapIf(ir.isNull(copy), Trap.MEMORY);
                result(i, copy);
            }
            case CLOCK_NANOS -> result(i, ir.call(module.runtime("hk_clock_nanos"), f.process));
            case CLOCK_MILLIS -> result(i, ir.call(module.runtime("hk_clock_millis"), f.process));
            case EXIT -> ir.call(module.runtime("hk_exit"), f.process, operand(i, 0));
            case ARRAY_LENGTH -> {
                notNull(operand(i, 0));
                result(i, length(operand(i, 0)));
            }
            case ARRAY_LENGTH_KNOWN -> result(i, length(operand(i, 0)));
            case INDEX_CHECK -> checkIndex(operand(i, 0), operand(i, 1));
            case EX_FREE -> ir.call(module.runtime("hk_vector_free"), f.process, operand(i, 0));
            case EX_LENGTH -> result(i, vectors.length(operand(i, 0)));
            case HEAP_COLLECT -> {
                ir.call(module.runtime("hk_collect"), f.process);
                f.keepReferences();
            }
            case CELL_FULL -> {
                notNull(operand(i, 0));
                result(i, ir.call(module.runtime("hk_cell_full"), f.process, operand(i, 0)));
            }
            case HEAP_USED -> result(i, ir.call(module.runtime("hk_heap_used"), f.process));
            case HEAP_LIMIT -> result(i, ir.call(module.runtime("hk_heap_limit"), f.process));
            case CLOSE -> f.close(i.operands().getFirst());
            case SET_SIZE -> result(i, ir.call(module.runtime("hk_set_size"), operand(i, 0)));
            default -> arithmetic.lower(i);
        }
    }

    // ---- objects

    void notNull(LLVMValueRef reference) {
        f.trapIf(ir.isNull(reference), Trap.NULL);
    }

    /** The descriptor of the type that a class object stands for. */
    private LLVMValueRef descriptorOf(LLVMValueRef classObject) {
        notNull(classObject);
        var at = ir.offset(classObject, module.constants.descriptorOffset());
        return ir.constant(ir.load(ir.ptr, at, module.layout.pointer(), "descriptor"));
    }

    LLVMValueRef length(LLVMValueRef array) {
        return ir.notNegative(ir.load(ir.i32, ir.offset(array, module.layout.lengthOffset()), 4, "length"));
    }

    /** Zeroed memory: what the kernel has cleared ahead, or after a call of the kernel, which may collect the heap. */
    private LLVMValueRef allocate(LLVMValueRef bytes) {
        var ahead = ir.call(module.runtime("hk_allocate"), f.process, bytes);
        var fast = ir.here();
        var slow = ir.block(f.llvm, "allocate");
        var allocated = ir.block(f.llvm, "allocated");
        ir.rarely(ir.isNull(ahead), slow, allocated);
        ir.at(slow);
        var found = ir.call(module.runtime("hk_allocate_slow"), f.process, bytes);
        f.keepReferences();
        f.trapIf(ir.isNull(found), Trap.MEMORY);
        var end = ir.here();
        ir.jump(allocated);
        ir.at(allocated);
        var object = ir.phi(ir.ptr);
        Ir.incoming(object, ahead, fast);
        Ir.incoming(object, found, end);
        return object;
    }

    /** Whether a type test can only find what it asks for. */
    private boolean always(Instruction.Typed i) {
        return module.dispatch.always(i.operands().getFirst().type(), i.type());
    }

    private void typed(Instruction.Typed i) {
        var type = i.type();
        switch (i.op()) {
            case NULL -> result(i, ir.nullPointer());
            case NEW -> {
                var object = allocate(ir.word(module.layout.size(((Type.ClassType) type).name())));
                ir.store(module.constants.descriptor(type), object, module.layout.pointer(), "class");
                result(i, object);
            }
            case INSTANCE_OF -> result(i, ir.truth(always(i)
                    ? LLVMBuildNot(ir.builder, ir.isNull(operand(i, 0)), "")
                    : tests.instance(operand(i, 0), type, false)));
            case CAST -> {
                if (!always(i)) {
                    f.trapIf(LLVMBuildNot(ir.builder, tests.instance(operand(i, 0), type, true), ""), Trap.CAST);
                }
                result(i, operand(i, 0));
            }
            case REF_AS -> result(i, always(i)
                    ? operand(i, 0)
                    : ir.select(tests.instance(operand(i, 0), type, true), operand(i, 0), ir.nullPointer()));
            case REF_AS_KNOWN -> result(i, operand(i, 0));
            case CLASS_INIT -> calls.initialize((Type.ClassType) type);
            case CLASS_CONST -> result(i, module.constants.classObject(type));
            case CONSOLE_WRITE -> {
                notNull(operand(i, 1));
                checkRange(operand(i, 2), operand(i, 3), length(operand(i, 1)));
                var from = elementAt(type, ir.offset(operand(i, 1), module.layout.elements()), operand(i, 2));
                ir.call(module.runtime("hk_console_write"), f.process, operand(i, 0), from, operand(i, 3));
            }
            case TRACE_TAKE -> {
                notNull(operand(i, 0));
                var to = ir.offset(operand(i, 0), module.layout.elements());
                result(i, ir.apart(ir.call(module.runtime("hk_trace"), f.process, to, length(operand(i, 0)))));
            }
            case TRACE_FRAME -> {
                notNull(operand(i, 2));
                var to = ir.offset(operand(i, 2), module.layout.elements());
                result(i, ir.call(
                        module.runtime("hk_frame"), f.process, operand(i, 0), operand(i, 1), to, length(operand(i, 2))));
            }
            case ARRAY_NEW -> {
                var descriptor = module.constants.descriptor(new Type.ArrayType(type));
                result(i, newArray(descriptor, module.layout.bytes(type), operand(i, 0)));
            }
            case ARRAY_LOAD, ARRAY_LOAD_KNOWN -> {
                var at = arrayElement(i, i.op() == Op.ARRAY_LOAD);
                result(i, widened(ir.load(module.stored(type), at, module.layout.bytes(type), "array " + kind(type)), type));
            }
            case ARRAY_STORE, ARRAY_STORE_WITHIN, ARRAY_STORE_KNOWN -> {
                var at = arrayElement(i, i.op() == Op.ARRAY_STORE);
                if (type instanceof Type.Reference && i.op() != Op.ARRAY_STORE_KNOWN && !module.hierarchy.leaf(type)) {
                    checkElement(operand(i, 0), operand(i, 2));
                }
                ir.store(narrowed(operand(i, 2), type), at, module.layout.bytes(type), "array " + kind(type));
            }
            case ARRAY_COPY -> copyArray(i);
            case CELL_PUT -> {
                var put = ir.call(
                        module.runtime("hk_cell_put"), f.process, operand(i, 0), operand(i, 1), ir.i32(module.held(type)));
                f.trapIf(ir.compare(LLVMIntEQ, put, ir.i32(0)), Trap.NULL);
            }
            case SET_NEW -> {
                var set = ir.call(module.runtime("hk_set_new"), f.process);
                f.trapIf(ir.isNull(set), Trap.MEMORY);
                result(i, set);
            }
            case SET_ADD -> ir.call(module.runtime("hk_set_add"), operand(i, 0), operand(i, 1), operand(i, 2));
            case CELL_TAKE -> {
                notNull(operand(i, 0));
                var held = ir.call(module.runtime("hk_cell_take"), f.process, operand(i, 0), ir.i32(module.held(type)));
                f.trapIf(ir.isNull(held), Trap.CAST);
                result(i, held);
            }
            case ANY_OF -> result(
                    i, ir.call(module.runtime("hk_any_of"), operand(i, 0), ir.i32(module.stateNumber((Type.EndpointType) type))));
            case ANY_IS, ANY_AS -> {
                var end = (Type.EndpointType) type;
                boolean is = i.op() == Op.ANY_IS;
                var known = ir.call(
                        module.runtime(is ? "hk_any_is" : "hk_any_as"),
                        f.process,
                        operand(i, 0),
                        module.contract(end.contract()),
                        ir.i32(end.role() == Role.EXP ? 1 : 0),
                        ir.i32(module.stateNumber(end)));
                if (!is) {
                    f.trapIf(ir.isNull(known), Trap.CAST);
                }
                result(i, known);
            }
            case EX_NEW -> {
                var length = operand(i, 0);
                f.trapIf(ir.compare(LLVMIntSLT, length, ir.i32(0)), Trap.NEGATIVE_SIZE, length);
                var shift = Integer.numberOfTrailingZeros(((Scalar) type).bytes());
                var vector = ir.call(module.runtime("hk_vector_new"), f.process, length, ir.i32(shift));
                f.trapIf(ir.isNull(vector), Trap.MEMORY);
                result(i, vector);
            }
            case TILE_NEW -> result(i, module.grid != null ? new GridTile(f).vector(i) : new TileLowering(f).vector(i));
            case EX_LOAD, EX_LOAD_KNOWN -> result(i, vectors.load(i));
            case EX_STORE, EX_STORE_KNOWN -> vectors.store(i);
            case EX_ADD -> vectors.add(i);
            case EX_READ -> vectors.read(i);
            case EX_WRITE -> vectors.write(i);
            case EX_GET_LE, EX_GET_BE -> result(i, overlays.get(i));
            case EX_PUT_LE, EX_PUT_BE -> overlays.put(i);
            default -> throw new LoweringException("not an operation on a type: " + i.op());
        }
    }

    private static String kind(Type type) {
        return type instanceof Scalar s ? s.text() : "reference";
    }

    /** As a function sees a value that was loaded. */
    LLVMValueRef widened(LLVMValueRef value, Type type) {
        return type instanceof Scalar s
                ? switch (s) {
                    case BOOL, U16 -> ir.cast(LLVMZExt, value, ir.i32);
                    case I8, I16 -> ir.cast(LLVMSExt, value, ir.i32);
                    case I32, I64, F32, F64 -> value;
                }
                : value;
    }

    /** As memory holds it; a boolean keeps its lowest bit. */
    LLVMValueRef narrowed(LLVMValueRef value, Type type) {
        return type instanceof Scalar s
                ? switch (s) {
                    case BOOL -> ir.cast(LLVMTrunc, ir.binary(LLVMAnd, value, ir.i32(1)), ir.i8);
                    case I8 -> ir.cast(LLVMTrunc, value, ir.i8);
                    case I16, U16 -> ir.cast(LLVMTrunc, value, ir.i16);
                    case I32, I64, F32, F64 -> value;
                }
                : value;
    }

    // ---- arrays

    private LLVMValueRef newArray(LLVMValueRef descriptor, int elementBytes, LLVMValueRef length) {
        f.trapIf(ir.compare(LLVMIntSLT, length, ir.i32(0)), Trap.NEGATIVE_SIZE, length);
        int header = module.layout.elements();
        var wide = ir.cast(LLVMZExt, length, ir.i64);
        var shifted = ir.binary(LLVMMul, wide, ir.i64(elementBytes));
        var bytes = ir.binary(LLVMAnd, ir.binary(LLVMAdd, shifted, ir.i64(header + 7)), ir.i64(-8));
        if (module.layout.pointer() == 4) {
            f.trapIf(ir.compare(LLVMIntUGT, bytes, ir.i64(Integer.MAX_VALUE)), Trap.MEMORY);
            bytes = ir.cast(LLVMTrunc, bytes, ir.i32);
        }
        var array = allocate(bytes);
        ir.store(descriptor, array, module.layout.pointer(), "class");
        ir.store(length, ir.offset(array, module.layout.lengthOffset()), 4, "length");
        return array;
    }

    LLVMValueRef elementAt(Type element, LLVMValueRef base, LLVMValueRef index) {
        return ir.element(module.stored(element), base, ir.cast(LLVMZExt, index, ir.i64));
    }

    private LLVMValueRef arrayElement(Instruction.Typed i, boolean checked) {
        var array = operand(i, 0);
        var index = operand(i, 1);
        if (checked) {
            notNull(array);
            checkIndex(index, length(array));
        }
        return elementAt(i.type(), ir.offset(array, module.layout.elements()), index);
    }

    void checkIndex(LLVMValueRef index, LLVMValueRef length) {
        f.trapIf(ir.compare(LLVMIntUGE, index, length), Trap.BOUNDS, index, length);
    }

    /** An array may have been made for a subtype of what its type says; then it takes only that. */
    private void checkElement(LLVMValueRef array, LLVMValueRef value) {
        var check = ir.block(f.llvm, "check");
        var fits = ir.block(f.llvm, "fits");
        ir.branch(ir.isNull(value), fits, check);
        ir.at(check);
        f.trapIf(LLVMBuildNot(ir.builder, tests.subtype(f.classOf(value), elementClass(array)), ""), Trap.STORE, value);
        ir.jump(fits);
        ir.at(fits);
    }

    private LLVMValueRef elementClass(LLVMValueRef array) {
        return module.descriptors.load(f.classOf(array), Field.ELEMENT);
    }

    /** Traps unless {@code from >= 0}, {@code count >= 0} and {@code from + count <= length}. */
    void checkRange(LLVMValueRef from, LLVMValueRef count, LLVMValueRef length) {
        var end = ir.binary(LLVMAdd, from, count);
        var bad = ir.select(ir.compare(LLVMIntSLT, from, ir.i32(0)), from, end);
        f.trapIf(beyond(from, count, length), Trap.BOUNDS, bad, length);
    }

    private LLVMValueRef beyond(LLVMValueRef from, LLVMValueRef count, LLVMValueRef length) {
        var negative = ir.compare(LLVMIntSLT, ir.binary(LLVMOr, from, count), ir.i32(0));
        var wide = ir.binary(LLVMAdd, ir.cast(LLVMZExt, from, ir.i64), ir.cast(LLVMZExt, count, ir.i64));
        return ir.binary(LLVMOr, negative, ir.compare(LLVMIntUGT, wide, ir.cast(LLVMZExt, length, ir.i64)));
    }

    LLVMValueRef byteCount(Type element, LLVMValueRef count) {
        var wide = module.layout.pointer() == 8 ? ir.cast(LLVMZExt, count, ir.i64) : count;
        return ir.binary(LLVMMul, wide, ir.word(module.layout.bytes(element)));
    }

    private void copyArray(Instruction.Typed i) {
        var type = i.type();
        var source = operand(i, 0);
        var target = operand(i, 2);
        var count = operand(i, 4);
        notNull(source);
        notNull(target);
        var operands = i.operands().stream().map(f::value).toArray(LLVMValueRef[]::new);
        var outside = ir.binary(LLVMOr, beyond(operands[1], count, length(source)), beyond(operands[3], count, length(target)));
        f.trapIf(outside, Trap.COPY, operands);
        if (!(type instanceof Type.Reference) || module.hierarchy.leaf(type)) {
            moveElements(i);
            return;
        }
        var whole = ir.block(f.llvm, "whole");
        var single = ir.block(f.llvm, "single");
        var copied = ir.block(f.llvm, "copied");
        ir.branch(tests.subtype(elementClass(source), elementClass(target)), whole, single);
        ir.at(single);
        var done = ir.call(module.runtime("hk_copy_checked"), operands);
        f.trapIf(ir.compare(LLVMIntNE, done, count), Trap.COPY, operands);
        ir.jump(copied);
        ir.at(whole);
        moveElements(i);
        ir.jump(copied);
        ir.at(copied);
    }

    private void moveElements(Instruction.Typed i) {
        var from = elementAt(i.type(), ir.offset(operand(i, 0), module.layout.elements()), operand(i, 1));
        var to = elementAt(i.type(), ir.offset(operand(i, 2), module.layout.elements()), operand(i, 3));
        ir.move(to, from, byteCount(i.type(), operand(i, 4)), module.layout.bytes(i.type()));
    }

    // ---- fields and messages

    private void field(Instruction.FieldAccess i) {
        var type = module.layout.field(i.owner(), i.field()).type();
        int bytes = module.layout.bytes(type);
        var tag = "field " + i.owner() + "." + i.field();
        switch (i.op()) {
            case FIELD_GET, FIELD_GET_KNOWN -> {
                if (i.op() == Op.FIELD_GET) {
                    notNull(operand(i, 0));
                }
                var at = ir.offset(operand(i, 0), module.layout.offset(i.owner(), i.field()));
                result(i, widened(ir.load(module.stored(type), at, bytes, tag), type));
            }
            case FIELD_SET, FIELD_SET_KNOWN -> {
                if (i.op() == Op.FIELD_SET) {
                    notNull(operand(i, 0));
                }
                var at = ir.offset(operand(i, 0), module.layout.offset(i.owner(), i.field()));
                ir.store(narrowed(operand(i, 1), type), at, bytes, tag);
            }
            case STATIC_GET -> result(i, widened(ir.load(module.stored(type), module.staticField(i.owner(), i.field()), bytes, tag), type));
            case STATIC_SET -> ir.store(narrowed(operand(i, 0), type), module.staticField(i.owner(), i.field()), bytes, tag);
            default -> throw new LoweringException("not a field access: " + i.op());
        }
    }

    private void send(Instruction.Send i) {
        var type = (Type.EndpointType) i.endpoint().type();
        var sent = module.messages(type.contract()).sent(type.role());
        int tag = MessageLayout.tag(sent, i.message());
        var endpoint = f.value(i.endpoint());
        var slot = ir.call(module.runtime("hk_slot"), endpoint);
        ir.store(ir.i32(tag), slot, 8, "tag");
        for (int n = 0; n < i.fields().size(); n++) {
            Value field = i.fields().get(n);
            var fieldType = sent.get(tag).fields().get(n).type();
            var value = f.value(field);
            switch (fieldType) {
                case Type.VectorType _ -> ir.call(module.runtime("hk_give_vector"), f.process, value);
                case Type.EndpointType _, Type.AnyType _ -> ir.call(module.runtime("hk_give_endpoint"), f.process, value);
                default -> {}
            }
            var at = ir.offset(slot, MessageLayout.fieldOffset(n));
            ir.store(narrowed(value, fieldType), at, module.layout.bytes(fieldType), "message");
        }
        ir.call(module.runtime("hk_send"), endpoint);
        f.define(i.result(), endpoint);
    }

}
