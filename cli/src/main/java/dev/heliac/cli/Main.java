package dev.heliac.cli;

import dev.heliac.runtime.MissingToolException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line's entry. */
@Command(
        name = "heliac",
        description = "Compiles message-passing Java to native code for every instruction set of a machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CompileCommand.class,
            VerifyCommand.class,
            TargetsCommand.class,
            InstallCommand.class,
            RunCommand.class,
            InspectCommand.class,
            ExplainCommand.class,
            ContractCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footer = {
            "", "Examples:", "  heliac run samples/echo",
            "  heliac compile samples/png -o png.hil",
            "  heliac install png.hil --image png.image",
            "  heliac run png.image -- picture.png",
            "  source <(heliac generate-completion)"
        })
public final class Main implements Runnable {

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    private Main() {}

    /** The project's version, from the jar or the build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"heliac " + version()};
        }
    }

    static String version() {
        try (var in = Main.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }

    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        var line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((e, _) -> misused(e, err));
        line.setExecutionExceptionHandler((e, _, _) -> failed(e, err));
        return line.execute(arguments);
    }

    private static int misused(CommandLine.ParameterException e, PrintWriter err) {
        err.println("heliac: " + e.getMessage());
        var command = e.getCommandLine();
        if (CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            return Exit.USAGE;
        }
        if (command.getParent() == null) {
            command.usage(err);
        } else {
            err.println("`" + command.getCommandSpec().qualifiedName() + " --help` says what it takes");
        }
        return Exit.USAGE;
    }

    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof MissingToolException) {
            err.println("heliac: " + e.getMessage());
            return Exit.MACHINE;
        }
        err.println("heliac: internal error; please report it with the lines below and the command you gave");
        e.printStackTrace(err);
        return Exit.INTERNAL;
    }

    /** Exits with the command's status. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, System.out.charset());
        var err = new PrintWriter(System.err, true, System.err.charset());
        int status = execute(out, err, arguments);
        System.out.flush();
        System.exit(status);
    }
}
