package dev.heliac.backend.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Field;
import dev.heliac.il.Module;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final Type NODE = new Type.ClassType("Node");

    private static ClassDecl decl(String name, Optional<String> superclass, Field... fields) {
        return new ClassDecl(
                name, ClassDecl.Kind.CLASS, superclass, List.of(), Optional.empty(), List.of(fields), List.of(), List.of());
    }

    private static Shape shape(Type type, int pointer, ClassDecl... classes) {
        var module = new Module(
                "test", List.of(), List.of(classes), List.of(), Map.of(), Optional.empty(), List.of(), List.of());
        return Shape.of(type, new ObjectLayout(module, pointer));
    }

    @Test
    void inheritedAndOwnReferencesAreInTheMap() {
        var base = decl("Base", Optional.empty(), new Field("a", NODE), new Field("n", Scalar.I64));
        var node = decl("Node", Optional.of("Base"), new Field("flag", Scalar.BOOL), new Field("b", NODE));
        // 64 bits: class, a, n, b, flag. 32 bits: class, padding, n (two words), a, b, flag.
        assertEquals(new Shape(Shape.Kind.OBJECT, 40, List.of(0b01010L)), shape(NODE, 8, base, node));
        assertEquals(new Shape(Shape.Kind.OBJECT, 32, List.of(0b0110000L)), shape(NODE, 4, base, node));
    }

    @Test
    void wideObjectsHaveATable() {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < 64; i++) {
            fields.add(new Field("f" + i, i % 2 == 0 ? NODE : Scalar.I64));
        }
        var node = decl("Node", Optional.empty(), fields.toArray(Field[]::new));
        var shape = shape(NODE, 8, node);
        assertEquals(Shape.Kind.MAPPED, shape.kind());
        assertEquals(520, shape.bytes());
        assertEquals(List.of(0xAAAA_AAAA_AAAA_AAAAL, 0L), shape.references());
    }

    @Test
    void arraysTellTheirElementsSize() {
        assertEquals(new Shape(Shape.Kind.ARRAY, 1, List.of()), shape(new Type.ArrayType(Scalar.U16), 8));
        assertEquals(new Shape(Shape.Kind.REFERENCES, 2, List.of()), shape(new Type.ArrayType(NODE), 4));
        assertEquals(new Shape(Shape.Kind.REFERENCES, 3, List.of()), shape(new Type.ArrayType(new Type.ArrayType(Scalar.I8)), 8));
    }
}
