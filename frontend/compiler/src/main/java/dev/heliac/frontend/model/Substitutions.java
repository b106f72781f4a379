package dev.heliac.frontend.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Replaces members of JDK classes by those of the classes in {@code dev.heliac.lang.substitute}. */
public final class Substitutions {

    /** It asks for no methods, but types that javac infers have it. */
    private static final String SERIALIZABLE = "java/io/Serializable";
    private static final String PACKAGE = "dev/heliac/lang/substitute/";

    /** JDK classes by their substitute's simple name. */
    private static final Map<String, String> TARGETS = Map.ofEntries(
            Map.entry("java/io/PrintStream", "PrintStreamMembers"),
            Map.entry("java/lang/AbstractStringBuilder", "AbstractStringBuilderMembers"),
            Map.entry("java/lang/Class", "ClassMembers"),
            Map.entry("java/lang/ConditionalSpecialCasing", "ConditionalSpecialCasingMembers"),
            Map.entry("java/lang/Double", "DoubleMembers"),
            Map.entry("java/lang/Enum", "EnumMembers"),
            Map.entry("java/lang/Error", "ErrorMembers"),
            Map.entry("java/lang/Integer$IntegerCache", "IntegerCacheMembers"),
            Map.entry("java/lang/Math", "MathMembers"),
            Map.entry("java/lang/NullPointerException", "NullPointerExceptionMembers"),
            Map.entry("java/lang/Object", "ObjectMembers"),
            Map.entry("java/lang/Runtime", "RuntimeMembers"),
            Map.entry("java/lang/StrictMath", "StrictMathMembers"),
            Map.entry("java/lang/String", "StringMembers"),
            Map.entry("java/lang/String$CaseInsensitiveComparator", "CaseInsensitiveMembers"),
            Map.entry("java/lang/StringUTF16", "StringUtf16Members"),
            Map.entry("java/lang/System", "SystemMembers"),
            Map.entry("java/lang/ThreadLocal", "ThreadLocalMembers"),
            Map.entry("java/lang/Throwable", "ThrowableMembers"),
            Map.entry("java/lang/reflect/Array", "ReflectArrayMembers"),
            Map.entry("java/math/BigInteger$RecursiveOp", "BigIntegerRecursiveOpMembers"),
            Map.entry("java/nio/charset/Charset", "CharsetMembers"),
            Map.entry("java/nio/charset/StandardCharsets", "StandardCharsetsMembers"),
            Map.entry("java/util/Formatter", "FormatterMembers"),
            Map.entry("java/util/Formatter$FormatSpecifier", "FormatSpecifierMembers"),
            Map.entry("java/util/HashMap", "HashMapMembers"),
            Map.entry("java/util/ImmutableCollections$Access$1", "ImmutableAccessMembers"),
            Map.entry("java/util/Locale", "LocaleMembers"),
            Map.entry("java/util/Locale$Category", "LocaleMembers$Category"),
            Map.entry("java/util/Random", "RandomMembers"),
            Map.entry("java/util/Tripwire", "UtilTripwireMembers"),
            Map.entry("java/util/concurrent/ConcurrentHashMap", "ConcurrentHashMapMembers"),
            Map.entry("java/util/concurrent/ConcurrentHashMap$TreeBin", "ConcurrentTreeBinMembers"),
            Map.entry("java/util/concurrent/ForkJoinTask", "ForkJoinTaskMembers"),
            Map.entry("java/util/concurrent/ThreadLocalRandom", "ThreadLocalRandomMembers"),
            Map.entry("java/util/concurrent/atomic/AtomicBoolean", "AtomicBooleanMembers"),
            Map.entry("java/util/concurrent/atomic/AtomicInteger", "AtomicIntegerMembers"),
            Map.entry("java/util/concurrent/atomic/AtomicLong", "AtomicLongMembers"),
            Map.entry("java/util/concurrent/atomic/AtomicReference", "AtomicReferenceMembers"),
            Map.entry("java/util/regex/Pattern", "PatternMembers"),
            Map.entry("java/util/regex/Pattern$NFCCharProperty", "NfcCharPropertyMembers"),
            Map.entry("java/util/stream/AbstractPipeline", "AbstractPipelineMembers"),
            Map.entry("java/util/stream/Tripwire", "TripwireMembers"),
            Map.entry("jdk/internal/access/JavaLangAccess", "JavaLangAccessMembers"),
            Map.entry("jdk/internal/access/JavaUtilCollectionAccess", "JavaUtilCollectionAccessMembers"),
            Map.entry("jdk/internal/access/SharedSecrets", "SharedSecretsMembers"),
            Map.entry("jdk/internal/misc/CDS", "CdsMembers"),
            Map.entry("jdk/internal/misc/Unsafe", "UnsafeMembers"),
            Map.entry("jdk/internal/misc/VM", "VmMembers"),
            Map.entry("jdk/internal/util/ArraysSupport", "ArraysSupportMembers"),
            Map.entry("jdk/internal/util/ByteArray", "ByteArrayMembers"),
            Map.entry("jdk/internal/util/DecimalDigits", "DecimalDigitsMembers"),
            Map.entry("jdk/internal/util/Preconditions", "PreconditionsMembers"),
            Map.entry("sun/nio/cs/ISO_8859_1", "Latin1Members"),
            Map.entry("sun/nio/cs/US_ASCII", "AsciiMembers"),
            Map.entry("sun/nio/cs/UTF_8", "Utf8Members"));

    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        TARGETS.forEach((target, substitute) -> NAMES.put(PACKAGE + substitute, target));
    }

    private final Function<String, byte[]> bytes;

    Substitutions(Function<String, byte[]> bytes) {
        this.bytes = bytes;
    }

    /** The substitutes' internal names by those of the JDK's classes. */
    public static Map<String, String> table() {
        return TARGETS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> PACKAGE + e.getValue()));
    }

    /** The class as it is compiled, given as it is in the JDK; empty when neither is there. */
    Optional<ClassNode> apply(String name, Optional<ClassNode> original) {
        var substitute = TARGETS.get(name);
        if (substitute == null) {
            return original;
        }
        var members = new ClassNode();
        var remapper = new SimpleRemapper(Opcodes.ASM9, NAMES);
        new ClassReader(bytes.apply(PACKAGE + substitute)).accept(new ClassRemapper(members, remapper), ClassReader.EXPAND_FRAMES);
        // A nested class belongs to what its outer class replaces as a whole.
        boolean whole = annotation(members.invisibleAnnotations, "Substitute")
                .map(a -> a.values.contains(true))
                .orElse(true);
        if (whole) {
            original.ifPresent(o -> {
                members.access = o.access;
                if (o.interfaces.contains(SERIALIZABLE) && !members.interfaces.contains(SERIALIZABLE)) {
                    members.interfaces.add(SERIALIZABLE);
                }
            });
            return Optional.of(members);
        }
        original.ifPresent(o -> merge(o, members));
        return original;
    }

    private static void merge(ClassNode into, ClassNode from) {
        for (var field : from.fields) {
            if (annotation(field.invisibleAnnotations, "Original").isEmpty()) {
                into.fields.removeIf(f -> f.name.equals(field.name));
                into.fields.add(field);
            }
        }
        var methods = new ArrayList<MethodNode>();
        for (var method : from.methods) {
            boolean added = annotation(method.invisibleAnnotations, "Added").isPresent();
            boolean original = annotation(method.invisibleAnnotations, "Original").isPresent();
            if (!original && (added || !method.name.equals("<init>"))) {
                methods.add(method);
            }
        }
        for (var method : methods) {
            int at = indexOf(into, method);
            if (at < 0) {
                into.methods.add(method);
            } else {
                into.methods.set(at, method);
            }
        }
    }

    private static int indexOf(ClassNode node, MethodNode method) {
        for (int i = 0; i < node.methods.size(); i++) {
            if (node.methods.get(i).name.equals(method.name) && node.methods.get(i).desc.equals(method.desc)) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<AnnotationNode> annotation(List<AnnotationNode> all, String name) {
        return all == null
                ? Optional.empty()
                : all.stream().filter(a -> a.desc.equals("L" + PACKAGE + name + ";")).findFirst();
    }
}
