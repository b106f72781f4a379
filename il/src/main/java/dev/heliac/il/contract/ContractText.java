package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.List;
import java.util.Optional;

/** Reads the state machine of a contract, Sing#'s notation, into plain states. */
public final class ContractText {

    /** Where a line and column of the text are in the user's file. */
    public interface Places {
        Place at(int line, int column, int length);
    }

    private ContractText() {}

    /** Reads a contract's text; what is wrong is reported with its line and column inside the text. */
    public static Optional<Contract> parse(
            String name, String text, List<Message> messages, Places places, Diagnostics out) {
        var report = new ContractReport(places, out);
        return ContractParser.parse(text, report).flatMap(s -> ContractExpansion.of(name, s, messages, report));
    }
}
