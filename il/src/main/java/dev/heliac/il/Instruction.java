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
     * index, the first extent's part first. A reduction makes one of the values that the function gives.
     *
     * @param chunk of an operation that has it, a function of the optimizer's that does a run of the iterations, for who does not do
     *     each on its own: it takes the arguments, the extents but the first, and the numbers of the first iteration and of the one
     *     behind the last
     * @param extents one to three; of a reduction, one
     * @param combining of a {@code par.reduce}
     * @param results of a reduction, one
     */
    record Par(
            Op op,
            String function,
            Optional<String> chunk,
            List<Value> arguments,
            List<Value> extents,
            Optional<Combining> combining,
            List<Value> results,
            int line)
            implements Instruction {
        public Par {
            arguments = List.copyOf(arguments);
            extents = List.copyOf(extents);
            results = List.copyOf(results);
        }

        /** A loop without a function for runs. */
        public Par(
                Op op,
                String function,
                List<Value> arguments,
                List<Value> extents,
                Optional<Combining> combining,
                List<Value> results,
                int line) {
            this(op, function, Optional.empty(), arguments, extents, combining, results, line);
        }

        /** Whether its iterations are tiles. */
        public boolean isTiles() {
            return op.alone() == Op.PAR_TILES;
        }

        /** A loop that gives nothing. */
        public Par(String function, List<Value> arguments, List<Value> extents, int line) {
            this(Op.PAR, function, arguments, extents, Optional.empty(), List.of(), line);
        }

        /** The arguments and then the extents, in whose place the function takes the index, and then what combining takes. */
        @Override
        public List<Value> operands() {
            var all = new ArrayList<>(arguments);
            all.addAll(extents);
            combining.ifPresent(c -> {
                all.addAll(c.arguments());
                all.add(c.otherwise());
            });
            return all;
        }

        /** The functions that are called. */
        public List<String> functions() {
            var combines = combining.map(Combining::function);
            return Stream.of(Optional.of(function), chunk, combines).flatMap(Optional::stream).toList();
        }

        /** Whether it makes one value of many. */
        public boolean reduces() {
            return !op.results().isEmpty();
        }
    }

    /**
     * How two values become one.
     *
     * @param function takes the arguments and then two values, and gives one
     * @param otherwise what there is where there are no values
     */
    record Combining(String function, List<Value> arguments, Value otherwise) {
        public Combining {
            arguments = List.copyOf(arguments);
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
