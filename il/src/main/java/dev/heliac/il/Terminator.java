package dev.heliac.il;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
            case Select s -> s.ways().stream().map(Way::target).toList();
            case Return _, Throw _ -> List.of();
        };
    }

    /** What it uses itself, its edges' arguments apart. */
    default List<Value> operands() {
        return switch (this) {
            case Jump _ -> List.of();
            case Branch b -> List.of(b.condition());
            case Switch s -> List.of(s.value());
            case Return r -> r.values();
            case Throw t -> List.of(t.exception());
            case Receive r -> List.of(r.endpoint());
            case Accept a -> List.of(a.listener());
            case Select s -> Stream.concat(s.sources().stream(), s.nanos().stream()).toList();
        };
    }

    /** What it defines, each for one edge's arguments only, in the order of the text form. */
    default List<Value> defines() {
        return switch (this) {
            case Receive r -> r.arms().stream().flatMap(a -> a.defines().stream()).toList();
            case Accept a -> List.of(a.next(), a.endpoint());
            case Select s -> s.ways().stream().flatMap(w -> w.defines().stream()).toList();
            case Jump _, Branch _, Switch _, Return _, Throw _ -> List.of();
        };
    }

    /** Whether others decide when it goes on. */
    default boolean waits() {
        return switch (this) {
            case Receive _, Accept _, Select _ -> true;
            case Jump _, Branch _, Switch _, Return _, Throw _ -> false;
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

        /** What it defines for its edge's arguments only. */
        public List<Value> defines() {
            return Stream.concat(fields.stream(), Stream.of(endpoint)).toList();
        }
    }

    /**
     * Waits for the next client of a listener. Defines {@code next} (the listener again) and {@code endpoint} for the first edge;
     * {@code closed} is taken when no client can come any more (the listener is then consumed).
     */
    record Accept(Value listener, Value next, Value endpoint, Target target, Target closed, int line)
            implements Terminator {}

    /**
     * Waits for several endpoints, listeners and sets of endpoints at once: goes the first way all of whose patterns match what is at
     * hand, when there is one. That way consumes the sources its patterns are about; the others stay as they are.
     *
     * @param nanos after how long {@link Pattern.Elapsed} matches, an i64
     */
    record Select(List<Value> sources, Optional<Value> nanos, List<Way> ways, int line) implements Terminator {
        public Select {
            sources = List.copyOf(sources);
            ways = List.copyOf(ways);
        }

        /** Whether some way is about members of a set that are gone; else these leave it unnoticed. */
        public boolean asksGone(Value set) {
            return asks(p -> p instanceof Pattern.Gone g && g.set().equals(set));
        }

        /** Whether some way is about a set having no members. */
        public boolean asksEmpty(Value set) {
            return asks(p -> p instanceof Pattern.Empty e && e.set().equals(set));
        }

        private boolean asks(Predicate<Pattern> pattern) {
            return ways.stream().flatMap(w -> w.patterns().stream()).anyMatch(pattern);
        }
    }

    record Way(List<Pattern> patterns, Target target) {
        public Way {
            patterns = List.copyOf(patterns);
        }

        /** What its patterns define for its edge's arguments only. */
        public List<Value> defines() {
            return patterns.stream().flatMap(p -> p.defines().stream()).toList();
        }

        /** The sources that its patterns are about. */
        public List<Value> sources() {
            return patterns.stream().flatMap(p -> p.source().stream()).toList();
        }

        /** Those that it consumes. */
        public List<Value> takes() {
            return patterns.stream().filter(p -> !(p instanceof Pattern.Empty)).flatMap(p -> p.source().stream()).toList();
        }
    }

    /** What can be at hand at one source of a select. */
    sealed interface Pattern {

        default Optional<Value> source() {
            return switch (this) {
                case Message m -> Optional.of(m.endpoint());
                case Client c -> Optional.of(c.listener());
                case Member m -> Optional.of(m.set());
                case Gone g -> Optional.of(g.set());
                case Empty e -> Optional.of(e.set());
                case Closed c -> Optional.of(c.end());
                case Elapsed _ -> Optional.empty();
            };
        }

        default List<Value> defines() {
            return switch (this) {
                case Message m -> Stream.concat(m.fields().stream(), Stream.of(m.next())).toList();
                case Client c -> List.of(c.next(), c.endpoint());
                case Member m -> Stream.concat(m.fields().stream(), Stream.of(m.next(), m.endpoint(), m.data())).toList();
                case Gone g -> List.of(g.next(), g.data());
                case Empty _, Closed _, Elapsed _ -> List.of();
            };
        }

        /** The message is the endpoint's oldest. Defines its fields and the endpoint in its next state. */
        record Message(Value endpoint, String message, List<Value> fields, Value next) implements Pattern {
            public Message {
                fields = List.copyOf(fields);
            }
        }

        /** A client of the listener waits to be accepted. Defines the listener again and the client's endpoint. */
        record Client(Value listener, Value next, Value endpoint) implements Pattern {}

        /**
         * Of the set's members that something is at hand at, the message is the oldest of the first. Defines its fields, the set without
         * the member, the member in its next state, and what it was put in with.
         */
        record Member(Value set, String message, List<Value> fields, Value next, Value endpoint, Value data) implements Pattern {
            public Member {
                fields = List.copyOf(fields);
            }
        }

        /**
         * At the first of the set's members that something is at hand at, nothing is there and nothing can come any more; it is closed.
         * Defines the set without it, and what it was put in with.
         */
        record Gone(Value set, Value next, Value data) implements Pattern {}

        /** The set has no members. It stays as it is. */
        record Empty(Value set) implements Pattern {}

        /** Nothing is there and nothing can come any more. */
        record Closed(Value end) implements Pattern {}

        /** The time has passed. */
        record Elapsed() implements Pattern {}
    }
}
