package dev.heliac.cli;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.installer.InstallCode;
import java.util.Set;

/** Exit statuses. */
final class Exit {

    static final int OK = 0;
    /** The program is at fault. */
    static final int PROGRAM = 1;
    /** The command line is at fault. */
    static final int USAGE = 2;
    /** The machine lacks something. */
    static final int MACHINE = 3;
    /** Heliac is at fault. */
    static final int INTERNAL = 70;

    /** The place of what an option's value is wrong about. */
    static final Place COMMAND_LINE = Place.of("<command line>");

    private static final Set<InstallCode> LACKING =
            Set.of(InstallCode.NOT_LAUNCHABLE, InstallCode.NO_NATIVE_KERNEL, InstallCode.OTHER_MACHINE);

    private Exit() {}

    static int of(Diagnostics diagnostics) {
        if (!diagnostics.hasErrors()) {
            return OK;
        }
        var errors = diagnostics.list().stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR).toList();
        if (errors.stream().allMatch(d -> d.place().equals(COMMAND_LINE))) {
            return USAGE;
        }
        return errors.stream().allMatch(d -> d.code() instanceof InstallCode c && LACKING.contains(c)) ? MACHINE : PROGRAM;
    }
}
