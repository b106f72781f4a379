package dev.heliac.il.sg;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The codes of Sing# sources. */
public final class SgCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(SgCode.values());
    }
}
