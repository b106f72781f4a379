package dev.heliac.il.sg;

import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Role;
import dev.heliac.il.sg.SgDeclaration.Contract;
import dev.heliac.il.sg.SgDeclaration.Message;
import java.util.Optional;
import java.util.function.Function;

/** Whether the new owner of an endpoint can go on as its state tells it to. */
final class SgHandOver {

    private final Function<Contract, Optional<Contract>> bases;

    SgHandOver(Function<Contract, Optional<Contract>> bases) {
        this.bases = bases;
    }

    /** A message that the new owner is to send first by the state's marks, and receives by its declaration. */
    Optional<Message> fault(SgType.End end, Contract contract, String state) {
        boolean exporter = end.role() == Role.EXP;
        for (var at = Optional.of(contract); at.isPresent(); at = bases.apply(at.get())) {
            for (var declared : at.get().states()) {
                if (!declared.name().equals(state)) {
                    continue;
                }
                for (var first : declared.first()) {
                    boolean sends = first.receive() != exporter;
                    var message = message(contract, first.message());
                    if (sends && message.isPresent() && message.get().direction() == (exporter ? Direction.IN : Direction.OUT)) {
                        return message;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The one of that name, of the contract or the bases it extends. */
    private Optional<Message> message(Contract contract, String name) {
        for (var at = Optional.of(contract); at.isPresent(); at = bases.apply(at.get())) {
            var found = at.get().messages().stream().filter(m -> m.name().equals(name)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
