package dev.heliac.cli;

import dev.heliac.frontend.HeliacCompiler;
import dev.heliac.frontend.model.Outline;
import dev.heliac.il.Module;
import dev.heliac.il.binary.HilFile;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Part;
import dev.heliac.il.verify.Verifier;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What commands take: a {@code .hil} file, or sources, class directories and jars. */
final class Programs {

    private Programs() {}

    static boolean isModule(Path path) {
        return path.toString().endsWith(".hil");
    }

    /**
     * What inputs hold.
     *
     * @param module empty when errors were reported
     * @param outline as far as they could be read
     */
    record Loaded(Optional<Module> module, Outline outline) {}

    /** The module of one {@code .hil} file, or compiled from all the inputs. */
    static Loaded load(List<Path> inputs, String classpath, Diagnostics out) {
        return load(inputs, classpath, "", out);
    }

    /** With the directories where the sources of class files are. */
    static Loaded load(List<Path> inputs, String classpath, String sourcepath, Diagnostics out) {
        if (inputs.size() == 1 && isModule(inputs.getFirst())) {
            var module = HilFile.read(inputs.getFirst(), out);
            return new Loaded(module, module.map(Programs::outline).orElse(Outline.EMPTY));
        }
        var outline = new AtomicReference<>(Outline.EMPTY);
        var module = compile(inputs, name(inputs.getFirst()), classpath, sourcepath, out, outline::set);
        return new Loaded(module, outline.get());
    }

    private static Outline outline(Module module) {
        var sources = new HashMap<String, String>();
        module.functions().forEach(f -> sources.put(f.name(), f.source()));
        var parts = new ArrayList<Part>();
        module.contracts().forEach(c -> parts.add(new Part(Part.Kind.CONTRACT, c.name(), "")));
        module.processes().forEach(p -> parts.add(new Part(Part.Kind.PROCESS, p.name(), sources.getOrDefault(p.entry(), ""))));
        return new Outline(parts, module.contracts());
    }

    /** What is compiled was verified then, and its contracts checked with their places in the source. */
    static void verify(List<Path> inputs, Module module, Diagnostics out) {
        if (isModule(inputs.getFirst())) {
            Verifier.verify(module, out);
        }
    }

    static Optional<Module> compile(List<Path> inputs, String name, String classpath, String sourcepath, Diagnostics out) {
        return compile(inputs, name, classpath, sourcepath, out, _ -> {});
    }

    private static Optional<Module> compile(
            List<Path> inputs, String name, String classpath, String sourcepath, Diagnostics out, Consumer<Outline> outline) {
        var options = new HeliacCompiler.Options(name, paths(classpath), paths(sourcepath));
        var module = HeliacCompiler.compile(inputs, options, out, outline);
        module.ifPresent(m -> {
            var check = out.another();
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
