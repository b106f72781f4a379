package dev.heliac.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.frontend.source.Javac;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a user may give that is no program: each gets a code, a place and a remedy, and nothing gets an exception. */
final class BadInputTest {

    private static final String MAIN = "([Ljava/lang/String;)V";
    private static final Path PROGRAM = Path.of("src", "test", "resources", "mutated", "Mutated.java");

    @TempDir
    Path folder;

    private static String compile(List<Path> inputs, Path... classpath) {
        var out = new Diagnostics();
        var module = HeliacCompiler.compile(inputs, new HeliacCompiler.Options("app", List.of(classpath)), out);
        module.ifPresent(m -> Verifier.verify(m, out));
        assertEquals(module.isPresent(), !out.hasErrors());
        var text = new StringBuilder();
        for (var d : out.list()) {
            assertFalse(d.place().file().isEmpty(), d.message());
            assertFalse(d.message().contains("\n"), d.message());
            text.append(d.code().id()).append(' ').append(d.message()).append(d.remedy().isEmpty() ? "" : " -> " + d.remedy()).append('\n');
        }
        return text.toString();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.write(path, bytes);
    }

    private Path source(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] type(String name, int version, int access, String above, String[] interfaces, Consumer<ClassWriter> body) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, access, name, null, above, interfaces);
        body.accept(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** A class with a main of these instructions. */
    private static byte[] main(String name, Consumer<MethodVisitor> code) {
        return type(name, Opcodes.V25, Opcodes.ACC_PUBLIC, "java/lang/Object", null, writer -> {
            var main = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", MAIN, null, null);
            main.visitCode();
            code.accept(main);
            main.visitInsn(Opcodes.RETURN);
            main.visitMaxs(0, 0);
        });
    }

    private static byte[] empty(String name, String above, int access, String... interfaces) {
        return type(name, Opcodes.V21, access, above, interfaces, _ -> {});
    }

    @Test
    void versionsThatAreNotRead() throws IOException {
        var newer = type("A", 70, Opcodes.ACC_PUBLIC, "java/lang/Object", null, _ -> {});
        assertEquals(
                "HIL1204 the class file is of Java 26, newer than this version of Heliac reads -> compile it with --release 25\n",
                compile(List.of(write("A.class", newer))));
        var preview = type("A", Opcodes.V25 | Opcodes.V_PREVIEW, Opcodes.ACC_PUBLIC, "java/lang/Object", null, _ -> {});
        assertTrue(compile(List.of(write("A.class", preview))).startsWith("HIL1204 the class file uses preview features of Java 25"));
        var older = type("A", Opcodes.V1_5, Opcodes.ACC_PUBLIC, "java/lang/Object", null, _ -> {});
        assertTrue(compile(List.of(write("A.class", older))).startsWith("HIL1204 the class file is older than Java 6"));
    }

    @Test
    void codeThatNoJvmVerifies() throws IOException {
        var underflow = main("A", code -> code.visitInsn(Opcodes.IADD));
        assertTrue(compile(List.of(write("A.class", underflow))).startsWith("HIL1204 a JVM would not verify the class: "));
        var wrong = main("A", code -> {
            code.visitInsn(Opcodes.ICONST_1);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
            code.visitInsn(Opcodes.POP);
        });
        assertTrue(compile(List.of(write("A.class", wrong))).startsWith("HIL1204 a JVM would not verify the class: "));
    }

    @Test
    void hierarchiesThatCannotBe() throws IOException {
        var a = write("a/A.class", empty("A", "B", Opcodes.ACC_PUBLIC));
        var b = write("a/B.class", empty("B", "A", Opcodes.ACC_PUBLIC));
        assertEquals(
                """
                HIL1003 `A` extends or implements itself -> compile the classes together
                HIL1003 `B` extends or implements itself -> compile the classes together
                """,
                compile(List.of(a, b)));
        assertEquals(
                "HIL1003 `C` extends `java.lang.String`, which is final -> compile the classes together\n",
                compile(List.of(write("b/C.class", empty("C", "java/lang/String", Opcodes.ACC_PUBLIC)))));
        assertEquals(
                "HIL1003 `C` implements `java.lang.String`, which is no interface -> compile the classes together\n",
                compile(List.of(write("b/C.class", empty("C", "java/lang/Object", Opcodes.ACC_PUBLIC, "java/lang/String")))));
        assertTrue(compile(List.of(write("b/java/lang/Mine.class", empty("java/lang/Mine", "java/lang/Object", Opcodes.ACC_PUBLIC))))
                .startsWith("HIL1204 `java.lang.Mine` is in a package of the JDK's"));
    }

    @Test
    void classesThatDoNotFitTogether() throws IOException {
        var caller = main("A", code -> {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, "B", "gone", "()V", false);
            code.visitFieldInsn(Opcodes.GETSTATIC, "B", "gone", "I");
            code.visitInsn(Opcodes.POP);
        });
        var other = type("B", Opcodes.V21, Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "java/lang/Object", null, writer -> {
            writer.visitField(Opcodes.ACC_STATIC, "gone", "J", null, null);
            writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "gone", "()V", null, null);
        });
        var path = write("lib/B.class", other).getParent();
        assertTrue(compile(List.of(write("A.class", caller)), path).startsWith("HIL1003 `B.gone()V` is not there"));
        assertEquals(
                "HIL1002 class `B` is not there -> put it on the class path\n",
                compile(List.of(write("A.class", caller))));
        var field = main("A", code -> {
            code.visitFieldInsn(Opcodes.GETSTATIC, "B", "gone", "I");
            code.visitInsn(Opcodes.POP);
        });
        assertEquals("HIL1003 `B.gone` is not there -> compile the classes together\n",
                compile(List.of(write("A.class", field)), path));
        var make = main("A", code -> {
            code.visitTypeInsn(Opcodes.NEW, "B");
            code.visitInsn(Opcodes.DUP);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "B", "<init>", "()V", false);
            code.visitInsn(Opcodes.POP);
        });
        assertEquals(
                "HIL1003 an object of `B` is made, which is abstract -> compile the classes together\n",
                compile(List.of(write("A.class", make)), path));
        write("lib/B.class", Arrays.copyOf(other, other.length - 5));
        assertTrue(compile(List.of(write("A.class", make)), path).startsWith("HIL1204 not a class file, or a damaged one"));
    }

    @Test
    void callSitesOfUnknownBootstrapMethods() throws IOException {
        var linked = main("A", code -> code.visitInvokeDynamicInsn("run", "()V", new Handle(
                Opcodes.H_INVOKESTATIC, "my/Linker", "link",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
                false)));
        assertEquals(
                "HIL1017 a call site is linked by `my.Linker.link` -> compile the class from Java with javac\n",
                compile(List.of(write("A.class", linked))));
    }

    @Test
    void inputsThatAreNone() throws IOException {
        assertTrue(compile(List.of(folder.resolve("none.java"))).startsWith("HIL1202 no such file or directory"));
        assertTrue(compile(List.of(Files.createDirectory(folder.resolve("bare")))).startsWith("HIL1203 no Java source or class file here"));
        assertTrue(compile(List.of(write("text.txt", new byte[0]))).startsWith("HIL1203 neither a .java"));
        assertTrue(compile(List.of(source("Empty.java", ""))).startsWith("HIL1012 the application has no process"));
        var latin = write("L.java", "class L { String s = \"\u00e9\"; }".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(compile(List.of(latin)).startsWith("HIL1201 unmappable character"));
        assertTrue(compile(List.of(source("Wrong.java", "class Wrong { int f() { return \"x\" } }"))).startsWith("HIL1201 "));
        var main = "{ public static void main(String[] words) {} }";
        assertTrue(compile(List.of(source("Two.java", "class One " + main + " class Two " + main)))
                .startsWith("HIL1012 the application has no process, and several classes with a main: One, Two"));
        assertTrue(compile(List.of(source("P.java", "class P { private static void main(String[] words) {} }"))).startsWith("HIL1012 "));
        assertTrue(compile(List.of(source("Q.java", "class Q " + main)), folder.resolve("none.jar"))
                .startsWith("HIL1202 on the class path, but cannot be read"));
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        var path = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(path); var zip = new ZipOutputStream(out)) {
            for (var e : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey()));
                zip.write(e.getValue());
            }
        }
        return path;
    }

    @Test
    void damagedAndHostileArchives() throws IOException {
        var main = main("A", _ -> {});
        var entries = new TreeMap<String, byte[]>();
        entries.put("../../A.class", main);
        var jar = jar("climbing.jar", entries);
        assertEquals("", compile(List.of(jar)));
        assertFalse(Files.exists(folder.resolve("../../A.class")));
        entries.put("copy/A.class", main);
        assertEquals("", compile(List.of(jar("twice.jar", entries))));
        entries.put("copy/A.class", main("A", code -> code.visitInsn(Opcodes.NOP)));
        assertTrue(compile(List.of(jar("differing.jar", entries))).startsWith("HIL1204 `A` is defined otherwise in "));
        entries.clear();
        entries.put("Big.class", new byte[40 << 20]);
        assertEquals("HIL1204 too large when unpacked -> check the archive\n", compile(List.of(jar("bomb.jar", entries))));
        var bytes = Files.readAllBytes(jar);
        var cut = write("cut.jar", Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(compile(List.of(cut)).startsWith("HIL1204 the archive is damaged"));
        var source = source("Q.java", "class Q { public static void main(String[] words) {} }");
        assertTrue(compile(List.of(source), cut).startsWith("HIL1204 the archive is damaged"));
    }

    /** A method of nearly 64 KiB and a switch of a thousand cases are ordinary; one instruction more is javac's to refuse. */
    @Test
    void largeMethods() throws IOException {
        var text = new StringBuilder("class Large {\n    public static void main(String[] words) {\n        int n = words.length;\n");
        text.append("        switch (n * 7) {\n");
        for (int i = 0; i < 1000; i++) {
            text.append("            case ").append(i * i).append(" -> n += ").append(i).append(";\n");
        }
        text.append("            default -> n--;\n        }\n");
        for (int i = 0; i < 4400; i++) {
            text.append("        n = n * ").append(i + 200).append(" + ").append(i).append(";\n");
        }
        var end = "        System.out.println(n);\n    }\n}\n";
        assertEquals("", compile(List.of(source("Large.java", text + end))));
        for (int i = 0; i < 7000; i++) {
            text.append("        n = n * 4000 + 300;\n");
        }
        assertTrue(compile(List.of(source("Large.java", text + end))).startsWith("HIL1201 code too large"));
    }

    /** Bytes of class files changed at random: something is said or the program is one, and no exception comes out. */
    @Test
    void mutatedClassFiles() throws IOException {
        var out = new Diagnostics();
        var classes = Javac.compile(List.of(PROGRAM), System.getProperty("java.class.path"), out);
        assertFalse(out.hasErrors());
        var names = classes.keySet().stream().sorted().toList();
        for (var name : names) {
            write("m/" + name + ".class", classes.get(name));
        }
        var seed = Long.getLong("heliac.seed", 1);
        for (int i = 0; i < Integer.getInteger("heliac.mutations.classes", 100); i++) {
            var random = new Random(seed * 1_000_003 + i);
            var name = names.get(random.nextInt(names.size()));
            write("m/" + name + ".class", mutated(classes.get(name).clone(), random));
            try {
                compile(List.of(folder.resolve("m")));
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("-Dheliac.seed=" + seed + ", case " + i + ", class " + name, e);
            }
            write("m/" + name + ".class", classes.get(name));
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int changes = 1 + random.nextInt(10) / 7 * random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1 << random.nextInt(8));
        }
        return bytes;
    }
}
