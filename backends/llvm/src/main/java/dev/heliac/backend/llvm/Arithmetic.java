package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Trap;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Lowers arithmetic with Java's meaning of it; where LLVM leaves a case open, the case is decided here. */
final class Arithmetic {

    private final FunctionLowering f;
    private final Ir ir;
    private LLVMValueRef a;
    private LLVMValueRef b;

    Arithmetic(FunctionLowering function) {
        f = function;
        ir = function.ir;
    }

    void lower(Instruction.Plain i) {
        a = f.value(i.operands().getFirst());
        b = i.operands().size() > 1 ? f.value(i.operands().get(1)) : null;
        f.define(i.results().getFirst(), switch (i.op()) {
            case I32_ADD, I64_ADD -> ir.binary(LLVMAdd, a, b);
            case I32_SUB, I64_SUB -> ir.binary(LLVMSub, a, b);
            case I32_MUL, I64_MUL -> ir.binary(LLVMMul, a, b);
            case I32_AND, I64_AND -> ir.binary(LLVMAnd, a, b);
            case I32_OR, I64_OR -> ir.binary(LLVMOr, a, b);
            case I32_XOR, I64_XOR -> ir.binary(LLVMXor, a, b);
            case I32_DIV -> divide(ir.i32);
            case I64_DIV -> divide(ir.i64);
            case I32_REM -> remainder(ir.i32);
            case I64_REM -> remainder(ir.i64);
            case I32_SHL -> ir.binary(LLVMShl, a, distance32());
            case I32_SHR -> ir.binary(LLVMAShr, a, distance32());
            case I32_USHR -> ir.binary(LLVMLShr, a, distance32());
            case I64_SHL -> ir.binary(LLVMShl, a, distance64());
            case I64_SHR -> ir.binary(LLVMAShr, a, distance64());
            case I64_USHR -> ir.binary(LLVMLShr, a, distance64());
            case I32_NEG -> ir.binary(LLVMSub, ir.i32(0), a);
            case I64_NEG -> ir.binary(LLVMSub, ir.i64(0), a);
            case I32_EQ, I64_EQ -> ir.truth(ir.compare(LLVMIntEQ, a, b));
            case I32_NE, I64_NE -> ir.truth(ir.compare(LLVMIntNE, a, b));
            case I32_LT, I64_LT -> ir.truth(ir.compare(LLVMIntSLT, a, b));
            case I32_LE, I64_LE -> ir.truth(ir.compare(LLVMIntSLE, a, b));
            case I32_GT, I64_GT -> ir.truth(ir.compare(LLVMIntSGT, a, b));
            case I32_GE, I64_GE -> ir.truth(ir.compare(LLVMIntSGE, a, b));
            case I32_ULT, I64_ULT -> ir.truth(ir.compare(LLVMIntULT, a, b));
            case I32_CLZ -> count("llvm.ctlz", ir.i32);
            case I32_CTZ -> count("llvm.cttz", ir.i32);
            case I64_CLZ -> ir.cast(LLVMTrunc, count("llvm.ctlz", ir.i64), ir.i32);
            case I64_CTZ -> ir.cast(LLVMTrunc, count("llvm.cttz", ir.i64), ir.i32);
            case I32_POPCNT -> ir.intrinsic("llvm.ctpop", ir.i32, a);
            case I64_POPCNT -> ir.cast(LLVMTrunc, ir.intrinsic("llvm.ctpop", ir.i64, a), ir.i32);
            case I64_CMP -> ir.binary(
                    LLVMSub, ir.truth(ir.compare(LLVMIntSGT, a, b)), ir.truth(ir.compare(LLVMIntSLT, a, b)));
            case F32_ADD, F64_ADD -> ir.binary(LLVMFAdd, a, b);
            case F32_SUB, F64_SUB -> ir.binary(LLVMFSub, a, b);
            case F32_MUL, F64_MUL -> ir.binary(LLVMFMul, a, b);
            case F32_DIV, F64_DIV -> ir.binary(LLVMFDiv, a, b);
            case F32_REM, F64_REM -> floatRemainder(i.op());
            case F32_NEG, F64_NEG -> LLVMBuildFNeg(ir.builder, a, "");
            case F32_ABS -> ir.intrinsic("llvm.fabs", ir.f32, a);
            case F64_ABS -> ir.intrinsic("llvm.fabs", ir.f64, a);
            case F32_SQRT -> ir.intrinsic("llvm.sqrt", ir.f32, a);
            case F64_SQRT -> ir.intrinsic("llvm.sqrt", ir.f64, a);
            case F32_FLOOR -> ir.intrinsic("llvm.floor", ir.f32, a);
            case F64_FLOOR -> ir.intrinsic("llvm.floor", ir.f64, a);
            case F32_CEIL -> ir.intrinsic("llvm.ceil", ir.f32, a);
            case F64_CEIL -> ir.intrinsic("llvm.ceil", ir.f64, a);
            case F32_RINT -> ir.intrinsic("llvm.rint", ir.f32, a);
            case F64_RINT -> ir.intrinsic("llvm.rint", ir.f64, a);
            case F32_FMA -> ir.intrinsic("llvm.fma", ir.f32, a, b, f.value(i.operands().get(2)));
            case F64_FMA -> ir.intrinsic("llvm.fma", ir.f64, a, b, f.value(i.operands().get(2)));
            case F32_EQ, F64_EQ -> ir.truth(ir.compareFloat(LLVMRealOEQ, a, b));
            case F32_NE, F64_NE -> ir.truth(ir.compareFloat(LLVMRealUNE, a, b));
            case F32_LT, F64_LT -> ir.truth(ir.compareFloat(LLVMRealOLT, a, b));
            case F32_LE, F64_LE -> ir.truth(ir.compareFloat(LLVMRealOLE, a, b));
            case F32_GT, F64_GT -> ir.truth(ir.compareFloat(LLVMRealOGT, a, b));
            case F32_GE, F64_GE -> ir.truth(ir.compareFloat(LLVMRealOGE, a, b));
            case F32_CMPL, F64_CMPL -> ir.binary(
                    LLVMSub, ir.truth(ir.compareFloat(LLVMRealOGT, a, b)), ir.truth(ir.compareFloat(LLVMRealULT, a, b)));
            case F32_CMPG, F64_CMPG -> ir.binary(
                    LLVMSub, ir.truth(ir.compareFloat(LLVMRealUGT, a, b)), ir.truth(ir.compareFloat(LLVMRealOLT, a, b)));
            case I32_EXT8 -> ir.cast(LLVMSExt, ir.cast(LLVMTrunc, a, ir.i8), ir.i32);
            case I32_EXT16 -> ir.cast(LLVMSExt, ir.cast(LLVMTrunc, a, ir.i16), ir.i32);
            case I32_EXTU16 -> ir.cast(LLVMZExt, ir.cast(LLVMTrunc, a, ir.i16), ir.i32);
            case I64_OF_I32 -> ir.cast(LLVMSExt, a, ir.i64);
            case I32_OF_I64 -> ir.cast(LLVMTrunc, a, ir.i32);
            case F32_OF_I32, F32_OF_I64 -> ir.cast(LLVMSIToFP, a, ir.f32);
            case F64_OF_I32, F64_OF_I64 -> ir.cast(LLVMSIToFP, a, ir.f64);
            case I32_OF_F32 -> saturating(ir.i32, ir.f32);
            case I64_OF_F32 -> saturating(ir.i64, ir.f32);
            case I32_OF_F64 -> saturating(ir.i32, ir.f64);
            case I64_OF_F64 -> saturating(ir.i64, ir.f64);
            case F64_OF_F32 -> ir.cast(LLVMFPExt, a, ir.f64);
            case F32_OF_F64 -> ir.cast(LLVMFPTrunc, a, ir.f32);
            case I32_BITS -> ir.cast(LLVMBitCast, a, ir.i32);
            case F32_BITS -> ir.cast(LLVMBitCast, a, ir.f32);
            case I64_BITS -> ir.cast(LLVMBitCast, a, ir.i64);
            case F64_BITS -> ir.cast(LLVMBitCast, a, ir.f64);
            default -> throw new LoweringException("not arithmetic: " + i.op());
        });
    }

    private static LLVMValueRef constant(LLVMTypeRef type, long n) {
        return LLVMConstInt(type, n, 1);
    }

    private LLVMValueRef isMinusOne(LLVMTypeRef type) {
        return ir.compare(LLVMIntEQ, b, constant(type, -1));
    }

    /** MIN / -1 overflows in LLVM, so a division by -1 is a negation. */
    private LLVMValueRef divide(LLVMTypeRef type) {
        f.trapIf(ir.compare(LLVMIntEQ, b, constant(type, 0)), Trap.DIVIDE);
        var minusOne = isMinusOne(type);
        var quotient = ir.binary(LLVMSDiv, a, ir.select(minusOne, constant(type, 1), b));
        return ir.select(minusOne, ir.binary(LLVMSub, constant(type, 0), a), quotient);
    }

    /** Exact, which not every target's code for LLVM's instruction is. */
    private LLVMValueRef floatRemainder(Op op) {
        if (!f.module.whole()) {
            return ir.binary(LLVMFRem, a, b);
        }
        return ir.call(f.module.runtime(op == Op.F64_REM ? "hk_fmod" : "hk_fmodf"), a, b);
    }

    private LLVMValueRef remainder(LLVMTypeRef type) {
        f.trapIf(ir.compare(LLVMIntEQ, b, constant(type, 0)), Trap.DIVIDE);
        return ir.binary(LLVMSRem, a, ir.select(isMinusOne(type), constant(type, 1), b));
    }

    private LLVMValueRef distance32() {
        return ir.binary(LLVMAnd, b, ir.i32(31));
    }

    private LLVMValueRef distance64() {
        return ir.cast(LLVMZExt, ir.binary(LLVMAnd, b, ir.i32(63)), ir.i64);
    }

    private LLVMValueRef count(String intrinsic, LLVMTypeRef type) {
        return ir.intrinsic(intrinsic, type, a, LLVMConstInt(ir.i1, 0, 0));
    }

    private LLVMValueRef saturating(LLVMTypeRef to, LLVMTypeRef from) {
        if (!f.module.saturates()) {
            return saturated(to, from);
        }
        return ir.intrinsic("llvm.fptosi.sat", new LLVMTypeRef[] {to, from}, a);
    }

    /** The same step by step: the limits are powers of two, which every type of number has. */
    private LLVMValueRef saturated(LLVMTypeRef to, LLVMTypeRef from) {
        int bits = LLVMGetIntTypeWidth(to);
        double limit = Math.scalb(1.0, bits - 1);
        long least = -1L << bits - 1;
        var below = ir.compareFloat(LLVMRealOLT, a, LLVMConstReal(from, -limit));
        var above = ir.compareFloat(LLVMRealOGE, a, LLVMConstReal(from, limit));
        var number = ir.compareFloat(LLVMRealORD, a, a);
        var whole = ir.select(above, constant(to, ~least), ir.cast(LLVMFPToSI, a, to));
        return ir.select(number, ir.select(below, constant(to, least), whole), constant(to, 0));
    }
}
