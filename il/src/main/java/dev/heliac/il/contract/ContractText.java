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

    /** A contract, and what those that extend it have to know of its text. */
    public static final class Parsed {

        private final Contract contract;
        private final List<ContractSyntax.State> declared;

        Parsed(Contract contract, List<ContractSyntax.State> declared) {
            this.contract = contract;
            this.declared = List.copyOf(declared);
        }

        public Contract contract() {
            return contract;
        }

        /** The states of its text and of its bases' as they are written, each once, as it was first declared. */
        List<ContractSyntax.State> declared() {
            return declared;
        }
    }

    private ContractText() {}

    /**
     * Reads a contract's text; what is wrong is reported with its line and column inside the text.
     *
     * @param base the contract that it extends
     * @param messages its own, without the base's
     */
    public static Optional<Parsed> parse(
            String name, Optional<Parsed> base, String text, List<Message> messages, Places places, Diagnostics out) {
        var report = new ContractReport(places, out);
        return ContractParser.parse(text, base.isPresent(), report)
                .flatMap(s -> ContractExpansion.of(name, base, s, messages, report));
    }
}
