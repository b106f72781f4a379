package dev.heliac.frontend.model;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;
import org.objectweb.asm.tree.ClassNode;

/** Finds classes by internal name: the application's first, then those of the language library and the JDK. */
public final class ClassPool {

    /** JDK classes whose own body is tied to the JVM, and the support class compiled in their place. */
    private static final Map<String, String> SUBSTITUTES = Map.of(
            "java/lang/Throwable", "dev/heliac/lang/support/ThrowableBody",
            "java/lang/Error", "dev/heliac/lang/support/ErrorBody");

    private static final Map<String, String> SUBSTITUTED =
            SUBSTITUTES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final Map<String, byte[]> application;
    private final ClassLoader library;
    private final Map<String, Optional<ClassNode>> loaded = new HashMap<>();

    /**
     * @param application class files by internal name
     * @param library loads what the application does not define
     */
    public ClassPool(Map<String, byte[]> application, ClassLoader library) {
        this.application = Map.copyOf(application);
        this.library = library;
    }

    public Optional<ClassNode> find(String name) {
        var known = loaded.get(name);
        if (known == null) {
            known = load(name);
            loaded.put(name, known);
        }
        return known;
    }

    /** Internal names of the application's own classes, sorted. */
    public List<String> applicationClasses() {
        return application.keySet().stream().sorted().toList();
    }

    public boolean isApplication(String name) {
        return application.containsKey(name);
    }

    private Optional<ClassNode> load(String name) {
        var substitute = SUBSTITUTES.get(name);
        var bytes = application.get(name);
        if (bytes == null) {
            bytes = resource(substitute == null ? name : substitute);
        }
        if (bytes == null) {
            return Optional.empty();
        }
        var node = new ClassNode();
        var visitor = substitute == null ? node : new ClassRemapper(node, new SimpleRemapper(Opcodes.ASM9, SUBSTITUTED));
        new ClassReader(bytes).accept(visitor, ClassReader.EXPAND_FRAMES);
        return Optional.of(node);
    }

    private byte[] resource(String name) {
        try (var in = library.getResourceAsStream(name + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether one class is the other or extends or implements it. Unknown classes extend Object only. */
    public boolean isSubclass(String name, String ancestor) {
        var next = new ArrayDeque<String>();
        var seen = new HashSet<String>();
        next.add(name);
        while (!next.isEmpty()) {
            var current = next.remove();
            if (current.equals(ancestor)) {
                return true;
            }
            if (seen.add(current)) {
                find(current).ifPresent(node -> {
                    if (node.superName != null) {
                        next.add(node.superName);
                    }
                    next.addAll(node.interfaces);
                });
            }
        }
        return ancestor.equals("java/lang/Object");
    }
}
