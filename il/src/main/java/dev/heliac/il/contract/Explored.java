package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an exploration has found out.
 *
 * @param explored configurations that were met
 * @param in the most messages that were under way to the exporter at once
 * @param out to the importer
 */
record Explored(List<Exploration.Fault> faults, int explored, int in, int out) {

    /** What is looked at of a contract in which both may send at once, from one beginning: configurations of two states and two queues. */
    static final int MOST = 250_000;

    private static final int KEPT = 100;

    /** All that an exploration depends on, besides its limit. */
    private record Asked(List<State> states, String from) {}

    /** Of what was asked last: the front end, the verifier and each lowering ask the same of a contract. */
    private static final Map<Asked, Explored> LATELY = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Explored> eldest) {
            return size() > KEPT;
        }
    });

    /**
     * Of a contract's conversations that begin in a state.
     *
     * @param limit of configurations, if less than {@link #MOST}
     */
    static Explored from(Contract contract, String state, int limit) {
        var asked = new Asked(contract.states(), state);
        var known = LATELY.get(asked);
        if (known != null && (known.explored <= limit || limit >= MOST)) {
            return known;
        }
        var exploration = new Exploration(contract, state, Math.min(limit, MOST));
        var found = new Explored(
                exploration.faults(), exploration.explored(), exploration.most(Role.EXP), exploration.most(Role.IMP));
        if (limit >= MOST) {
            LATELY.put(asked, found);
        }
        return found;
    }
}
