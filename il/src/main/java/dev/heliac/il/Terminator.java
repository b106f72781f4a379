package dev.heliac.il;

import java.util.List;
import java.util.stream.Stream;

/** How a block ends. {@code line} is the source line, 0 when unknown, of a {@link Scope}. */
public sealed interface Terminator {

    int line();

    /** Every edge, in the order of the text form; the unwind edge is the block's. */
    default List<Target> targets() {
        return switch (this) {
            case Jump j -> List.of(j.target());
            case Branch b -> List.of(b.then(), b.otherwise());
            case Switch s -> Stream.concat(s.cases().stream().map(Case::target), Stream.of(s.otherwise())).toList();
            case Receive r -> Stream.concat(r.arms().stream().map(Arm::target), Stream.of(r.closed())).toList();
            case Accept a -> List.of(a.target(), a.closed());
            case Return _, Throw _ -> List.of();
        };
    }

    record Jump(Target target, int line) implements Terminator {}

    /** Goes to {@code then} when the i32 condition is not zero. */
    record Branch(Value condition, Target then, Target otherwise, int line) implements Terminator {}

    /** Compares an i32 with distinct keys. */
    record Switch(Value value, List<Case> cases, Target otherwise, int line) implements Terminator {
        public Switch {
            cases = List.copyOf(cases);
        }
    }

    record Case(int key, Target target) {}

    record Return(List<Value> values, int line) implements Terminator {
        public Return {
            values = List.copyOf(values);
        }
    }

    /**
     * Leaves the function with a {@code $java.lang.Throwable}; null traps. Consumes nothing else: the function may own nothing here.
     *
     * @param known whether the optimizer has proved that it is not null
     */
    record Throw(Value exception, boolean known, int line) implements Terminator {

        public Throw(Value exception, int line) {
            this(exception, false, line);
        }
    }

    /**
     * Waits for a message: one arm for each the state admits, in any order, and {@code closed} for a peer that is gone (the endpoint is
     * then consumed).
     */
    record Receive(Value endpoint, List<Arm> arms, Target closed, int line) implements Terminator {
        public Receive {
            arms = List.copyOf(arms);
        }
    }

    /** Defines the message's fields and the endpoint in its next state for this edge's arguments only. */
    record Arm(String message, List<Value> fields, Value endpoint, Target target) {
        public Arm {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Waits for the next client of a listener. Defines {@code next} (the listener again) and {@code endpoint} for the first edge;
     * {@code closed} is taken when no client can come any more (the listener is then consumed).
     */
    record Accept(Value listener, Value next, Value endpoint, Target target, Target closed, int line)
            implements Terminator {}
}
