package dev.heliac.cli;

import dev.heliac.frontend.HeliacCompiler;
import dev.heliac.il.Module;
import dev.heliac.il.binary.HilFile;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.verify.Verifier;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What commands take: a {@code .hil} file, or sources, class directories and jars. */
final class Programs {

    private Programs() {}

    static boolean isModule(Path path) {
        return path.toString().endsWith(".hil");
    }

    /** The module of one {@code .hil} file, or compiled from all the inputs. */
    static Optional<Module> load(List<Path> inputs, String classpath, Diagnostics out) {
        return load(inputs, classpath, "", out);
    }

    /** With the directories where the sources of class files are. */
    static Optional<Module> load(List<Path> inputs, String classpath, String sourcepath, Diagnostics out) {
        return inputs.size() == 1 && isModule(inputs.getFirst())
                ? HilFile.read(inputs.getFirst(), out)
                : compile(inputs, name(inputs.getFirst()), classpath, sourcepath, out);
    }

    /** What is compiled was verified then, and its contracts checked with their places in the source. */
    static void verify(List<Path> inputs, Module module, Diagnostics out) {
        if (isModule(inputs.getFirst())) {
            Verifier.verify(module, out);
        }
    }

    static Optional<Module> compile(List<Path> inputs, String name, String classpath, String sourcepath, Diagnostics out) {
        var module = HeliacCompiler.compile(inputs, new HeliacCompiler.Options(name, paths(classpath), paths(sourcepath)), out);
        module.ifPresent(m -> {
            var check = new Diagnostics();
            Verifier.verify(m, check);
            if (check.hasErrors()) {
                throw new IllegalStateException("the compiler made IL that does not verify: " + check.list().getFirst());
            }
        });
        return module;
    }

    private static List<Path> paths(String joined) {
        return joined == null || joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(File.pathSeparator)).map(Path::of).toList();
    }

    /** A module's name from the first input's: letters, digits, underscores, dots and hyphens. */
    static String name(Path input) {
        var file = input.toAbsolutePath().normalize().getFileName();
        var text = file == null ? "app" : file.toString();
        int dot = Files.isDirectory(input) ? -1 : text.lastIndexOf('.');
        var name = (dot > 0 ? text.substring(0, dot) : text).replaceAll("[^A-Za-z0-9_.-]", "_");
        return name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "app" : name;
    }
}
