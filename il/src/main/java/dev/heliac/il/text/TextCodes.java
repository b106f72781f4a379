package dev.heliac.il.text;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The codes of the text form. */
public final class TextCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(TextCode.values());
    }
}
