package dev.heliac.cli;

import dev.heliac.frontend.model.Outline;
import dev.heliac.il.Module;
import dev.heliac.il.contract.Promela;
import dev.heliac.il.diag.Diagnostic.Severity;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.TextRenderer;
import dev.heliac.il.system.explore.Result;
import dev.heliac.report.JsonReport;
import dev.heliac.report.JunitReport;
import dev.heliac.report.Report;
import dev.heliac.report.SarifReport;
import dev.heliac.report.svg.ChartFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        name = "verify",
        description = "Checks ownership, protocols, contracts and types of a module or of sources, and whether its processes can wait for"
                + " ever; of Sing# sources the contracts.",
        footer = {
            "", "Examples:", "  heliac verify app.hil", "  heliac verify src --format sarif -o heliac.sarif",
            "  heliac verify src --charts charts", "  heliac verify src --emit promela -o model.pml",
            "  heliac verify src --emit system -o system.pml",
            "  heliac verify contracts/ NicDevice.sg -D SINGULARITY"
        })
final class VerifyCommand implements Callable<Integer> {

    /** How the report is written. */
    enum Format {
        text,
        json,
        sarif,
        junit
    }

    /** What is written instead of the report. */
    enum Model {
        promela,
        system
    }

    /** What becomes of what is not decided. */
    enum Undecided {
        error(Severity.ERROR),
        warn(Severity.WARNING);

        private final Severity severity;

        Undecided(Severity severity) {
            this.severity = severity;
        }
    }

    @Parameters(arity = "1..*", paramLabel = "INPUT",
            description = "One .hil file; or sources, class directories and jars; or .sg files and directories of them.")
    List<Path> inputs;

    @Option(names = {"-cp", "--classpath"}, paramLabel = "PATH", description = "Directories and jars of classes used, as for javac.")
    String classpath;

    @Option(names = "--source-path", paramLabel = "PATH",
            description = "Directories with the sources of class files given, so that places in them are told.")
    String sourcepath;

    @Mixin
    SingSharp sing = new SingSharp();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
            description = "Of the report: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    Format format;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Where the report, or the model, goes; default standard error (text) or output.")
    Path output;

    @Option(names = "--report", paramLabel = "FORMAT=FILE",
            description = "Writes the report in another format as well, such as sarif=heliac.sarif; can be given several times.")
    Map<Format, Path> reports = Map.of();

    @Option(names = "--undecided", paramLabel = "SEVERITY",
            description = "What cannot be decided within a limit is: ${COMPLETION-CANDIDATES}; default error of a contract, warn of a"
                    + " system. A warning leaves the exit status 0.")
    Undecided undecided;

    @Option(names = "--charts", paramLabel = "DIR", description = "Draws the way to each fault: an SVG for each, in this directory.")
    Path charts;

    @Option(names = "--emit", paramLabel = "MODEL",
            description = "Writes a model for Spin instead of the report, which goes to standard error: ${COMPLETION-CANDIDATES}, of each"
                    + " contract or of the processes together.")
    Model emit;

    @Mixin
    SystemOptions system = new SystemOptions();

    @Spec
    CommandSpec spec;

    /**
     * What was looked at.
     *
     * @param module empty when errors were reported, and of Sing# sources
     * @param explored what the processes do together, if that was explored
     */
    private record Checked(Outline outline, Optional<Module> module, Optional<Result> explored) {}

    @Override
    public Integer call() {
        if (emit != null && format != Format.text) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--emit writes a model where the report would go: --format " + format + " needs a run of its own");
        }
        var out = new Diagnostics(Optional.ofNullable(undecided).map(u -> u.severity));
        var checked = sing.among(inputs)
                ? new Checked(sing.verify(inputs, out), Optional.empty(), Optional.empty())
                : verify(out);
        var outline = checked.outline();
        var report = new Report(inputs.stream().map(Path::toString).toList(), outline.parts(), out, checked.explored());
        if (charts != null) {
            Written.into(charts, ChartFiles.of(report), out);
        }
        reports.forEach((f, file) -> Written.to(file, text(report, f), out));
        if (emit != null) {
            var model = switch (emit) {
                case promela -> Optional.of(Promela.of(outline.contracts()));
                case system -> checked.module().filter(_ -> !out.hasErrors()).flatMap(m -> system.promela(m, inputs.getFirst(), out));
            };
            model.ifPresent(m -> write(m, out));
            Terminal.report(out);
        } else if (format == Format.text && output == null) {
            Terminal.report(out);
        } else if (!write(text(report, format), out)) {
            Terminal.report(out);
        }
        return Exit.of(out);
    }

    private Checked verify(Diagnostics out) {
        var loaded = Programs.load(inputs, classpath, sourcepath, out);
        loaded.module().ifPresent(m -> Programs.verify(inputs, m, out));
        var explored = loaded.module()
                .filter(_ -> !out.hasErrors() && emit == null)
                .flatMap(m -> system.check(m, inputs.getFirst(), out));
        return new Checked(loaded.outline(), loaded.module(), explored);
    }

    private static String text(Report report, Format format) {
        return switch (format) {
            case text -> new TextRenderer(false).render(report.diagnostics());
            case json -> JsonReport.of(report);
            case sarif -> SarifReport.of(report, ExplainCommand.codes(), Main.version(), Path.of(""));
            case junit -> JunitReport.of(report);
        };
    }

    private boolean write(String text, Diagnostics out) {
        return Written.to(Optional.ofNullable(output), text, out);
    }
}
