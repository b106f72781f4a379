package dev.heliac.frontend.corpus;

import dev.heliac.frontend.source.Javac;
import dev.heliac.il.diag.Diagnostics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs about Java's own semantics: each compiles, and the output to expect of it is what the JVM computes. */
final class JavaCorpusTest {

    /** Defines the classes of one program. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(JavaCorpusTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    @TestFactory
    Stream<DynamicTest> java() {
        return runs("java");
    }

    /** The JDK's classes, its substituted members first of all. */
    @TestFactory
    Stream<DynamicTest> library() {
        return runs("library");
    }

    /** What a process may not use: golden diagnostics. */
    @TestFactory
    Stream<DynamicTest> excluded() {
        return Corpus.programs("excluded").stream().map(program -> DynamicTest.dynamicTest(Corpus.name(program), () -> {
            var outcome = Corpus.compile(program);
            Assertions.assertFalse(outcome.diagnostics().isEmpty());
            Corpus.golden(program, ".expected", Corpus.render(outcome.diagnostics()));
        }));
    }

    private static Stream<DynamicTest> runs(String folder) {
        return Corpus.programs(folder).stream().map(program -> DynamicTest.dynamicTest(Corpus.name(program), () -> {
            Corpus.golden(program, ".out", onTheJvm(program));
            Corpus.accepted(program);
        }));
    }

    /** What the program's {@code run} gives for each step, a line each; where it has no steps, what its {@code main} prints. */
    static String onTheJvm(Path program) throws ReflectiveOperationException {
        var out = new Diagnostics();
        var classes = Javac.compile(List.of(program), System.getProperty("java.class.path"), out);
        Assertions.assertEquals("", Corpus.render(out.list()));
        var type = new Loader(classes).loadClass(Corpus.name(program));
        if (Stream.of(type.getDeclaredFields()).noneMatch(f -> f.getName().equals("STEPS"))) {
            return printed(type);
        }
        var steps = type.getDeclaredField("STEPS");
        steps.setAccessible(true);
        var run = type.getDeclaredMethod("run", int.class);
        run.setAccessible(true);
        var text = new StringBuilder();
        for (int i = 0; i < steps.getInt(null); i++) {
            text.append(run.invoke(null, i)).append('\n');
        }
        return text.toString();
    }

    private static String printed(Class<?> type) throws ReflectiveOperationException {
        var main = type.getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        var out = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
