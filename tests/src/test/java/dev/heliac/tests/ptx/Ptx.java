package dev.heliac.tests.ptx;

import java.util.List;

/** A module of PTX, as far as Heliac's processes need it (NVIDIA, "PTX ISA"). Numbers of lines count from 1. */
record Ptx(List<Variable> variables, List<Function> functions) {

    /** {@code initial} is what stands between the braces or behind the sign, empty where memory begins as zeros. */
    record Variable(String space, int align, String type, String name, int elements, List<String> initial) {

        int bytes() {
            return elements * PtxType.of(type).bytes();
        }
    }

    record Parameter(String name, int bytes) {}

    /** {@code result} has no name where there is none. */
    record Function(boolean entry, String name, Parameter result, List<Parameter> parameters, List<Part> body) {}

    /** What a function's body is made of, in the order in which it is written. */
    sealed interface Part {}

    /** A brace that opens, which is where names begin that are not known outside. */
    record Open() implements Part {}

    record Close() implements Part {}

    record Label(String name) implements Part {}

    /** Names that a branch by a number goes to. */
    record Targets(String name, List<String> labels) implements Part {}

    /** {@code count} registers are numbered from 0; a single one, 0 of them, is not. */
    record Registers(PtxType type, String name, int count) implements Part {}

    record Declared(Variable variable) implements Part {}

    /** {@code guard} is empty, or {@code %p} or {@code !%p}. */
    record Instruction(int line, String guard, List<String> opcode, List<String> operands) implements Part {

        boolean has(String word) {
            return opcode.contains(word);
        }

        PtxType type() {
            return PtxType.of(opcode.getLast());
        }
    }
}
