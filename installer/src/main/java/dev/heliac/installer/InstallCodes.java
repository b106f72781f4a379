package dev.heliac.installer;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The installer's diagnostic codes. */
public final class InstallCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(InstallCode.values());
    }
}
