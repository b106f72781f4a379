package dev.heliac.frontend.model;

import dev.heliac.frontend.codes.FrontCode;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Checks class files as a JVM does before it runs them, with the JDK's own verifier: what is translated is type-safe bytecode. Classes
 * that are missing are not its matter, since nothing may ever reach them.
 */
public final class ClassFiles {

    /** What is wrong with a class file, and what to do. */
    public record Fault(FrontCode code, String message, String remedy) {}

    private static final String AGAIN = "compile it again";
    private static final String TOGETHER = "compile the classes together";
    private static final int MAGIC = 0xcafebabe;
    private static final int VERSION_OFFSET = 44;
    private static final int OLDEST = 50;
    private static final int NEWEST = 69;

    private final Function<String, byte[]> find;
    private final ClassFile files;

    /** @param find the bytes of a class by its internal name, or null */
    public ClassFiles(Function<String, byte[]> find) {
        this.find = find;
        files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver()));
    }

    /** What a JVM would refuse the class for. */
    public Optional<Fault> fault(byte[] bytes) {
        return unreadable(bytes).or(() -> hierarchy(bytes)).or(() -> verified(bytes));
    }

    /** What a class file is refused for at first sight. */
    public static Optional<Fault> unreadable(byte[] bytes) {
        return version(bytes).or(() -> read(bytes));
    }

    private static Optional<Fault> fault(FrontCode code, String message, String remedy) {
        return Optional.of(new Fault(code, message, remedy));
    }

    private static int number(byte[] bytes, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }

    private static Optional<Fault> version(byte[] bytes) {
        if (bytes.length < 10 || number(bytes, 0, 4) != MAGIC) {
            return fault(FrontCode.BAD_CLASS, "not a class file, or a damaged one", AGAIN);
        }
        int minor = number(bytes, 4, 2);
        int major = number(bytes, 6, 2);
        var java = "Java " + (major - VERSION_OFFSET);
        if (major > NEWEST) {
            return fault(FrontCode.BAD_CLASS, "the class file is of " + java + ", newer than this version of Heliac reads",
                    "compile it with --release " + (NEWEST - VERSION_OFFSET));
        }
        if (minor == 0xffff) {
            return fault(FrontCode.BAD_CLASS, "the class file uses preview features of " + java, "compile it without --enable-preview");
        }
        return major >= OLDEST
                ? Optional.empty()
                : fault(FrontCode.BAD_CLASS, "the class file is older than Java 6, without the types that are checked",
                        "compile it again, with --release 8 or later");
    }

    private static Optional<Fault> read(byte[] bytes) {
        try {
            new ClassReader(bytes).accept(new ClassNode(), ClassReader.EXPAND_FRAMES);
            return Optional.empty();
        } catch (RuntimeException e) {
            // ASM reports damage by whatever its reading ran into.
            return fault(FrontCode.BAD_CLASS, "not a class file, or a damaged one", AGAIN);
        }
    }

    private Optional<ClassReader> header(String name) {
        var bytes = find.apply(name);
        try {
            return Optional.ofNullable(bytes).map(ClassReader::new);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Fault> hierarchy(byte[] bytes) {
        var type = new ClassReader(bytes);
        var name = shown(type.getClassName());
        boolean isInterface = (type.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        if (type.getSuperName() == null) {
            return fault(FrontCode.BAD_CLASS, "`" + name + "` has no superclass", AGAIN);
        }
        if (ancestors(type).contains(type.getClassName())) {
            return fault(FrontCode.MISSING_METHOD, "`" + name + "` extends or implements itself", TOGETHER);
        }
        var above = header(type.getSuperName());
        if (above.isPresent() && (above.get().getAccess() & (Opcodes.ACC_INTERFACE | Opcodes.ACC_FINAL)) != 0) {
            return fault(
                    FrontCode.MISSING_METHOD,
                    "`" + name + "` extends `" + shown(type.getSuperName()) + "`, which is "
                            + ((above.get().getAccess() & Opcodes.ACC_INTERFACE) != 0 ? "an interface" : "final"),
                    TOGETHER);
        }
        if (isInterface && !type.getSuperName().equals("java/lang/Object")) {
            return fault(FrontCode.BAD_CLASS, "the interface `" + name + "` extends a class", AGAIN);
        }
        for (var i : type.getInterfaces()) {
            if (header(i).filter(h -> (h.getAccess() & Opcodes.ACC_INTERFACE) == 0).isPresent()) {
                return fault(
                        FrontCode.MISSING_METHOD, "`" + name + "` implements `" + shown(i) + "`, which is no interface", TOGETHER);
            }
        }
        return Optional.empty();
    }

    /** Names of all that a class extends or implements; its own among them when it does so itself. */
    private Set<String> ancestors(ClassReader type) {
        var all = new HashSet<String>();
        var next = new ArrayDeque<ClassReader>();
        next.add(type);
        while (!next.isEmpty()) {
            var current = next.remove();
            var above = new ArrayDeque<String>();
            if (current.getSuperName() != null) {
                above.add(current.getSuperName());
            }
            above.addAll(List.of(current.getInterfaces()));
            for (var name : above) {
                if (all.add(name)) {
                    header(name).ifPresent(next::add);
                }
            }
        }
        return all;
    }

    private Optional<Fault> verified(byte[] bytes) {
        try {
            return files.verify(bytes).stream().findFirst().flatMap(e -> unverified(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            return unverified(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Fault> unverified(String why) {
        return fault(FrontCode.BAD_CLASS, "a JVM would not verify the class: " + why.lines().findFirst().orElse("it is damaged"), AGAIN);
    }

    /** What is not known counts as an interface, which everything may be. */
    private ClassHierarchyResolver resolver() {
        return description -> {
            var name = internal(description);
            return header(name)
                    .map(h -> (h.getAccess() & Opcodes.ACC_INTERFACE) != 0 || h.getSuperName() == null && !name.equals("java/lang/Object")
                            ? ClassHierarchyInfo.ofInterface()
                            : ClassHierarchyInfo.ofClass(h.getSuperName() == null ? null : ClassDesc.ofInternalName(h.getSuperName())))
                    .orElseGet(ClassHierarchyInfo::ofInterface);
        };
    }

    private static String internal(ClassDesc description) {
        var text = description.descriptorString();
        return text.startsWith("L") ? text.substring(1, text.length() - 1) : text;
    }

    private static String shown(String name) {
        return name.replace('/', '.');
    }
}
