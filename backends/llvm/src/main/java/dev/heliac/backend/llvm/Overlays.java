package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Trap;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Lowers scalars of any width at any place of a vector of bytes, in either byte order: targets are little-endian. */
final class Overlays {

    private final FunctionLowering f;
    private final Operations operations;
    private final Vectors vectors;
    private final Ir ir;

    Overlays(FunctionLowering function, Operations operations, Vectors vectors) {
        f = function;
        this.operations = operations;
        this.vectors = vectors;
        ir = function.ir;
    }

    LLVMValueRef get(Instruction.Typed i) {
        var scalar = (Scalar) i.type();
        var bits = bits(scalar);
        var loaded = ordered(vectors.loadBytes(bits, place(i, scalar)), bits, i.op() == Op.EX_GET_BE);
        return operations.widened(LLVMBuildBitCast(ir.builder, loaded, f.module.stored(scalar), ""), scalar);
    }

    void put(Instruction.Typed i) {
        var scalar = (Scalar) i.type();
        var bits = bits(scalar);
        var at = place(i, scalar);
        var narrow = operations.narrowed(f.value(i.operands().get(4)), scalar);
        vectors.storeBytes(ordered(LLVMBuildBitCast(ir.builder, narrow, bits, ""), bits, i.op() == Op.EX_PUT_BE), bits, at);
    }

    private LLVMTypeRef bits(Scalar scalar) {
        return switch (scalar.bytes()) {
            case 1 -> ir.i8;
            case 2 -> ir.i16;
            case 4 -> ir.i32;
            case 8 -> ir.i64;
            default -> throw new LoweringException("no scalar of so many bytes: " + scalar);
        };
    }

    private LLVMValueRef ordered(LLVMValueRef value, LLVMTypeRef bits, boolean highFirst) {
        return highFirst && !bits.equals(ir.i8) ? ir.intrinsic("llvm.bswap", bits, value) : value;
    }

    /**
     * Where the scalar is, after the checks. Those of one record's fields compare the same values, as the check of the support library
     * before them does, so that LLVM leaves one; what compares constants goes away anyhow.
     */
    private LLVMValueRef place(Instruction.Typed i, Scalar scalar) {
        var vector = f.value(i.operands().get(0));
        var from = f.value(i.operands().get(1));
        var size = f.value(i.operands().get(2));
        var at = f.value(i.operands().get(3));
        var length = vectors.length(vector);
        var width = ir.i32(scalar.bytes());
        var outside = any(
                ir.compare(LLVMIntSLT, from, ir.i32(0)),
                ir.compare(LLVMIntSGT, from, ir.binary(LLVMSub, length, size)),
                ir.compare(LLVMIntSLT, at, ir.i32(0)),
                ir.compare(LLVMIntSLT, size, width),
                ir.compare(LLVMIntSGT, at, ir.binary(LLVMSub, size, width)));
        f.trapIf(outside, Trap.BOUNDS, from, length);
        var base = ir.element(ir.i8, vectors.data(vector), ir.cast(LLVMZExt, from, ir.i64));
        return ir.element(ir.i8, base, ir.cast(LLVMZExt, at, ir.i64));
    }

    private LLVMValueRef any(LLVMValueRef... conditions) {
        var any = conditions[0];
        for (int n = 1; n < conditions.length; n++) {
            any = ir.binary(LLVMOr, any, conditions[n]);
        }
        return any;
    }
}
