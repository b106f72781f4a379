package dev.heliac.frontend.model;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.net.URLClassLoader;
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
    private final URLClassLoader library;
    private final Diagnostics out;
    private final Map<String, Optional<ClassNode>> loaded = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final IdentityHashMap<ClassNode, Map<String, MethodNode>> methods = new IdentityHashMap<>();
    private final Substitutions substitutions = new Substitutions(this::resource);

    private final ClassFiles files = new ClassFiles(this::bytes);

    /**
     * @param application class files by internal name
     * @param library finds what the application does not define: on its own path, or in the language library and the JDK
     */
    public ClassPool(Map<String, byte[]> application, URLClassLoader library, Diagnostics out) {
        this.application = Map.copyOf(application);
        this.library = library;
        this.out = out;
    }

    /** What a JVM would refuse one of the application's classes for. */
    public Optional<ClassFiles.Fault> fault(String name) {
        return files.fault(application.get(name));
    }

    private byte[] bytes(String name) {
        var own = application.get(name);
        return own == null ? resource(name) : own;
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
        if (damaged(name)) {
            return Optional.empty();
        }
        var found = Optional.ofNullable(resource(name)).map(ClassPool::read);
        var node = substitutions.apply(name, found);
        node.ifPresent(n -> {
            Tidying.tidy(n);
            Splitting.apply(n);
            loaded.put(name, node);
            RawFields.rewrite(n, this, this::define);
        });
        return node;
    }

    /** Whether a class on the class path is none; what comes with the JDK and the language library is not in doubt. */
    private boolean damaged(String name) {
        var place = library.findResource(name + ".class");
        var bytes = place == null ? null : resource(name);
        var fault = bytes == null ? Optional.<ClassFiles.Fault>empty() : files.fault(bytes);
        fault.ifPresent(f -> out.error(f.code(), Place.of(place.toString()), f.message(), f.remedy()));
        return fault.isPresent();
    }

    private static ClassNode read(byte[] bytes) {
        var node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        return node;
    }

    /**
     * A class file outside the application. Nothing is read through jars that the JVM keeps open for all: whoever closes a loader closes
     * those for every other compilation as well.
     */
    private byte[] resource(String name) {
        var file = name + ".class";
        try (var in = library.getParent().getResourceAsStream(file)) {
            if (in != null) {
                return in.readAllBytes();
            }
            var found = library.findResource(file);
            if (found == null) {
                return null;
            }
            var connection = found.openConnection();
            connection.setUseCaches(false);
            try (var own = connection.getInputStream()) {
                return own.readAllBytes();
            }
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
