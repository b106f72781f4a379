package dev.heliac.backend.llvm;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Field;
import dev.heliac.il.Module;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where fields lie. An object starts with its class pointer, then come the fields of its superclasses, then its own, larger ones
 * first. An array has its class pointer, its length, and its elements from {@link #elements()} on.
 */
final class ObjectLayout {

    private final int pointer;
    private final Map<String, ClassDecl> classes = new HashMap<>();
    private final Map<String, Map<String, Integer>> offsets = new HashMap<>();
    private final Map<String, Integer> ends = new HashMap<>();
    private int cell;

    ObjectLayout(Module module, int pointerBytes) {
        pointer = pointerBytes;
        module.classes().forEach(c -> classes.put(c.name(), c));
    }

    /** Bytes of a pointer. */
    int pointer() {
        return pointer;
    }

    int lengthOffset() {
        return pointer;
    }

    /** Offset of an array's first element. */
    int elements() {
        return align(pointer + 4, 8);
    }

    int bytes(Type type) {
        return type instanceof Scalar s ? s.bytes() : pointer;
    }

    /** Bytes of an object of the class, a multiple of 8. */
    int size(String name) {
        return align(end(name), 8);
    }

    int offset(String owner, String field) {
        end(owner);
        return offsets.get(owner).get(field);
    }

    Field field(String owner, String name) {
        var decl = classes.get(owner);
        return Stream.concat(decl.fields().stream(), decl.statics().stream())
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A field of an object, its own class's or inherited. */
    record Placed(String owner, Field field, int offset) {}

    /** All fields of the class's objects, in order of their offsets. */
    List<Placed> fields(String name) {
        var placed = new ArrayList<Placed>();
        for (var at = Optional.ofNullable(classes.get(name)); at.isPresent(); at = at.get().superclass().map(classes::get)) {
            var decl = at.get();
            decl.fields().forEach(f -> placed.add(new Placed(decl.name(), f, offset(decl.name(), f.name()))));
        }
        placed.sort(Comparator.comparingInt(Placed::offset));
        return placed;
    }

    /** Where the references in an object of the class are. */
    List<Integer> references(String name) {
        return fields(name).stream()
                .filter(p -> p.field().type() instanceof Type.Reference)
                .map(Placed::offset)
                .toList();
    }

    /** Where the kernel's part of a cell is, behind its fields. */
    int cell() {
        end(Module.CELL);
        return cell;
    }

    private int end(String name) {
        var known = ends.get(name);
        if (known != null) {
            return known;
        }
        var decl = classes.get(name);
        int at = decl.superclass().map(this::end).orElse(pointer);
        var own = new HashMap<String, Integer>();
        List<Field> fields = new ArrayList<>(decl.fields());
        fields.sort(Comparator.comparingInt((Field f) -> -bytes(f.type())));
        for (var field : fields) {
            int bytes = bytes(field.type());
            at = align(at, bytes);
            own.put(field.name(), at);
            at += bytes;
        }
        if (name.equals(Module.CELL)) {
            cell = align(at, pointer);
            at = cell + 2 * pointer + 4;
        }
        offsets.put(name, own);
        ends.put(name, at);
        return at;
    }

    static int align(int n, int to) {
        return (n + to - 1) / to * to;
    }
}
