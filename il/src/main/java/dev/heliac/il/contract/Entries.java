package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import java.util.Set;
import java.util.TreeSet;

/** In which states conversations begin, from what is said where contracts are used. */
public final class Entries {

    private Entries() {}

    /**
     * A contract with the states that its conversations begin in. Who is given an endpoint in a state that no message leads to, has it from
     * someone who let the conversation begin there.
     *
     * @param begun states that channels are made in
     * @param named states that endpoints are said to be in, of messages that carry them for example
     */
    public static Contract with(Contract contract, Set<String> begun, Set<String> named) {
        var entries = new TreeSet<>(begun);
        entries.addAll(contract.entries());
        entries.removeIf(s -> contract.state(s).isEmpty() || s.equals(contract.initial()));
        var reachable = ContractBounds.reachable(contract.withEntries(entries.stream().toList()));
        named.stream().filter(s -> contract.state(s).isPresent() && !reachable.contains(s)).forEach(entries::add);
        return contract.withEntries(entries.stream().toList());
    }
}
