package dev.heliac.il;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An instruction: one record for each operand format of {@link Op}. {@code line} is the source line, 0 when unknown, of a {@link
 * Scope}.
 */
public sealed interface Instruction {

    Op op();

    /** Values used, in order. Which of them are consumed, the operation's signature says. */
    List<Value> operands();

    /** Values defined, in order. */
    List<Value> results();

    int line();

    /** Operands and results only. */
    record Plain(Op op, List<Value> operands, List<Value> results, int line) implements Instruction {
        public Plain {
            operands = List.copyOf(operands);
            results = List.copyOf(results);
        }
    }

    /** A constant. */
    record Const(Op op, Constant constant, Value result, int line) implements Instruction {
        @Override
        public List<Value> operands() {
            return List.of();
        }

        @Override
        public List<Value> results() {
            return List.of(result);
        }
    }

    /** An operation on a type: allocation, array and vector access, type tests. */
    record Typed(Op op, Type type, List<Value> operands, List<Value> results, int line) implements Instruction {
        public Typed {
            operands = List.copyOf(operands);
            results = List.copyOf(results);
        }
    }

    /** Access to a field of a class (the class that declares it). */
    record FieldAccess(Op op, String owner, String field, List<Value> operands, List<Value> results, int line)
            implements Instruction {
        public FieldAccess {
            operands = List.copyOf(operands);
            results = List.copyOf(results);
        }
    }

    /** A direct call. Owned arguments are consumed, borrowed ones are not; the callee's exceptions are thrown on here. */
    record Call(String function, List<Value> operands, List<Value> results, int line) implements Instruction {
        public Call {
            operands = List.copyOf(operands);
            results = List.copyOf(results);
        }

        @Override
        public Op op() {
            return Op.CALL;
        }
    }

    /**
     * A call of the function that the class of the first operand, the receiver, answers a selector with. Arguments are passed as in
     * {@link Call}.
     */
    record CallVirtual(Op op, String selector, List<Value> operands, List<Value> results, int line) implements Instruction {
        public CallVirtual {
            operands = List.copyOf(operands);
            results = List.copyOf(results);
        }

        public CallVirtual(String selector, List<Value> operands, List<Value> results, int line) {
            this(Op.CALL_VIRTUAL, selector, operands, results, line);
        }
    }

    /**
     * Calls a function once for each index below the extents, in any order and at the same time: it takes the arguments and then the
     * index, the first extent's part first.
     *
     * @param extents one to three
     */
    record Par(String function, List<Value> arguments, List<Value> extents, int line) implements Instruction {
        public Par {
            arguments = List.copyOf(arguments);
            extents = List.copyOf(extents);
        }

        @Override
        public Op op() {
            return Op.PAR;
        }

        /** The arguments and then the extents, in whose place the function takes the index. */
        @Override
        public List<Value> operands() {
            return Stream.concat(arguments.stream(), extents.stream()).toList();
        }

        @Override
        public List<Value> results() {
            return List.of();
        }
    }

    /** Sends a message: consumes the endpoint and owned fields, gives the endpoint in its next state. Never blocks, never throws. */
    record Send(Value endpoint, String message, List<Value> fields, Value result, int line) implements Instruction {
        public Send {
            fields = List.copyOf(fields);
        }

        @Override
        public Op op() {
            return Op.SEND;
        }

        @Override
        public List<Value> operands() {
            var all = new ArrayList<Value>(fields.size() + 1);
            all.add(endpoint);
            all.addAll(fields);
            return all;
        }

        @Override
        public List<Value> results() {
            return List.of(result);
        }
    }

    /**
     * Makes a channel.
     *
     * @param state that both ends are in; without one, the contract's initial state
     */
    record NewChannel(String contract, Optional<String> state, Value imp, Value exp, int line) implements Instruction {
        @Override
        public Op op() {
            return Op.CHANNEL;
        }

        @Override
        public List<Value> operands() {
            return List.of();
        }

        @Override
        public List<Value> results() {
            return List.of(imp, exp);
        }
    }

    /** The immediate of a constant. Floating-point constants are compared and stored by their bits. */
    sealed interface Constant {
        record I32(int value) implements Constant {}

        record I64(long value) implements Constant {}

        record F32(int bits) implements Constant {}

        record F64(long bits) implements Constant {}

        record Text(String value) implements Constant {}
    }
}
