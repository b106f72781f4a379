package dev.heliac.tests.ptx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What the names of a function stand for, and how C reads and writes them. */
final class Names {

    private final Map<String, Integer> shared;
    private final Deque<Map<String, PtxType>> registers = new ArrayDeque<>();
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, String> locals = new HashMap<>();

    /** With the places of variables that a block shares, among which others may come later. */
    Names(Map<String, Integer> shared) {
        this.shared = shared;
        open();
    }

    void open() {
        registers.push(new HashMap<>());
    }

    void close() {
        registers.pop();
    }

    void register(String ptx, PtxType type) {
        registers.getFirst().put(ptx, type);
    }

    void parameter(String ptx, String bytes) {
        parameters.put(ptx, bytes);
    }

    void declare(Ptx.Variable variable) {
        (variable.space().equals("param") ? parameters : locals).put(variable.name(), PtxToC.name(variable.name()));
    }

    static String register(String ptx) {
        return ptx.replace("%", "r_");
    }

    private PtxType type(String register) {
        return registers.stream()
                .filter(known -> known.containsKey(register))
                .map(known -> known.get(register))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such register: " + register));
    }

    private static String special(String name) {
        return switch (name) {
            case "%tid.x" -> "t->number";
            case "%ntid.x" -> "t->block->machine->threads";
            case "%ctaid.x" -> "t->block->number";
            case "%nctaid.x" -> "t->block->machine->blocks";
            case "%globaltimer" -> "ptx_nanos()";
            default -> "";
        };
    }

    /** An operand as a value of a type, which for registers of other types is that of their lowest bits. */
    String read(String operand, PtxType type) {
        if (operand.startsWith("0f") || operand.startsWith("0d")) {
            return "(" + (operand.charAt(1) == 'f' ? "F32" : "F64") + "(0x" + operand.substring(2) + "ull))";
        } else if (operand.matches("-?\\d+")) {
            return "((" + type.inC() + ")" + PtxToC.number(operand) + ")";
        } else if (!special(operand).isEmpty()) {
            return special(operand);
        } else if (operand.startsWith("%")) {
            var held = type(operand);
            var name = register(operand);
            return held.isFloating() == type.isFloating() ? "((" + type.inC() + ")" + name + ")" : bits(held, type) + "(" + name + ")";
        }
        return address(operand);
    }

    /** Where a variable is, counted from where the variables of its kind begin. */
    private String address(String name) {
        if (shared.containsKey(name)) {
            return "((u64)" + shared.get(name) + ")";
        }
        return locals.containsKey(name) ? "((u64)" + locals.get(name) + " - t->low)" : "((u64)" + PtxToC.name(name) + ")";
    }

    /** A statement that writes a register. A value that has fewer bits is made longer, after its sign when it has one. */
    String write(String register, PtxType type, String value) {
        if (register.equals("_")) {
            return value + ";";
        }
        var held = type(register);
        return register(register) + " = "
                + (held.isFloating() == type.isFloating() ? "(" + type.inC() + ")(" + value + ")" : bits(type, held) + "(" + value + ")")
                + ";";
    }

    private static String bits(PtxType from, PtxType to) {
        if (from.bytes() != to.bytes()) {
            throw new IllegalArgumentException(from + " as " + to);
        }
        return from.isFloating() ? from == PtxType.F32 ? "BITS32" : "BITS64" : from.bytes() == Float.BYTES ? "F32" : "F64";
    }

    /** The address that brackets stand for: of bytes of a parameter, or a number. */
    String place(String bracketed, boolean parameter) {
        var inside = bracketed.substring(1, bracketed.length() - 1);
        int sign = inside.indexOf('+');
        var base = sign < 0 ? inside : inside.substring(0, sign);
        var offset = sign < 0 ? "0" : inside.substring(sign + 1);
        var at = parameter ? parameters.get(base) : read(base, PtxType.U64);
        if (at == null) {
            throw new IllegalArgumentException("no such parameter: " + base);
        }
        return at + " + " + (parameter ? Long.parseLong(offset) : PtxToC.number(offset));
    }

    String bytes(String parameter) {
        return parameters.get(parameter);
    }
}
