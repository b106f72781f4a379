package dev.heliac.frontend.model;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds classes by internal name: the application's first, then those of the language library and the JDK. */
public final class ClassPool {

    private final Map<String, byte[]> application;
    private final ClassLoader library;
    private final Map<String, Optional<ClassNode>> loaded = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final IdentityHashMap<ClassNode, Map<String, MethodNode>> methods = new IdentityHashMap<>();
    private final Substitutions substitutions = new Substitutions(this::resource);

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

    /** Adds a class that no class file holds. */
    public void define(ClassNode node) {
        loaded.put(node.name, Optional.of(node));
    }

    private Optional<ClassNode> load(String name) {
        var own = application.get(name);
        if (own != null) {
            var node = read(own);
            Splitting.apply(node);
            return Optional.of(node);
        }
        var found = Optional.ofNullable(resource(name)).map(ClassPool::read);
        var node = substitutions.apply(name, found);
        node.ifPresent(Tidying::tidy);
        node.ifPresent(Splitting::apply);
        return node;
    }

    private static ClassNode read(byte[] bytes) {
        var node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        return node;
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
        return name.equals(ancestor) || ancestor.equals("java/lang/Object") || supertypes(name).contains(ancestor);
    }

    /** Everything that a class extends or implements, itself included. */
    public Set<String> supertypes(String name) {
        var known = supertypes.get(name);
        if (known != null) {
            return known;
        }
        var all = new HashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(name);
        while (!next.isEmpty()) {
            var current = next.remove();
            if (all.add(current)) {
                find(current).ifPresent(node -> {
                    if (node.superName != null) {
                        next.add(node.superName);
                    }
                    next.addAll(node.interfaces);
                });
            }
        }
        supertypes.put(name, all);
        return all;
    }

    /** A method that a class itself declares. */
    public Optional<MethodNode> method(ClassNode node, String name, String descriptor) {
        return Optional.ofNullable(methods.computeIfAbsent(node, _ -> {
            var all = new HashMap<String, MethodNode>();
            node.methods.forEach(m -> all.put(m.name + m.desc, m));
            return all;
        }).get(name + descriptor));
    }
}
