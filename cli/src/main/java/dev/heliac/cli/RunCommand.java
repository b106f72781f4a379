package dev.heliac.cli;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.installer.Cache;
import dev.heliac.installer.Image;
import dev.heliac.installer.Installer;
import dev.heliac.installer.MachineProbe;
import dev.heliac.installer.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Runs an image, or a module or sources through an image kept in the cache.",
        footer = {
            "", "Examples:", "  heliac run samples/echo", "  heliac run samples/png -- picture.png",
            "  heliac run samples/png --manifest samples/png/one-kernel.toml", "  heliac run app.image -- --verbose"
        })
final class RunCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PROGRAM",
            description = "An image, a .hil file, or sources; words after -- go to the program.")
    List<String> words;

    @Option(names = {"-cp", "--classpath"}, paramLabel = "PATH", description = "Directories and jars of classes used, as for javac.")
    String classpath;

    @Mixin
    InstallOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = new Diagnostics();
        var given = spec.commandLine().getParseResult().originalArgs();
        int end = given.indexOf("--");
        var forProgram = end < 0 ? List.<String>of() : given.subList(end + 1, given.size());
        var inputs = words.subList(0, words.size() - forProgram.size()).stream().map(Path::of).toList();
        if (inputs.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "what to run is missing before --");
        }
        var status = image(inputs, out).flatMap(i -> {
            Terminal.report(out);
            return new Runner(MachineProbe.ofThisMachine(), Terminal::note).run(i, new ArrayList<>(forProgram), out);
        });
        if (status.isPresent()) {
            return status.get();
        }
        Terminal.report(out);
        return Exit.of(out);
    }

    private Optional<Image> image(List<Path> inputs, Diagnostics out) {
        var first = inputs.getFirst();
        if (inputs.size() == 1 && Image.isAt(first)) {
            return Image.open(first, out);
        }
        return Programs.load(inputs, classpath, out).module().flatMap(m -> cached(m, out));
    }

    /** The image of a module, installed again only when the module, the options or the machine have changed. */
    private Optional<Image> cached(Module module, Diagnostics out) {
        return options.resolve(module, out).flatMap(o -> {
            var cache = Cache.ofThisUser();
            var directory = cache.image(Installer.key(module, o));
            if (Image.isAt(directory)) {
                var kept = Image.open(directory, new Diagnostics());
                if (kept.isPresent()) {
                    return kept;
                }
            }
            var progress = Bar.on(!options.quiet);
            try {
                return new Installer(cache, progress).install(module, directory, o, out);
            } finally {
                Bar.done(progress);
            }
        });
    }
}
