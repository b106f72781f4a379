package dev.heliac.il.verify;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The codes of the verifier. */
public final class VerifyCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(VerifyCode.values());
    }
}
