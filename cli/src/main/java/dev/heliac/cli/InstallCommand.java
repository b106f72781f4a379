package dev.heliac.cli;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.installer.Cache;
import dev.heliac.installer.Installer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description = "Verifies a module, lowers it to native code for a machine, and writes an image.",
        footer = {
            "", "Examples:", "  heliac install app.hil --image app.image",
            "  heliac install app.hil --image app.image --manifest one-kernel.toml"
        })
final class InstallCommand implements Callable<Integer> {

    @Parameters(paramLabel = "APP.hil", description = "The module.")
    Path module;

    @Option(names = "--image", required = true, paramLabel = "DIR", description = "The image's directory; an older image is replaced.")
    Path image;

    @Mixin
    InstallOptions options;

    @Override
    public Integer call() {
        var out = new Diagnostics();
        var progress = Bar.on(!options.quiet);
        try {
            Programs.load(List.of(module), null, out).module()
                    .ifPresent(m -> options.resolve(m, out)
                            .ifPresent(o -> new Installer(Cache.ofThisUser(), progress).install(m, image, o, out)));
        } finally {
            Bar.done(progress);
        }
        Terminal.report(out);
        return Exit.of(out);
    }
}
