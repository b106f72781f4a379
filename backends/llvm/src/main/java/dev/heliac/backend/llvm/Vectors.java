package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers accesses to exchange vectors. Where iterations of a parallel loop may meet, elements are read and written whole and one by one,
 * in no order; for LLVM anything else would be undefined.
 */
final class Vectors {

    private final FunctionLowering f;
    private final Operations operations;
    private final ModuleLowering module;
    private final Ir ir;
    private final boolean meets;

    Vectors(FunctionLowering function, Operations operations) {
        f = function;
        this.operations = operations;
        module = function.module;
        ir = function.ir;
        meets = module.hasThreads && module.calls.meets(function.function.name());
    }

    LLVMValueRef data(LLVMValueRef vector) {
        return ir.load(ir.ptr, vector, module.layout.pointer(), "vector data");
    }

    LLVMValueRef length(LLVMValueRef vector) {
        return ir.load(ir.i32, ir.offset(vector, module.layout.pointer()), 4, "vector length");
    }

    LLVMValueRef load(Instruction.Typed i) {
        var type = (Scalar) i.type();
        return operations.widened(loaded(module.stored(type), element(i), type), type);
    }

    void store(Instruction.Typed i) {
        var type = (Scalar) i.type();
        var at = element(i);
        stored(operations.narrowed(f.value(i.operands().get(2)), type), at, type);
    }

    void add(Instruction.Typed i) {
        var type = (Scalar) i.type();
        var at = element(i);
        var value = f.value(i.operands().get(2));
        boolean floating = type == Scalar.F32 || type == Scalar.F64;
        if (module.hasThreads) {
            ir.add(at, value, floating, tag(type));
        } else {
            var before = ir.load(module.stored(type), at, type.bytes(), tag(type));
            ir.store(ir.binary(floating ? LLVMFAdd : LLVMAdd, before, value), at, type.bytes(), tag(type));
        }
    }

    private LLVMValueRef element(Instruction.Typed i) {
        var vector = f.value(i.operands().get(0));
        var index = f.value(i.operands().get(1));
        if (!i.op().proved()) {
            operations.checkIndex(index, length(vector));
        }
        return operations.elementAt(i.type(), data(vector), index);
    }

    private static String tag(Type type) {
        return "vector " + ((Scalar) type).text();
    }

    private LLVMValueRef loaded(LLVMTypeRef type, LLVMValueRef at, Scalar of) {
        var load = ir.load(type, at, of.bytes(), tag(of));
        return meets ? ir.unordered(load) : load;
    }

    private void stored(LLVMValueRef value, LLVMValueRef at, Scalar of) {
        var store = ir.store(value, at, of.bytes(), tag(of));
        if (meets) {
            ir.unordered(store);
        }
    }

    /** The number whose low byte is the first one at a place, wherever that is. */
    LLVMValueRef loadBytes(LLVMTypeRef type, LLVMValueRef at) {
        if (!meets) {
            return ir.load(type, at, 1, tag(Scalar.I8));
        }
        LLVMValueRef number = LLVMConstNull(type);
        for (int n = 0; n < LLVMGetIntTypeWidth(type) / Byte.SIZE; n++) {
            var wide = ir.cast(LLVMZExt, loaded(ir.i8, ir.offset(at, n), Scalar.I8), type);
            number = ir.binary(LLVMOr, number, ir.binary(LLVMShl, wide, LLVMConstInt(type, (long) n * Byte.SIZE, 0)));
        }
        return number;
    }

    void storeBytes(LLVMValueRef number, LLVMTypeRef type, LLVMValueRef at) {
        if (!meets) {
            ir.store(number, at, 1, tag(Scalar.I8));
            return;
        }
        for (int n = 0; n < LLVMGetIntTypeWidth(type) / Byte.SIZE; n++) {
            var shifted = ir.binary(LLVMLShr, number, LLVMConstInt(type, (long) n * Byte.SIZE, 0));
            stored(ir.cast(LLVMTrunc, shifted, ir.i8), ir.offset(at, n), Scalar.I8);
        }
    }

    /** From a vector, at, to an array, at, count elements. */
    void read(Instruction.Typed i) {
        var places = places(i);
        ir.move(places.inArray(), places.inVector(), operations.byteCount(i.type(), places.count()), module.layout.bytes(i.type()));
    }

    /** To a vector, at, from an array, at, count elements. */
    void write(Instruction.Typed i) {
        var places = places(i);
        var type = (Scalar) i.type();
        if (!meets) {
            ir.move(places.inVector(), places.inArray(), operations.byteCount(type, places.count()), type.bytes());
            return;
        }
        var element = module.stored(type);
        new Counting(f).up(ir.i32(0), places.count(), 1, n -> {
            var value = ir.load(element, operations.elementAt(type, places.inArray(), n), type.bytes(), "array " + type.text());
            stored(value, operations.elementAt(type, places.inVector(), n), type);
        });
    }

    private record Places(LLVMValueRef inVector, LLVMValueRef inArray, LLVMValueRef count) {}

    private Places places(Instruction.Typed i) {
        var vector = f.value(i.operands().get(0));
        var at = f.value(i.operands().get(1));
        var array = f.value(i.operands().get(2));
        var from = f.value(i.operands().get(3));
        var count = f.value(i.operands().get(4));
        operations.notNull(array);
        operations.checkRange(at, count, length(vector));
        operations.checkRange(from, count, operations.length(array));
        return new Places(
                operations.elementAt(i.type(), data(vector), at),
                operations.elementAt(i.type(), ir.offset(array, module.layout.elements()), from),
                count);
    }
}
