package dev.heliac.tests.generate;

import java.util.List;

/** The types that generated expressions have. */
sealed interface Type {

    /** As written in a declaration. */
    String text();

    default boolean primitive() {
        return this instanceof Primitive;
    }

    /** Whether its text is the same in every run, so that it may be printed. */
    default boolean printable() {
        return !(this instanceof Functional);
    }

    /** Primitives, in the order in which they widen. */
    enum Primitive implements Type {
        BOOLEAN("boolean", "Boolean"),
        BYTE("byte", "Byte"),
        SHORT("short", "Short"),
        CHAR("char", "Character"),
        INT("int", "Integer"),
        LONG("long", "Long"),
        FLOAT("float", "Float"),
        DOUBLE("double", "Double");

        static final List<Primitive> NUMBERS = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);

        private final String text;
        private final Reference box;

        Primitive(String text, String box) {
            this.text = text;
            this.box = new Reference(box);
        }

        @Override
        public String text() {
            return text;
        }

        Reference box() {
            return box;
        }

        boolean small() {
            return this == BYTE || this == SHORT || this == CHAR;
        }

        boolean floating() {
            return this == FLOAT || this == DOUBLE;
        }

        static Primitive boxedIn(Type type) {
            for (var p : values()) {
                if (p.box.equals(type)) {
                    return p;
                }
            }
            return null;
        }
    }

    record Reference(String text) implements Type {
        static final Reference STRING = new Reference("String");
        static final Reference OBJECT = new Reference("Object");
        static final Reference INTS = new Reference("List<Integer>");
        static final Reference TEXTS = new Reference("List<String>");
        static final Reference COUNTS = new Reference("Map<String, Integer>");
    }

    record Array(Type element) implements Type {
        @Override
        public String text() {
            return element.text() + "[]";
        }
    }

    /** A type that the program declares. */
    record Declared(Declaration of) implements Type {
        @Override
        public String text() {
            return of.name();
        }
    }

    /** An interface with one method, as lambdas have it; a result of null is void. */
    record Functional(String text, String method, Type result, List<Type> parameters) implements Type {

        private static final Type INTEGER = Primitive.INT.box();

        static final List<Functional> OF_THE_JDK = List.of(
                new Functional("IntUnaryOperator", "applyAsInt", Primitive.INT, List.of(Primitive.INT)),
                new Functional("IntBinaryOperator", "applyAsInt", Primitive.INT, List.of(Primitive.INT, Primitive.INT)),
                new Functional("IntPredicate", "test", Primitive.BOOLEAN, List.of(Primitive.INT)),
                new Functional("IntFunction<String>", "apply", Reference.STRING, List.of(Primitive.INT)),
                new Functional("Supplier<String>", "get", Reference.STRING, List.of()),
                new Functional("Supplier<Integer>", "get", INTEGER, List.of()),
                new Functional("Function<Integer, String>", "apply", Reference.STRING, List.of(INTEGER)),
                new Functional("Function<String, Integer>", "apply", INTEGER, List.of(Reference.STRING)),
                new Functional("BiFunction<Integer, String, String>", "apply", Reference.STRING, List.of(INTEGER, Reference.STRING)),
                new Functional("BinaryOperator<Integer>", "apply", INTEGER, List.of(INTEGER, INTEGER)),
                new Functional("UnaryOperator<String>", "apply", Reference.STRING, List.of(Reference.STRING)),
                new Functional("Predicate<String>", "test", Primitive.BOOLEAN, List.of(Reference.STRING)),
                new Functional("ToLongFunction<String>", "applyAsLong", Primitive.LONG, List.of(Reference.STRING)),
                new Functional("ToIntFunction<Object>", "applyAsInt", Primitive.INT, List.of(Reference.OBJECT)),
                new Functional("DoubleUnaryOperator", "applyAsDouble", Primitive.DOUBLE, List.of(Primitive.DOUBLE)),
                new Functional("LongBinaryOperator", "applyAsLong", Primitive.LONG, List.of(Primitive.LONG,
                Primitive.LONG)),
                new Functional("BooleanSupplier", "getAsBoolean", Primitive.BOOLEAN, List.of()),
                new Functional("Consumer<Integer>", "accept", null, List.of(INTEGER)),
                new Functional("Runnable", "run", null, List.of()));
    }
}
