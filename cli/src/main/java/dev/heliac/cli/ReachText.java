package dev.heliac.cli;

import dev.heliac.il.reach.Reach;
import dev.heliac.il.reach.Reach.Reached;
import dev.heliac.il.slice.Why;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What got into a process, for people: packages, classes and functions, the largest first. */
final class ReachText {

    private final String process;
    private final Reach reach;
    private final Optional<String> isa;
    private final StringBuilder text = new StringBuilder();

    /** @param isa the instruction set whose code was measured */
    ReachText(String process, Reach reach, Optional<String> isa) {
        this.process = process;
        this.reach = reach;
        this.isa = isa;
    }

    String overview() {
        line("process " + process + ": " + reach.functions().size() + " functions in " + reach.il() + " bytes of IL, of a module of "
                + reach.moduleBytes() + " bytes" + isa.map(i -> "; " + reach.code() + " bytes of code for " + i).orElse(""));
        if (isa.isPresent()) {
            line("Of the code, " + reach.otherCode() + " bytes start the process, initialize classes and throw; what is inlined counts"
                    + " where it was put.");
        }
        totals("package", reach.totals(Reached::packageName));
        totals("class", reach.totals(Reached::type));
        line("");
        line(columns("IL", "code") + "  function");
        for (var f : reach.functions()) {
            line(columns(f.il(), f.code()) + "  " + f.name() + ", " + why(f.why()));
        }
        return text.toString();
    }

    /** One function, or what there is of a class or package; and the way to it. */
    String of(String name) {
        var path = reach.path(name);
        line("process " + process + " reaches " + path.getLast().name() + " by");
        for (var f : path) {
            line("  " + f.name() + ", " + why(f.why()));
        }
        var all = reach.functions().stream()
                .filter(f -> f.type().equals(name) || f.packageName().equals(name) || f.name().equals(path.getLast().name()))
                .toList();
        line("");
        line(columns("IL", "code") + "  function");
        all.forEach(f -> line(columns(f.il(), f.code()) + "  " + f.name()));
        return text.toString();
    }

    private void totals(String what, List<Reach.Total> totals) {
        line("");
        line(columns("IL", "code") + "  functions  " + what);
        totals.forEach(t -> line(
                String.format(
                        Locale.ROOT,
                        "%s  %9d  %s",
                        columns(t.il(), t.code()),
                        t.functions(),
                        t.name().isEmpty() ? "(none)" : t.name())));
    }

    private String columns(Object il, Object code) {
        return isa.isPresent() ? String.format(Locale.ROOT, "%8s  %8s", il, code) : String.format(Locale.ROOT, "%8s", il);
    }

    private static String why(Why why) {
        return switch (why) {
            case Why.Entry _ -> "where the process begins";
            case Why.Traps t -> "which makes what is thrown when an instruction fails: " + t.trap().text();
            case Why.Describes _ -> "which describes the exception that ends a process";
            case Why.Called c -> "called " + at(c.from());
            case Why.Answers a -> {
                var by = a.by().function().isEmpty() ? "by the kernel" : at(a.by());
                yield a.called()
                        ? "answers `" + a.selector() + "` called " + at(a.from()) + ", since a " + a.made() + " is made " + by
                        : "answers `" + a.selector() + "` for a " + a.made() + " made " + by + ", since it is called " + at(a.from());
            }
            case Why.Initializes i -> "initializes " + i.type() + ", which is used " + at(i.from());
        };
    }

    private static String at(Why.At at) {
        return "in " + at.function() + (at.line() == 0 ? "" : ":" + at.line());
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
