package dev.heliac.cli;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = "Explains a diagnostic's code, or lists them all.",
        footer = {"", "Examples:", "  heliac explain HIL1101", "  heliac explain"})
final class ExplainCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Such as HIL1101.")
    String wanted;

    @Spec
    CommandSpec spec;

    static List<? extends Code> codes() {
        return ServiceLoader.load(CodeBook.class).stream()
                .flatMap(b -> b.get().codes().stream())
                .sorted(Comparator.comparing(Code::id))
                .toList();
    }

    @Override
    public Integer call() {
        if (wanted == null) {
            codes().forEach(c -> System.out.println(c.id() + "  " + c.title()));
            return Exit.OK;
        }
        var id = wanted.toUpperCase(Locale.ROOT);
        var code = codes().stream().filter(c -> c.id().equals(id)).findFirst();
        if (code.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no code " + wanted + "; `heliac explain` lists them");
        }
        System.out.println(code.get().id() + ": " + code.get().title());
        System.out.println();
        System.out.println(code.get().explanation());
        return Exit.OK;
    }
}
