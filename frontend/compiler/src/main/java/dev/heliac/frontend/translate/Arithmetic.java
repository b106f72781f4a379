package dev.heliac.frontend.translate;

import static org.objectweb.asm.Opcodes.*;

import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import java.util.Map;
import java.util.Optional;

/** Bytecodes that are one HIL operation on scalars. */
final class Arithmetic {

    /** The operation and what it gives. */
    record Row(Op op, Scalar result) {}

    private static final Map<Integer, Row> ROWS = Map.ofEntries(
            row(IADD, Op.I32_ADD, Scalar.I32), row(ISUB, Op.I32_SUB, Scalar.I32), row(IMUL, Op.I32_MUL, Scalar.I32),
            row(IDIV, Op.I32_DIV, Scalar.I32), row(IREM, Op.I32_REM, Scalar.I32), row(INEG, Op.I32_NEG, Scalar.I32),
            row(IAND, Op.I32_AND, Scalar.I32), row(IOR, Op.I32_OR, Scalar.I32), row(IXOR, Op.I32_XOR, Scalar.I32),
            row(ISHL, Op.I32_SHL, Scalar.I32), row(ISHR, Op.I32_SHR, Scalar.I32), row(IUSHR, Op.I32_USHR, Scalar.I32),
            row(LADD, Op.I64_ADD, Scalar.I64), row(LSUB, Op.I64_SUB, Scalar.I64), row(LMUL, Op.I64_MUL, Scalar.I64),
            row(LDIV, Op.I64_DIV, Scalar.I64), row(LREM, Op.I64_REM, Scalar.I64), row(LNEG, Op.I64_NEG, Scalar.I64),
            row(LAND, Op.I64_AND, Scalar.I64), row(LOR, Op.I64_OR, Scalar.I64), row(LXOR, Op.I64_XOR, Scalar.I64),
            row(LSHL, Op.I64_SHL, Scalar.I64), row(LSHR, Op.I64_SHR, Scalar.I64), row(LUSHR, Op.I64_USHR, Scalar.I64),
            row(FADD, Op.F32_ADD, Scalar.F32), row(FSUB, Op.F32_SUB, Scalar.F32), row(FMUL, Op.F32_MUL, Scalar.F32),
            row(FDIV, Op.F32_DIV, Scalar.F32), row(FREM, Op.F32_REM, Scalar.F32), row(FNEG, Op.F32_NEG, Scalar.F32),
            row(DADD, Op.F64_ADD, Scalar.F64), row(DSUB, Op.F64_SUB, Scalar.F64), row(DMUL, Op.F64_MUL, Scalar.F64),
            row(DDIV, Op.F64_DIV, Scalar.F64), row(DREM, Op.F64_REM, Scalar.F64), row(DNEG, Op.F64_NEG, Scalar.F64),
            row(LCMP, Op.I64_CMP, Scalar.I32),
            row(FCMPL, Op.F32_CMPL, Scalar.I32), row(FCMPG, Op.F32_CMPG, Scalar.I32),
            row(DCMPL, Op.F64_CMPL, Scalar.I32), row(DCMPG, Op.F64_CMPG, Scalar.I32),
            row(I2B, Op.I32_EXT8, Scalar.I32), row(I2S, Op.I32_EXT16, Scalar.I32), row(I2C, Op.I32_EXTU16, Scalar.I32),
            row(I2L, Op.I64_OF_I32, Scalar.I64), row(L2I, Op.I32_OF_I64, Scalar.I32),
            row(I2F, Op.F32_OF_I32, Scalar.F32), row(I2D, Op.F64_OF_I32, Scalar.F64),
            row(L2F, Op.F32_OF_I64, Scalar.F32), row(L2D, Op.F64_OF_I64, Scalar.F64),
            row(F2I, Op.I32_OF_F32, Scalar.I32), row(F2L, Op.I64_OF_F32, Scalar.I64), row(F2D, Op.F64_OF_F32, Scalar.F64),
            row(D2I, Op.I32_OF_F64, Scalar.I32), row(D2L, Op.I64_OF_F64, Scalar.I64), row(D2F, Op.F32_OF_F64, Scalar.F32));

    /** Comparison of a value with another and a jump: the condition, and whether the jump is taken when it is false. */
    record Condition(Op op, boolean negated) {}

    private Arithmetic() {}

    private static Map.Entry<Integer, Row> row(int opcode, Op op, Scalar result) {
        return Map.entry(opcode, new Row(op, result));
    }

    static Optional<Row> of(int opcode) {
        return Optional.ofNullable(ROWS.get(opcode));
    }

    /** The condition of {@code if_icmp…}. */
    static Op compare(int opcode) {
        return switch (opcode) {
            case IF_ICMPEQ, IFEQ -> Op.I32_EQ;
            case IF_ICMPNE, IFNE -> Op.I32_NE;
            case IF_ICMPLT, IFLT -> Op.I32_LT;
            case IF_ICMPGE, IFGE -> Op.I32_GE;
            case IF_ICMPGT, IFGT -> Op.I32_GT;
            default -> Op.I32_LE;
        };
    }

    /** The condition of a three-way comparison followed by {@code if…}: unordered operands take the side the comparison says. */
    static Optional<Condition> fused(int comparison, int jump) {
        if (jump < IFEQ || jump > IFLE) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (comparison) {
            case LCMP -> new Condition(
                    pick(jump, Op.I64_EQ, Op.I64_NE, Op.I64_LT, Op.I64_GE, Op.I64_GT, Op.I64_LE), false);
            case FCMPL, FCMPG -> ordered(
                    comparison == FCMPG, jump, Op.F32_EQ, Op.F32_LT, Op.F32_LE, Op.F32_GT, Op.F32_GE);
            case DCMPL, DCMPG -> ordered(
                    comparison == DCMPG, jump, Op.F64_EQ, Op.F64_LT, Op.F64_LE, Op.F64_GT, Op.F64_GE);
            default -> null;
        });
    }

    private static Op pick(int jump, Op eq, Op ne, Op lt, Op ge, Op gt, Op le) {
        return switch (jump) {
            case IFEQ -> eq;
            case IFNE -> ne;
            case IFLT -> lt;
            case IFGE -> ge;
            case IFGT -> gt;
            default -> le;
        };
    }

    private static Condition ordered(boolean greater, int jump, Op eq, Op lt, Op le, Op gt, Op ge) {
        return switch (jump) {
            case IFEQ -> new Condition(eq, false);
            case IFNE -> new Condition(eq, true);
            case IFLT -> greater ? new Condition(lt, false) : new Condition(ge, true);
            case IFLE -> greater ? new Condition(le, false) : new Condition(gt, true);
            case IFGT -> greater ? new Condition(le, true) : new Condition(gt, false);
            default -> greater ? new Condition(lt, true) : new Condition(ge, false);
        };
    }
}
