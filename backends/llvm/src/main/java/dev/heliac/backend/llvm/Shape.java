package dev.heliac.backend.llvm;

import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the collector knows of a class's objects.
 *
 * @param bytes of an object; for arrays the base-two logarithm of an element's
 * @param references words of bits, one for each word of an object, the lowest first: whether it is a reference
 */
record Shape(Kind kind, int bytes, List<Long> references) {

    /** As hk_abi.h numbers them. */
    enum Kind {
        /** An object whose map is one word. */
        OBJECT,
        /** An object whose map is a table of words. */
        MAPPED,
        ARRAY,
        REFERENCES
    }

    static Shape of(Type type, ObjectLayout layout) {
        return switch (type) {
            case Type.ClassType c -> object(layout.size(c.name()), layout.references(c.name()), layout.pointer());
            case Type.ArrayType a -> new Shape(
                    a.element() instanceof Type.Reference ? Kind.REFERENCES : Kind.ARRAY,
                    Integer.numberOfTrailingZeros(layout.bytes(a.element())),
                    List.of());
            case Scalar _, Type.Linear _ -> throw new LoweringException("no objects of type " + type.text());
        };
    }

    private static Shape object(int size, List<Integer> offsets, int pointer) {
        int bits = 8 * pointer;
        var map = new ArrayList<>(Collections.nCopies(size / pointer / bits + 1, 0L));
        for (int offset : offsets) {
            int word = offset / pointer;
            map.set(word / bits, map.get(word / bits) | 1L << word % bits);
        }
        return new Shape(map.size() == 1 ? Kind.OBJECT : Kind.MAPPED, size, map);
    }
}
