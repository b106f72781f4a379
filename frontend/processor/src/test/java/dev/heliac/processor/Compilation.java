package dev.heliac.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles one source with the processor. */
final class Compilation {

    private Compilation() {}

    /** What the compiler says, and what it throws. */
    record Result(List<Diagnostic<? extends JavaFileObject>> diagnostics, boolean success, String printed) {

        /** The processor's, as {@code line:column message}. */
        List<String> ours() {
            return diagnostics.stream()
                    .filter(d -> d.getMessage(Locale.ROOT).contains("HIL"))
                    .map(d -> d.getLineNumber() + ":" + d.getColumnNumber() + " " + d.getMessage(Locale.ROOT))
                    .toList();
        }
    }

    /** Of a file with this text in a folder, where the classes go too. */
    static Result of(JavaCompiler compiler, String name, String text, Path classes) throws IOException {
        var source = Files.writeString(classes.resolve(name + ".java"), text);
        var collected = new DiagnosticCollector<JavaFileObject>();
        var printed = new StringWriter();
        try (var files = compiler.getStandardFileManager(collected, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            var options = List.of("-source", "21", "-target", "21", "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(printed, files, collected, options, null, files.getJavaFileObjects(source));
            task.setProcessors(List.of(new ContractProcessor()));
            return new Result(collected.getDiagnostics(), task.call(), printed.toString());
        }
    }
}
