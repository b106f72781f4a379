package dev.heliac.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Defines the classes of one process anew, so that it shares no static field with another. Contracts, the language and the JDK are not:
 * endpoints and messages are the same for all. What a process gets from its kernel, it gets from {@link Kernel}.
 */
final class ProcessLoader extends ClassLoader {

    private static final String KERNEL = "dev/heliac/junit/Kernel";
    private static final String CONTRACT = "Ldev/heliac/lang/Contract;";

    private final ClassLoader application;

    ProcessLoader(ClassLoader application) {
        super(application);
        this.application = application;
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
                var bytes = rewritten(bytes(application, name));
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

    /** The same bytes where nothing of the kernel's is used, so that tools that know the class know it again. */
    private static byte[] rewritten(byte[] bytes) {
        var reader = new ClassReader(bytes);
        var writer = new ClassWriter(reader, 0);
        var calls = new KernelCalls(writer);
        reader.accept(calls, 0);
        return calls.any ? writer.toByteArray() : bytes;
    }

    /** Leads to {@link Kernel} what the JVM would do for all processes together, or not at all. */
    private static final class KernelCalls extends ClassVisitor {

        private boolean any;

        KernelCalls(ClassWriter to) {
            super(Opcodes.ASM9, to);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    if (opcode == Opcodes.GETSTATIC && owner.equals("java/lang/System") && (field.equals("out") || field.equals("err"))) {
                        any = true;
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, KERNEL, "console", "()Ljava/io/PrintStream;", false);
                    } else {
                        super.visitFieldInsn(opcode, owner, field, type);
                    }
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean ofInterface) {
                    boolean ours = switch (owner + "." + method) {
                        case "dev/heliac/lang/Channel.create", "dev/heliac/lang/Endpoint$Any.of", "java/lang/System.exit" -> true;
                        default -> false;
                    };
                    any |= ours;
                    super.visitMethodInsn(opcode, ours ? KERNEL : owner, method, type, ofInterface && !ours);
                }
            };
        }
    }
}
