package dev.heliac.tests.ptx;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One instruction as a statement of C. What may differ between GPUs, or be fused by an assembler, is refused. */
final class PtxInstruction {

    private static final Set<String> SPACES = Set.of("global", "shared", "local", "param");
    private static final Set<String> UNORDERED = Set.of("equ", "neu", "ltu", "leu", "gtu", "geu");

    private final Ptx.Instruction instruction;
    private final Names names;
    private final List<String> operands;

    PtxInstruction(Ptx.Instruction instruction, Names names) {
        this.instruction = instruction;
        this.names = names;
        this.operands = instruction.operands();
    }

    String inC() {
        return switch (instruction.opcode().getFirst()) {
            case "ld" -> load();
            case "st" -> store();
            case "atom" -> atomic();
            case "mov" -> move();
            case "cvta" -> converted();
            case "cvt" -> convert();
            case "setp" -> compare();
            case "selp" -> result(in(3, PtxType.PRED) + " ? " + in(1) + " : " + in(2));
            case "add", "sub", "mul", "mad", "div", "rem", "min", "max", "neg", "abs", "sqrt", "rcp", "fma", "copysign" -> arithmetic();
            case "and" -> result(in(1) + " & " + in(2));
            case "or" -> result(in(1) + " | " + in(2));
            case "xor" -> result(in(1) + " ^ " + in(2));
            case "not" -> result(type() == PtxType.PRED ? "!" + in(1) : "~" + in(1));
            case "shl" -> shift("SHL");
            case "shr" -> shift("SHR");
            case "clz" -> names.write(operands.getFirst(), PtxType.U32, "CLZ" + bits() + "(" + in(1) + ")");
            case "popc" -> names.write(operands.getFirst(), PtxType.U32, "__builtin_popcountll(" + in(1) + ")");
            case "bfe" -> result("BFE" + bits() + "(" + in(1) + ", " + in(2, PtxType.U32) + ", " + in(3, PtxType.U32) + ")");
            case "brev" -> result("__builtin_bitreverse" + bits() + "(" + in(1) + ")");
            case "prmt" -> result("PERMUTE(" + in(1) + ", " + in(2) + ", " + in(3) + ")");
            case "shf" -> funnel();
            case "bra" -> "goto " + PtxToC.name(operands.getFirst()) + ";";
            case "call" -> call();
            case "ret" -> "return;";
            case "exit" -> "ptx_exit(t);";
            case "bar" -> barrier();
            case "fence", "membar" -> "__atomic_thread_fence(__ATOMIC_SEQ_CST);";
            case "nanosleep" -> "ptx_sleep(t);";
            default -> throw refused();
        };
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException("line " + instruction.line() + " of PTX: " + String.join(".", instruction.opcode()) + " "
                + String.join(", ", operands) + " has no meaning here");
    }

    private PtxType type() {
        return instruction.type();
    }

    private int bits() {
        return type().bytes() * Byte.SIZE;
    }

    private String in(int operand) {
        return in(operand, type());
    }

    private String in(int operand, PtxType type) {
        return names.read(operands.get(operand), type);
    }

    private String result(String value) {
        return names.write(operands.getFirst(), type(), value);
    }

    private String space() {
        return instruction.opcode().stream().filter(SPACES::contains).findFirst().orElse("generic");
    }

    private static List<String> elements(String operand) {
        return operand.startsWith("{") ? Stream.of(operand.substring(1, operand.length() - 1).split(",")).map(String::strip).toList()
                : List.of(operand);
    }

    /** An expression for where an access goes, once it is known to be one that a GPU makes. */
    private String at(String bracketed, int bytes) {
        var space = space();
        if (space.equals("param")) {
            return names.place(bracketed, true);
        }
        var how = switch (instruction.opcode().getFirst()) {
            case "ld" ->
                instruction.has("nc") ? "CONSTANT" : instruction.has("acquire") || instruction.has("relaxed") ? "OBSERVES" : "READS";
            case "st" -> "WRITES";
            default -> "STEPS";
        };
        return "ptx_" + space + "(t, " + names.place(bracketed, false) + ", " + bytes + ", " + how + ", " + instruction.line() + ")";
    }

    private String load() {
        var into = elements(operands.getFirst());
        var type = type();
        var order = instruction.has("acquire") ? "ACQUIRE" : instruction.has("relaxed") ? "RELAXED" : "";
        return "{ u8 *at = (u8 *)(" + at(operands.get(1), type.bytes() * into.size()) + "); "
                + IntStream.range(0, into.size())
                        .mapToObj(i -> names.write(
                                into.get(i), type,
                                order.isEmpty() ? "AT(" + type.inC() + ", " + i + ")"
                                        : "__atomic_load_n((" + type.inC() + " *)at, __ATOMIC_" + order + ")"))
                        .collect(Collectors.joining(" "))
                + " }";
    }

    private String store() {
        var from = elements(operands.get(1));
        var type = type();
        var order = instruction.has("release") ? "RELEASE" : instruction.has("relaxed") ? "RELAXED" : "";
        return "{ u8 *at = (u8 *)(" + at(operands.getFirst(), type.bytes() * from.size()) + "); "
                + IntStream.range(0, from.size())
                        .mapToObj(i -> {
                            var value = names.read(from.get(i), type);
                            return order.isEmpty() ? "AT(" + type.inC() + ", " + i + ") = " + value + ";"
                                    : "__atomic_store_n((" + type.inC() + " *)at, " + value + ", __ATOMIC_" + order + ");";
                        })
                        .collect(Collectors.joining(" "))
                + " }";
    }

    private String atomic() {
        var type = type();
        var operation = instruction.opcode().get(instruction.opcode().size() - 2);
        return "{ u8 *at = (u8 *)(" + at(operands.get(1), type.bytes()) + "); "
                + result(switch (operation) {
                    case "cas" -> "CAS((" + type.inC() + " *)at, " + in(2) + ", " + in(3) + ")";
                    case "add" -> "FETCH_ADD(" + type.inC() + ", " + in(2) + ")";
                    default -> throw refused();
                }) + " }";
    }

    private String move() {
        var from = operands.get(1);
        var into = operands.getFirst();
        var half = type() == PtxType.B64 ? PtxType.B32 : PtxType.B16;
        if (from.startsWith("{")) {
            var parts = elements(from);
            var unsigned = PtxType.of("u" + bits());
            return names.write(into, unsigned, "(" + unsigned.inC() + ")" + names.read(parts.get(1), half) + " << " + bits() / 2 + " | "
                    + names.read(parts.getFirst(), half));
        } else if (into.startsWith("{")) {
            var parts = elements(into);
            return names.write(parts.getFirst(), half, in(1)) + " "
                    + names.write(parts.get(1), half, in(1) + " >> " + bits() / 2);
        }
        return result(in(1));
    }

    /** Between the addresses of a space and those of all. */
    private String converted() {
        var base = switch (space()) {
            case "global" -> "0";
            case "shared" -> "(u64)t->block->shared";
            case "local" -> "t->low";
            default -> throw refused();
        };
        return result(in(1) + (instruction.has("to") ? " - " : " + ") + base);
    }

    private String convert() {
        var opcode = instruction.opcode();
        var to = PtxType.of(opcode.get(opcode.size() - 2));
        var from = type();
        var value = in(1, from);
        boolean rounded = opcode.size() > 3;
        if (from.isFloating() && !to.isFloating()) {
            if (!instruction.has("rzi")) {
                throw refused();
            }
            value = "RZI_" + to.inC() + "(" + value + ")";
        } else if (to == from && rounded) {
            value = "(" + to.inC() + ")" + switch (opcode.get(1)) {
                case "rni" -> "__builtin_rint";
                case "rmi" -> "__builtin_floor";
                case "rpi" -> "__builtin_ceil";
                case "rzi" -> "__builtin_trunc";
                default -> throw refused();
            } + "(" + value + ")";
        } else if (to.isFloating()) {
            boolean exact = from == PtxType.F32 && to == PtxType.F64;
            if (exact == rounded || rounded && !instruction.has("rn")) {
                throw refused();
            }
            value = "(" + to.inC() + ")" + value;
        }
        return names.write(operands.getFirst(), to, value);
    }

    private String compare() {
        var type = type();
        var relation = instruction.opcode().get(1);
        var a = in(1);
        var b = in(2);
        boolean unordered = type.isFloating() && UNORDERED.contains(relation);
        var sign = switch (unordered ? relation.substring(0, 2) : relation) {
            case "eq" -> "==";
            case "ne" -> "!=";
            case "lt", "lo" -> "<";
            case "le", "ls" -> "<=";
            case "gt", "hi" -> ">";
            case "ge", "hs" -> ">=";
            case "nan", "num" -> "";
            default -> throw refused();
        };
        if (instruction.opcode().size() != 3) {
            throw refused();
        }
        var nan = "(" + a + " != " + a + " || " + b + " != " + b + ")";
        var value = relation.equals("nan") ? nan
                : relation.equals("num") ? "!" + nan
                : unordered ? nan + " || " + a + " " + sign + " " + b
                : type.isFloating() ? "!" + nan + " && " + a + " " + sign + " " + b
                : a + " " + sign + " " + b;
        return names.write(operands.getFirst(), PtxType.PRED, value);
    }

    private String arithmetic() {
        return type().isFloating() ? floating() : integer();
    }

    private String integer() {
        var type = type();
        var unsigned = PtxType.of("u" + bits());
        var operation = instruction.opcode().getFirst();
        boolean wide = instruction.has("wide");
        boolean high = instruction.has("hi");
        var twice = (type.isSigned() ? "s" : "u") + 2 * bits();
        var a = in(1);
        return switch (operation) {
            case "add" -> names.write(operands.getFirst(), unsigned, in(1, unsigned) + " + " + in(2, unsigned));
            case "sub" -> names.write(operands.getFirst(), unsigned, in(1, unsigned) + " - " + in(2, unsigned));
            case "neg" -> names.write(operands.getFirst(), unsigned, "0 - " + in(1, unsigned));
            case "abs" -> names.write(operands.getFirst(), unsigned, a + " < 0 ? 0 - " + in(1, unsigned) + " : " + in(1, unsigned));
            case "mul", "mad" -> {
                var product = wide || high ? "(" + twice + ")" + a + " * " + in(2)
                        : "(u64)" + in(1, unsigned) + " * " + in(2, unsigned);
                var into = wide ? PtxType.of(twice) : high ? type : unsigned;
                yield names.write(
                        operands.getFirst(), into,
                        "(" + into.inC() + ")(" + (high ? "(" + product + ") >> " + bits() : product) + ")"
                                + (operation.equals("mad") ? " + " + in(3, wide ? PtxType.of("u" + 2 * bits()) : unsigned) : ""));
            }
            case "div" -> result("DIV(" + type.inC() + ", " + a + ", " + in(2) + ")");
            case "rem" -> result("REM(" + type.inC() + ", " + a + ", " + in(2) + ")");
            case "min" -> result(a + " < " + in(2) + " ? " + a + " : " + in(2));
            case "max" -> result(a + " > " + in(2) + " ? " + a + " : " + in(2));
            default -> throw refused();
        };
    }

    /** Every one rounds to the nearest, and says so: an assembler may fuse those that do not. */
    private String floating() {
        var operation = instruction.opcode().getFirst();
        boolean exact = Set.of("neg", "abs", "min", "max", "copysign").contains(operation);
        if (instruction.opcode().size() != (exact ? 2 : 3) || !exact && !instruction.has("rn")) {
            throw refused();
        }
        var a = in(1);
        return result(switch (operation) {
            case "add" -> a + " + " + in(2);
            case "sub" -> a + " - " + in(2);
            case "mul" -> a + " * " + in(2);
            case "div" -> a + " / " + in(2);
            case "fma" -> "FMA" + bits() + "(" + a + ", " + in(2) + ", " + in(3) + ")";
            case "rcp" -> "1 / " + a;
            case "sqrt" -> "SQRT" + bits() + "(" + a + ")";
            case "neg" -> "-" + a;
            case "abs" -> "ABS" + bits() + "(" + a + ")";
            case "copysign" -> "COPYSIGN" + bits() + "(" + in(2) + ", " + a + ")"; // the first operand has the sign
            case "min" -> "MIN(" + type().inC() + ", " + a + ", " + in(2) + ")";
            case "max" -> "MAX(" + type().inC() + ", " + a + ", " + in(2) + ")";
            default -> throw refused();
        });
    }

    /** So far as there are bits, and no further. */
    private String shift(String which) {
        return result(which + "(" + type().inC() + ", " + in(1) + ", " + in(2, PtxType.U32) + ")");
    }

    /** Of two words beside each other. */
    private String funnel() {
        if (!instruction.has("wrap")) {
            throw refused();
        }
        return result("FUNNEL_" + instruction.opcode().get(1) + "(" + in(1) + ", " + in(2) + ", " + in(3) + ")");
    }

    private String call() {
        boolean gives = operands.getFirst().startsWith("(");
        int name = gives ? 1 : 0;
        var given = operands.size() > name + 1 ? operands.get(name + 1) : "()";
        var list = given.substring(1, given.length() - 1).strip();
        var result = gives ? names.bytes(operands.getFirst().replaceAll("[() ]", "")) : "0";
        return PtxToC.name(operands.get(name)) + "(t, " + result
                + (list.isEmpty() ? "" : Stream.of(list.split(",")).map(p -> ", " + names.bytes(p.strip())).collect(Collectors.joining()))
                + ");";
    }

    private String barrier() {
        if (instruction.has("sync") && operands.equals(List.of("0"))) {
            return "ptx_barrier(t, MEET, 0, " + instruction.line() + ");";
        } else if (instruction.has("red") && instruction.has("or") && operands.get(1).equals("0")) {
            return result("ptx_barrier(t, MEET_OR, " + in(2) + ", " + instruction.line() + ")");
        }
        throw refused();
    }
}
