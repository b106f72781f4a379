package dev.heliac.cli;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.sg.SgCode;
import dev.heliac.il.sg.SgJava;
import dev.heliac.il.sg.SgSources;
import dev.heliac.installer.InstallCode;
import dev.heliac.installer.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "contract",
        description = "Checks the contracts of Sing# sources and writes the Java contracts that correspond to them.",
        footer = {
            "", "Examples:", "  heliac contract Disk.sg --java src/main/java/disk --package disk",
            "  heliac contract contracts/ --java generated -D SINGULARITY"
        })
final class ContractCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "SG", description = "A .sg file, or a directory of them.")
    List<Path> inputs;

    @Option(names = "--java", required = true, paramLabel = "DIR",
            description = "Where the Java files go, one for each contract; it is made if need be.")
    Path directory;

    @Option(names = "--package", defaultValue = "", paramLabel = "NAME", description = "The package that the files are in; default none.")
    String packageName;

    @Mixin
    SingSharp sing = new SingSharp();

    @Override
    public Integer call() {
        var out = new Diagnostics();
        boolean named = packageName.isEmpty() || SgJava.isPackage(packageName);
        if (!named) {
            out.error(
                    SgCode.NO_COUNTERPART,
                    Exit.COMMAND_LINE,
                    "`" + packageName + "` cannot be the name of a package",
                    "write names with dots that are no words of Java, such as `--package net.tcp`");
        }
        if (sing.admits(inputs, out) && named) {
            var files = new LinkedHashMap<Path, String>();
            for (var file : SgJava.files(SgSources.read(inputs, Set.copyOf(sing.symbols), out), packageName, out)) {
                files.put(directory.resolve(file.name()), file.text());
            }
            if (!out.hasErrors()) {
                write(files, out);
            }
        }
        Terminal.report(out);
        return Exit.of(out);
    }

    private void write(Map<Path, String> files, Diagnostics out) {
        try {
            FileSet.write(directory, files);
        } catch (IOException e) {
            out.error(
                    InstallCode.CANNOT_WRITE,
                    Place.of(directory.toString()),
                    "the Java files cannot be written, and none was: " + Reason.of(e),
                    "make room or choose another directory with --java");
        }
    }
}
