package dev.heliac.frontend;

import dev.heliac.frontend.model.ClassPool;
import dev.heliac.frontend.model.ModelReader;
import dev.heliac.frontend.model.Outline;
import dev.heliac.frontend.source.Inputs;
import dev.heliac.frontend.source.Javac;
import dev.heliac.frontend.translate.Translator;
import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.flow.Unreached;
import dev.heliac.il.slice.Slice;
import dev.heliac.il.verify.Verifier;
import dev.heliac.lang.Contract;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Compiles Java sources, class directories and jars to a HIL module. */
public final class HeliacCompiler {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    /**
     * What a compilation needs besides its inputs.
     *
     * @param moduleName name of the module
     * @param classpath directories and jars of classes the application uses, besides the language library
     * @param sourcepath directories where the sources of class files are, for the places in diagnostics
     */
    public record Options(String moduleName, List<Path> classpath, List<Path> sourcepath) {

        public Options(String moduleName, List<Path> classpath) {
            this(moduleName, classpath, List.of());
        }
    }

    private HeliacCompiler() {}

    /** The module, or empty when errors were reported. */
    public static Optional<Module> compile(List<Path> given, Options options, Diagnostics out) {
        return compile(given, options, out, _ -> {});
    }

    /**
     * The same.
     *
     * @param outline is told what the application consists of, as soon as it is known
     */
    public static Optional<Module> compile(List<Path> given, Options options, Diagnostics out, Consumer<Outline> outline) {
        var inputs = Inputs.collect(given, out);
        options.classpath().forEach(p -> Inputs.onClassPath(p, out));
        var sources = new HashMap<String, String>();
        options.sourcepath().forEach(p -> Inputs.onSourcePath(p, out).forEach(s -> sources.put(key(s), s.toString())));
        if (out.hasErrors()) {
            return Optional.empty();
        }
        var classes = new HashMap<>(inputs.classes());
        // What a source defines anew is javac's, and not in doubt.
        var givenOnly = new TreeMap<>(inputs.places());
        if (!inputs.sources().isEmpty()) {
            var path = new ArrayList<Path>(options.classpath());
            path.add(library());
            given.stream().filter(p -> Files.isDirectory(p) || p.toString().endsWith(".jar")).forEach(path::add);
            var joined = String.join(File.pathSeparator, path.stream().map(Path::toString).toList());
            var compiled = Javac.compile(inputs.sources(), joined, out);
            classes.putAll(compiled);
            givenOnly.keySet().removeAll(compiled.keySet());
            inputs.sources().forEach(s -> sources.put(key(s), s.toString()));
        }
        if (out.hasErrors()) {
            return Optional.empty();
        }
        try (var loader = new URLClassLoader(urls(options.classpath()), HeliacCompiler.class.getClassLoader())) {
            var pool = new ClassPool(classes, loader, out);
            givenOnly.forEach((name, place) ->
                    pool.fault(name).ifPresent(f -> out.error(f.code(), Place.of(place), f.message(), f.remedy())));
            if (out.hasErrors()) {
                return Optional.empty();
            }
            var program = ModelReader.read(pool, sources, out);
            outline.accept(Outline.of(program));
            if (out.hasErrors()) {
                return Optional.empty();
            }
            var module = Translator.translate(options.moduleName(), program, out);
            if (out.hasErrors()) {
                return Optional.empty();
            }
            // What was translated under an assumption that fell later may have mentioned more.
            var reached = Slice.of(Unreached.remove(module));
            loops(reached, Set.copyOf(sources.values()), out);
            return out.hasErrors() ? Optional.empty() : Optional.of(reached);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with parallel loops is the program's fault, and told with its places first. */
    private static void loops(Module module, Set<String> sources, Diagnostics out) {
        var found = out.another();
        Verifier.verifyLoops(module, found);
        for (var d : found.list()) {
            var places = new ArrayList<>(d.notes());
            places.addFirst(new Diagnostic.Note(d.place(), "this is done here"));
            var own = places.stream().filter(n -> sources.contains(n.place().file())).findFirst().orElse(places.getFirst());
            places.remove(own);
            var notes = places.stream().map(n -> new Diagnostic.Note(inSource(n.place()), n.message())).toList();
            out.add(new Diagnostic(d.code(), d.severity(), inSource(own.place()), d.message(), notes, d.remedy()));
        }
    }

    private static Place inSource(Place place) {
        return new Place(place.file(), place.line(), 0, 0, "");
    }

    private static URL[] urls(List<Path> paths) throws MalformedURLException {
        var urls = new URL[paths.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = paths.get(i).toUri().toURL();
        }
        return urls;
    }

    /** Where the language library's classes are: its jar, or its class directory in a build. */
    private static Path library() {
        return Path.of(URI.create(
                Contract.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Package and file name, as class files give them. */
    private static String key(Path source) {
        try {
            var found = PACKAGE.matcher(Files.readString(source));
            var file = source.getFileName().toString();
            return found.find() ? found.group(1).replace('.', '/') + "/" + file : file;
        } catch (IOException e) {
            return source.getFileName().toString();
        }
    }
}
