package dev.heliac.cli;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
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

    private static final Set<InstallCode> LACKING =
            Set.of(InstallCode.NOT_LAUNCHABLE, InstallCode.NO_NATIVE_KERNEL, InstallCode.OTHER_MACHINE);

    private Exit() {}

    static int of(Diagnostics diagnostics) {
        if (!diagnostics.hasErrors()) {
            return OK;
        }
        return diagnostics.list().stream()
                        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                        .allMatch(d -> d.code() instanceof InstallCode c && LACKING.contains(c))
                ? MACHINE
                : PROGRAM;
    }
}
