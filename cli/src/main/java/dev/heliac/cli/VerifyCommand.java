package dev.heliac.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.system.explore.Result;
import dev.heliac.installer.InstallCode;
import dev.heliac.installer.Reason;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "Checks ownership, protocols and types of a module or of sources, and whether its processes can wait for ever.",
        footer = {"", "Examples:", "  heliac verify app.hil", "  heliac verify src --format json -o report.json",
            "  heliac verify src --emit promela -o app.pml"})
final class VerifyCommand implements Callable<Integer> {

    /** How the report is written. */
    enum Format {
        text,
        json
    }

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "One .hil file, or sources, class directories and jars.")
    List<Path> inputs;

    @Option(names = {"-cp", "--classpath"}, paramLabel = "PATH", description = "Directories and jars of classes used, as for javac.")
    String classpath;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    Format format;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Where the report goes; default standard error (text) or output.")
    Path output;

    private Optional<Result> explored = Optional.empty();

    @Mixin
    SystemOptions system;

    @Override
    public Integer call() throws IOException {
        var out = new Diagnostics();
        var module = Programs.load(inputs, classpath, out);
        module.ifPresent(m -> Programs.verify(inputs, m, out));
        if (module.isPresent() && !out.hasErrors()) {
            if (system.emit != null) {
                return emit(module.get(), out);
            }
            explored = system.check(module.get(), inputs.getFirst(), out);
        }
        if (format == Format.text && output == null) {
            Terminal.report(out);
        } else if (output == null) {
            write(out, System.out);
        } else {
            try (var file = new PrintStream(Files.newOutputStream(output), false, StandardCharsets.UTF_8)) {
                write(out, file);
            } catch (FileSystemException e) {
                cannotWrite("report", e, out);
                Terminal.report(out);
            }
        }
        return Exit.of(out);
    }

    private int emit(Module module, Diagnostics out) throws IOException {
        if (output == null) {
            system.emit(module, inputs.getFirst(), System.out, out);
        } else {
            try (var file = new PrintStream(Files.newOutputStream(output), false, StandardCharsets.UTF_8)) {
                system.emit(module, inputs.getFirst(), file, out);
            } catch (FileSystemException e) {
                cannotWrite("model", e, out);
            }
        }
        Terminal.report(out);
        return Exit.of(out);
    }

    private void cannotWrite(String what, IOException e, Diagnostics out) {
        out.error(
                InstallCode.CANNOT_WRITE,
                Place.of(output.toString()),
                "the " + what + " cannot be written: " + Reason.of(e),
                "choose another file with -o");
    }

    private void write(Diagnostics out, PrintStream to) throws IOException {
        switch (format) {
            case text -> Terminal.report(out, to, false);
            case json -> {
                var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
                var report = new LinkedHashMap<String, Object>();
                report.put("diagnostics", out.list().stream().map(VerifyCommand::json).toList());
                explored.ifPresent(r -> report.put("system", SystemOptions.json(r)));
                to.println(json.writeValueAsString(report));
            }
        }
    }

    private static Map<String, Object> json(Diagnostic diagnostic) {
        var object = new LinkedHashMap<String, Object>();
        object.put("code", diagnostic.code().id());
        object.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        object.put("message", diagnostic.message());
        object.put("place", json(diagnostic.place()));
        object.put("notes", diagnostic.notes().stream()
                .map(n -> Map.of("message", n.message(), "place", json(n.place())))
                .toList());
        object.put("remedy", diagnostic.remedy());
        return object;
    }

    private static Map<String, Object> json(Place place) {
        var object = new LinkedHashMap<String, Object>();
        object.put("file", place.file());
        object.put("line", place.line());
        object.put("column", place.column());
        object.put("length", place.length());
        object.put("context", place.context());
        return object;
    }
}
