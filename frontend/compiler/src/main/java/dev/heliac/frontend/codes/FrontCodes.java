package dev.heliac.frontend.codes;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The front end's diagnostic codes. */
public final class FrontCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(FrontCode.values());
    }
}
