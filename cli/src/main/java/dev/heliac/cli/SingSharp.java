package dev.heliac.cli;

import dev.heliac.frontend.model.Outline;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Part;
import dev.heliac.il.sg.SgCheck;
import dev.heliac.il.sg.SgCode;
import dev.heliac.il.sg.SgSources;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Sing# sources among what commands take. */
final class SingSharp {

    @Option(names = "-D", paramLabel = "NAME",
            description = "A symbol that #if in .sg files takes as defined; none is unless given.")
    List<String> symbols = List.of();

    /** Whether the inputs are Sing# sources: a .sg file is among them, or directories with .sg files and nothing else to compile. */
    boolean among(List<Path> inputs) {
        return !symbols.isEmpty()
                || inputs.stream().anyMatch(p -> SgSources.isSource(p) && !Files.isDirectory(p))
                || inputs.stream().allMatch(Files::isDirectory)
                        && inputs.stream().anyMatch(p -> Contents.of(p).sources)
                        && inputs.stream().noneMatch(p -> Contents.of(p).java);
    }

    /** Reads and decides them; gives what they declare. */
    Outline verify(List<Path> inputs, Diagnostics out) {
        if (!admits(inputs, out)) {
            return Outline.EMPTY;
        }
        var checked = SgCheck.check(SgSources.read(inputs, Set.copyOf(symbols), out), out);
        return new Outline(
                checked.stream().map(c -> new Part(Part.Kind.CONTRACT, c.declared().name(), c.declared().place().file())).toList(),
                checked.stream().flatMap(c -> c.contract().stream()).toList());
    }

    /** Reports what is no Sing# source, and symbols that are no names. */
    boolean admits(List<Path> inputs, Diagnostics out) {
        int before = out.errors();
        for (var input : inputs) {
            if (!SgSources.isSource(input) && !Files.isDirectory(input)) {
                out.error(
                        SgCode.NO_SOURCES,
                        Exit.COMMAND_LINE,
                        "`" + input + "` is no .sg file, and .sg files are not mixed with other inputs",
                        "name .sg files and directories only");
            }
        }
        for (var symbol : symbols) {
            boolean name = !symbol.isEmpty()
                    && Character.isJavaIdentifierStart(symbol.charAt(0))
                    && symbol.chars().allMatch(Character::isJavaIdentifierPart);
            if (!name) {
                out.error(
                        SgCode.SYNTAX,
                        Exit.COMMAND_LINE,
                        "`" + symbol + "` is no symbol",
                        "write -D NAME; a symbol is defined or not, and has no value");
            }
        }
        return out.errors() == before;
    }

    /** What is found in a directory and below; it is not walked further than needed. */
    private static final class Contents extends SimpleFileVisitor<Path> {
        private boolean sources;
        private boolean java;

        static Contents of(Path directory) {
            var contents = new Contents();
            try {
                Files.walkFileTree(directory, contents);
            } catch (IOException e) {
                // Whoever reads the directory tells.
                return contents;
            }
            return contents;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = file.getFileName().toString();
            sources |= SgSources.isSource(file);
            java |= name.endsWith(".java") || name.endsWith(".class") || name.endsWith(".jar");
            return java ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
