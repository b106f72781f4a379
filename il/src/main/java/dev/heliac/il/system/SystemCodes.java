package dev.heliac.il.system;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The codes of systems. */
public final class SystemCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(SystemCode.values());
    }
}
