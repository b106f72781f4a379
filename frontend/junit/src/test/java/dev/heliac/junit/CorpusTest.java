package dev.heliac.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.frontend.source.Javac;
import dev.heliac.il.diag.Diagnostics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The front end's corpus of accepted programs does on the JVM what it does when it is compiled. */
class CorpusTest {

    private static final Path FOLDER = Path.of("../compiler/src/test/resources/ownership/accept");

    @TestFactory
    Stream<DynamicTest> doesTheSame() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList().stream()
                    .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> run(f)));
        }
    }

    void nothing() {}

    private static void run(Path program) throws Exception {
        var out = new Diagnostics();
        var classes = Javac.compile(List.of(program), System.getProperty("java.class.path"), out);
        assertEquals(List.of(), out.list());
        var loader = new Loader(classes);
        var processes = new ArrayList<Class<?>>();
        classes.keySet().stream().sorted().filter(c -> isProcess(loader, c)).map(loader::load).forEach(processes::add);
        var test = CorpusTest.class.getDeclaredMethod("nothing");
        var application = Application.start(processes, List.of(), Duration.ofSeconds(60), test);
        try {
            application.join();
            assertEquals(List.of(), application.failures());
            assertEquals(Files.readString(Path.of(program.toString().replaceFirst("\\.java$", ".out"))), application.console());
        } finally {
            application.stop();
        }
    }

    private static boolean isProcess(Loader loader, String type) {
        return ProcessLoader.node(loader, type.replace('/', '.'))
                .filter(n -> n.invisibleAnnotations != null
                        && n.invisibleAnnotations.stream().anyMatch(a -> a.desc.equals("Ldev/heliac/lang/Process;")))
                .isPresent();
    }

    /** Has the classes of one program, and their class files. */
    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(CorpusTest.class.getClassLoader());
            this.classes = classes;
        }

        Class<?> load(String name) {
            try {
                return loadClass(name.replace('/', '.'));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        protected URL findResource(String name) {
            var bytes = classes.get(name.replaceFirst("\\.class$", ""));
            try {
                return bytes == null ? null : URL.of(URI.create("memory:/" + name), new InMemory(bytes));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class InMemory extends URLStreamHandler {

        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
