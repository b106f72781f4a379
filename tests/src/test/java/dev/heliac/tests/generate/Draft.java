package dev.heliac.tests.generate;

import dev.heliac.tests.generate.Declaration.Method;
import dev.heliac.tests.generate.Type.Functional;
import dev.heliac.tests.generate.Type.Primitive;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A program while it is written: what it declares, and the makers of its parts. */
final class Draft {

    final Chance chance;
    final int number;
    final Set<Feature> features = EnumSet.noneOf(Feature.class);
    final List<Declaration> declarations = new ArrayList<>();
    final List<Method> statics = new ArrayList<>();
    final List<Functional> functionals = new ArrayList<>(Functional.OF_THE_JDK);
    final List<String> exceptions = new ArrayList<>();

    final Templates templates;
    final Numbers numbers;
    final Texts texts;
    final Objects objects;
    final Functions functions;
    final Expressions expressions;
    final Statements statements;
    final Switches switches;
    final Failures failures;
    final Library library;

    /** The enum whose constants are being written, which their arguments cannot name. */
    Declaration unfinished;

    /** More than 0 within a switch expression among operands: javac 25 fails on a try block there, over a long or double. */
    int withoutTry;

    private int names;

    Draft(Chance chance, int number) {
        this.chance = chance;
        this.number = number;
        templates = new Templates(this);
        numbers = new Numbers(this);
        texts = new Texts(this);
        objects = new Objects(this);
        functions = new Functions(this);
        expressions = new Expressions(this);
        statements = new Statements(this);
        switches = new Switches(this);
        failures = new Failures(this);
        library = new Library(this);
    }

    void used(Feature feature) {
        features.add(feature);
    }

    /** A name that nothing else in the program has. */
    String fresh(String stem) {
        return stem + names++;
    }

    /** The name of a class, which no other program has either. */
    String freshClass(String stem) {
        return stem + number + "_" + names++;
    }

    /** A type for a variable, parameter or field: mostly those with most operations. */
    Type anyType() {
        int n = chance.below(100);
        if (n < 28) {
            return Primitive.INT;
        } else if (n < 50) {
            return chance.of(Primitive.values());
        } else if (n < 64) {
            return Type.Reference.STRING;
        } else if (n < 72) {
            return chance.of(Primitive.values()).box();
        } else if (n < 82) {
            return new Type.Array(arrayElement());
        } else if (n < 85) {
            return chance.of(Type.Reference.INTS, Type.Reference.TEXTS, Type.Reference.COUNTS);
        } else if (n < 88) {
            return Type.Reference.OBJECT;
        }
        return declarations.isEmpty() ? Primitive.LONG : chance.of(declarations).type();
    }

    /** A type of which a value is small and pure: for fields, components and constants. */
    Type plainType() {
        int n = chance.below(10);
        return n < 4 ? Primitive.INT : n < 7 ? chance.of(Primitive.values()) : n < 9 ? Type.Reference.STRING
                : chance.of(Primitive.values()).box();
    }

    private Type arrayElement() {
        int n = chance.below(20);
        return n < 7 ? Primitive.INT
                : n < 13 ? chance.of(Primitive.values())
                : n < 16 ? Type.Reference.STRING
                : n < 17 ? Primitive.INT.box()
                : n < 18 && !declarations.isEmpty() ? chance.of(declarations).type()
                : new Type.Array(chance.of(Primitive.INT, Primitive.DOUBLE, Type.Reference.STRING, Primitive.BYTE));
    }

    List<Declaration> ofKind(Declaration.Kind kind) {
        return declarations.stream().filter(d -> d.kind() == kind).toList();
    }
}
