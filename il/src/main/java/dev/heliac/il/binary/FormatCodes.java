package dev.heliac.il.binary;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The codes of files. */
public final class FormatCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(FormatCode.values());
    }
}
