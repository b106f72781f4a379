package dev.heliac.frontend.source;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic.Kind;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Runs javac in this process and keeps the class files in memory. */
public final class Javac {

    private Javac() {}

    /** Compiles sources; javac's messages are reported once, as they are. The result is by internal name. */
    public static Map<String, byte[]> compile(List<Path> sources, String classpath, Diagnostics out) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            out.error(FrontCode.JAVAC, Place.of("<javac>"), "this Java runtime has no compiler", "run Heliac on a JDK 25, not a JRE");
            return Map.of();
        }
        var collected = new DiagnosticCollector<JavaFileObject>();
        var classes = new HashMap<String, byte[]>();
        var options = List.of("--release", "25", "-g", "-parameters", "-proc:none", "-implicit:none", "-cp", classpath);
        try (var files = compiler.getStandardFileManager(collected, Locale.ROOT, StandardCharsets.UTF_8);
                var memory = new InMemory(files, classes)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            compiler.getTask(Writer.nullWriter(), memory, collected, options, null, units).call();
        } catch (IOException e) {
            out.error(FrontCode.JAVAC, Place.of("<javac>"), "javac stopped: " + e.getMessage(), "");
        }
        for (var d : collected.getDiagnostics()) {
            if (d.getKind() == Kind.ERROR) {
                // One line, as diagnostics are: javac gives details on lines of their own.
                var message = d.getMessage(Locale.ROOT).strip().replaceAll("\\s*\\R\\s*", "; ");
                out.add(Diagnostic.error(FrontCode.JAVAC, place(d), message, ""));
            }
        }
        return classes;
    }

    private static Place place(javax.tools.Diagnostic<? extends JavaFileObject> d) {
        if (d.getSource() == null) {
            return Place.of("<javac>");
        }
        int length = (int) Math.max(1, Math.min(200, d.getEndPosition() - d.getStartPosition()));
        return new Place(
                d.getSource().getName(),
                (int) Math.max(0, d.getLineNumber()),
                (int) Math.max(0, d.getColumnNumber()),
                length,
                "");
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;

        InMemory(JavaFileManager files, Map<String, byte[]> classes) {
            super(files);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            var name = className.replace('.', '/');
            return new SimpleJavaFileObject(URI.create("mem:///" + name + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
