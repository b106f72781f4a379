package dev.heliac.junit;

import dev.heliac.frontend.model.ClassPool;
import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Defines the classes of one process anew, so that it shares no static field with another. Contracts, the language and the JDK are not:
 * endpoints and messages are the same for all. What a process gets from its kernel, it gets from {@link Kernel}.
 */
final class ProcessLoader extends ClassLoader {

    private static final String CONTRACT = "Ldev/heliac/lang/Contract;";

    private final ClassLoader application;
    private final ClassPool declarations;

    ProcessLoader(ClassLoader application) {
        super(application);
        this.application = application;
        declarations = new ClassPool(Map.of(), new URLClassLoader(new URL[0], application), new Diagnostics());
    }

    /** The declarations of the process's classes and of those that they use. */
    ClassPool declarations() {
        return declarations;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (application.getResource(file(name)) == null || isOfAll(name)) {
                return super.loadClass(name, resolve);
            }
            try {
                var bytes = ProcessCode.rewritten(bytes(application, name), this);
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Whether a class is the JDK's, the language's, or a contract's. */
    private boolean isOfAll(String name) {
        if (name.startsWith("java.") || name.startsWith("dev.heliac.lang.") || name.equals(Kernel.class.getName())) {
            return true;
        }
        return isOfContract(name);
    }

    /** Whether a class is a contract's: the interface or what is nested in it. */
    boolean isOfContract(String name) {
        for (int end = name.length(); end >= 0; end = name.lastIndexOf('$', end - 1)) {
            if (node(application, name.substring(0, end)).filter(ProcessLoader::isContract).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContract(ClassNode node) {
        return node.invisibleAnnotations != null && node.invisibleAnnotations.stream().anyMatch(a -> a.desc.equals(CONTRACT));
    }

    /** A class's declarations. */
    static Optional<ClassNode> node(ClassLoader loader, String name) {
        if (loader.getResource(file(name)) == null) {
            return Optional.empty();
        }
        try {
            var node = new ClassNode();
            new ClassReader(bytes(loader, name)).accept(node, ClassReader.SKIP_CODE);
            return Optional.of(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class of the process as it is in its class file. */
    ClassNode code(String name) {
        try {
            var node = new ClassNode();
            new ClassReader(bytes(application, name)).accept(node, ClassReader.EXPAND_FRAMES);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(ClassLoader loader, String name) throws IOException {
        try (var in = loader.getResourceAsStream(file(name))) {
            if (in == null) {
                throw new IOException("no class file of " + name);
            }
            return in.readAllBytes();
        }
    }

    private static String file(String name) {
        return name.replace('.', '/') + ".class";
    }
}
