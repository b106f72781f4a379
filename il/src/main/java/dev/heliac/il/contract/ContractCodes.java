package dev.heliac.il.contract;

import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import java.util.List;

/** The codes of contracts. */
public final class ContractCodes implements CodeBook {

    @Override
    public List<? extends Code> codes() {
        return List.of(ContractCode.values());
    }
}
