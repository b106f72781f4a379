package dev.heliac.cli;

import dev.heliac.il.binary.HilBinary;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.installer.InstallCode;
import dev.heliac.installer.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "compile",
        description = "Compiles Java sources, class directories or jars to verified HIL.",
        footer = {"", "Examples:", "  heliac compile samples/echo -o echo.hil", "  heliac compile src/main/java -cp lib.jar -o app.hil"})
final class CompileCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "SRC", description = "A .java file, a directory of sources or classes, or a jar.")
    List<Path> inputs;

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The module to write.")
    Path output;

    @Option(names = {"-cp", "--classpath"}, paramLabel = "PATH", description = "Directories and jars of classes used, as for javac.")
    String classpath;

    @Option(names = "--source-path", paramLabel = "PATH",
            description = "Directories with the sources of class files given, so that places in them are told.")
    String sourcepath;

    @Option(names = "--text", description = "Write the text form instead of the binary one.")
    boolean text;

    @Override
    public Integer call() {
        var out = new Diagnostics();
        Programs.compile(inputs, Programs.name(output), classpath, sourcepath, out).ifPresent(module -> {
            try {
                write(text ? HilPrinter.print(module).getBytes(StandardCharsets.UTF_8) : HilBinary.write(module));
            } catch (IOException e) {
                out.error(
                        InstallCode.CANNOT_WRITE,
                        Place.of(output.toString()),
                        "the module cannot be written: " + Reason.of(e),
                        "make room or choose another file with -o");
            }
        });
        Terminal.report(out);
        return Exit.of(out);
    }

    /** All or nothing, except into what is no regular file, such as a pipe. */
    private void write(byte[] bytes) throws IOException {
        if (Files.exists(output) && !Files.isRegularFile(output) && !Files.isDirectory(output)) {
            Files.write(output, bytes);
            return;
        }
        var fresh = output.resolveSibling(output.getFileName() + ".new" + ProcessHandle.current().pid());
        try {
            Files.write(fresh, bytes, StandardOpenOption.CREATE_NEW);
            Files.move(fresh, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
