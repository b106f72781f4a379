package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.backend.llvm.ClassDescriptor.Field;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** What is there when a process starts: class descriptors, strings and class objects. */
final class Constants {

    private static final Type STRING = new Type.ClassType(Module.STRING);
    private static final Type CLASS = new Type.ClassType(Module.CLASS);
    private static final int INTERFACE = 1;
    private static final int ARRAY = 2;
    private static final int SCALAR = 4;
    private static final int ENUM = 8;
    private static final int RECORD = 16;
    private static final int ABSTRACT = 32;

    private final ModuleLowering module;
    private final Ir ir;
    private final ObjectLayout layout;
    private final Map<String, ClassDecl> classes = new LinkedHashMap<>();
    private final Map<Type, LLVMValueRef> descriptors = new HashMap<>();
    private final Map<Type, LLVMValueRef> classObjects = new LinkedHashMap<>();
    private static final List<String> FILLED = List.of("name", "component", "superclass", "flags");
    private final Map<String, LLVMValueRef> strings = new HashMap<>();
    private final Set<Op> used = EnumSet.noneOf(Op.class);

    Constants(ModuleLowering module) {
        this.module = module;
        ir = module.ir;
        layout = module.layout;
        module.module.classes().forEach(c -> classes.put(c.name(), c));
        module.module.functions().stream()
                .flatMap(f -> f.blocks().stream())
                .flatMap(b -> b.instructions().stream())
                .map(Instruction::op)
                .forEach(used::add);
    }

    /** A type's descriptor, laid out as {@link ClassDescriptor} says. */
    LLVMValueRef descriptor(Type type) {
        var known = descriptors.get(type);
        if (known != null) {
            return known;
        }
        var table = type instanceof Type.Reference ? module.dispatch.table(type) : new String[0];
        var global = ir.variable(module.descriptors.type(table.length), "class:" + type.text());
        descriptors.put(type, global);
        LLVMSetLinkage(global, LLVMInternalLinkage);
        LLVMSetGlobalConstant(global, 1);
        LLVMSetAlignment(global, 8);
        var code = Stream.of(table)
                .map(f -> f == null ? ir.nullPointer() : module.function(f))
                .toArray(LLVMValueRef[]::new);
        LLVMSetInitializer(global, module.descriptors.value(fields(type), module.hierarchy.bitsOf(type), code));
        return global;
    }

    private Map<Field, LLVMValueRef> fields(Type type) {
        // A scalar has a descriptor for its class object only; no object has its number.
        var interval = type instanceof Type.Reference ? module.hierarchy.interval(type) : new Hierarchy.Interval(-1, -1);
        var element = type instanceof Type.ArrayType a && a.element() instanceof Type.Reference r ? Optional.of(r) : Optional.<Type>empty();
        var array = Optional.<Type>of(new Type.ArrayType(type))
                .filter(a -> type instanceof Type.Reference && used.contains(Op.CLASS_ARRAY) && module.hierarchy.interval(a) != null);
        var fields = new EnumMap<Field, LLVMValueRef>(Field.class);
        fields.put(Field.FIRST, ir.i32(interval.first()));
        fields.put(Field.LAST, ir.i32(interval.last()));
        fields.put(Field.NAME, classes.containsKey(Module.STRING) ? string(name(type)) : ir.nullPointer());
        fields.put(Field.ELEMENT, element.map(this::descriptor).orElseGet(ir::nullPointer));
        var shape = type instanceof Type.Reference ? Shape.of(type, layout) : new Shape(Shape.Kind.OBJECT, 0, List.of());
        fields.put(Field.SHAPE, ir.i32(shape.kind().ordinal()));
        fields.put(Field.BYTES, ir.i32(shape.bytes()));
        fields.put(Field.REFERENCES, referenceMap(shape));
        boolean asked = used.contains(Op.CLASS_OF) || used.contains(Op.CLASS_OF_KNOWN);
        fields.put(Field.OBJECT, asked ? classObject(type) : ir.nullPointer());
        fields.put(Field.ARRAY, array.map(this::descriptor).orElseGet(ir::nullPointer));
        fields.put(Field.BIT, ir.i32(module.hierarchy.bit(type)));
        return fields;
    }

    private LLVMValueRef referenceMap(Shape shape) {
        if (shape.kind() != Shape.Kind.MAPPED) {
            return ir.constantPointer(shape.references().isEmpty() ? 0 : shape.references().getFirst());
        }
        var words = shape.references().stream().map(ir::word).toArray(LLVMValueRef[]::new);
        return ir.global("references", ir.array(ir.word, words), true, 8);
    }

    /** The name that Class.getName gives. */
    private static String name(Type type) {
        return switch (type) {
            case Type.ClassType c -> c.name();
            case Type.ArrayType a -> "[" + switch (a.element()) {
                case Scalar s -> switch (s) {
                    case BOOL -> "Z";
                    case I8 -> "B";
                    case I16 -> "S";
                    case U16 -> "C";
                    case I32 -> "I";
                    case I64 -> "J";
                    case F32 -> "F";
                    case F64 -> "D";
                };
                case Type.ClassType c -> "L" + c.name() + ";";
                case Type.ArrayType inner -> name(inner);
                case Type.Linear l -> l.text();
            };
            case Scalar s -> switch (s) {
                case BOOL -> "boolean";
                case I8 -> "byte";
                case I16 -> "short";
                case U16 -> "char";
                case I32 -> "int";
                case I64 -> "long";
                case F32 -> "float";
                case F64 -> "double";
            };
            case Type.Linear l -> l.text();
        };
    }

    /** Low byte first; an encoder would replace a surrogate that stands alone. */
    private static byte[] units(String text) {
        var bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }

    /** The one object of a text: Latin-1 where that holds it, else UTF-16 with the low byte first, as in the JDK. */
    LLVMValueRef string(String text) {
        var known = strings.get(text);
        if (known != null) {
            return known;
        }
        boolean latin = text.chars().allMatch(c -> c <= 0xff);
        var bytes = latin ? text.getBytes(StandardCharsets.ISO_8859_1) : units(text);
        var object = object(Module.STRING, "string", List.of());
        strings.put(text, object);
        var content = ir.global(
                "text",
                ir.packed(
                        descriptor(new Type.ArrayType(Scalar.I8)),
                        ir.i32(bytes.length),
                        LLVMConstNull(pad(layout.elements() - layout.pointer() - 4)),
                        ir.bytes(bytes, false)),
                false,
                8);
        var coder = LLVMConstInt(ir.i8, latin ? 0 : 1, 0);
        LLVMSetInitializer(object, value(Module.STRING, Map.of("value", content, "coder", coder)));
        return object;
    }

    /** The one class object of a type. Where its fields end is a pointer to the type's descriptor. */
    LLVMValueRef classObject(Type type) {
        var known = classObjects.get(type);
        if (known != null) {
            return known;
        }
        var object = object(Module.CLASS, "classObject:" + type.text(), List.of(ir.ptr));
        classObjects.put(type, object);
        var fields = new HashMap<String, LLVMValueRef>();
        for (var field : classes.get(Module.CLASS).fields()) {
            switch (field.name()) {
                case "name" -> fill(fields, field, STRING, Optional.of(string(name(type))));
                case "component" -> fill(fields, field, CLASS, component(type).map(this::classObject));
                case "superclass" -> fill(fields, field, CLASS, superclass(type).map(this::classObject));
                case "flags" -> fill(fields, field, Scalar.I32, Optional.of(ir.i32(flags(type))));
                default -> {}
            }
        }
        LLVMSetInitializer(object, value(Module.CLASS, fields, descriptor(type)));
        return object;
    }

    /** The class objects made, if the program can make them refer to the heap. */
    List<LLVMValueRef> referring() {
        if (classObjects.isEmpty()) {
            return List.of();
        }
        boolean can = layout.fields(Module.CLASS).stream()
                .anyMatch(p -> p.field().type() instanceof Type.Reference && !FILLED.contains(p.field().name()));
        return can ? List.copyOf(classObjects.values()) : List.of();
    }

    /** Where a class object has its type's descriptor. */
    int descriptorOffset() {
        return layout.size(Module.CLASS);
    }

    private static void fill(
            Map<String, LLVMValueRef> fields, dev.heliac.il.Field field, Type type, Optional<LLVMValueRef> value) {
        value.filter(_ -> field.type().equals(type)).ifPresent(v -> fields.put(field.name(), v));
    }

    private static Optional<Type> component(Type type) {
        return type instanceof Type.ArrayType a ? Optional.of(a.element()) : Optional.empty();
    }

    private Optional<Type> superclass(Type type) {
        return switch (type) {
            case Type.ClassType c -> classes.get(c.name()).superclass().map(Type.ClassType::new);
            case Type.ArrayType _ -> Optional.of(new Type.ClassType(Hierarchy.OBJECT));
            case Scalar _, Type.Linear _ -> Optional.empty();
        };
    }

    private int flags(Type type) {
        return switch (type) {
            case Type.ClassType c -> {
                var decl = classes.get(c.name());
                yield switch (decl.kind()) {
                            case CLASS -> 0;
                            case ABSTRACT -> ABSTRACT;
                            case INTERFACE -> INTERFACE;
                        }
                        | switch (decl.superclass().orElse("")) {
                            case "java.lang.Enum" -> ENUM;
                            case "java.lang.Record" -> RECORD;
                            default -> 0;
                        };
            }
            case Type.ArrayType _ -> ARRAY;
            case Scalar _, Type.Linear _ -> SCALAR;
        };
    }

    // ---- objects

    private LLVMTypeRef pad(int bytes) {
        return LLVMArrayType2(ir.i8, bytes);
    }

    /** An object of the class without its contents, which may refer to it. */
    private LLVMValueRef object(String className, String name, List<LLVMTypeRef> behind) {
        var parts = new ArrayList<LLVMTypeRef>();
        parts.add(ir.ptr);
        int at = layout.pointer();
        for (var placed : layout.fields(className)) {
            parts.add(pad(placed.offset() - at));
            parts.add(module.stored(placed.field().type()));
            at = placed.offset() + layout.bytes(placed.field().type());
        }
        parts.add(pad(layout.size(className) - at));
        parts.addAll(behind);
        var type = LLVMStructTypeInContext(ir.context, Llvm.array(parts.toArray(LLVMTypeRef[]::new)), parts.size(), 1);
        var object = ir.variable(type, name);
        LLVMSetLinkage(object, LLVMPrivateLinkage);
        LLVMSetAlignment(object, 8);
        return object;
    }

    /** An object's contents: the class's own fields of these names, and all others zero. */
    private LLVMValueRef value(String className, Map<String, LLVMValueRef> fields, LLVMValueRef... behind) {
        var parts = new ArrayList<LLVMValueRef>();
        parts.add(descriptor(new Type.ClassType(className)));
        int at = layout.pointer();
        for (var placed : layout.fields(className)) {
            parts.add(LLVMConstNull(pad(placed.offset() - at)));
            var zero = LLVMConstNull(module.stored(placed.field().type()));
            parts.add(placed.owner().equals(className) ? fields.getOrDefault(placed.field().name(), zero) : zero);
            at = placed.offset() + layout.bytes(placed.field().type());
        }
        parts.add(LLVMConstNull(pad(layout.size(className) - at)));
        parts.addAll(List.of(behind));
        return ir.packed(parts.toArray(LLVMValueRef[]::new));
    }
}
