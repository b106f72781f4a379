package solver;

import java.util.List;

/** What has to hold between variables. */
interface Constraint {

    List<Variable> variables();

    /** Takes away values that cannot be part of a solution. */
    void propagate(Store store) throws Contradiction;

    /** Costly ones wait until the cheap ones have nothing left to do. */
    default int cost() {
        return variables().size();
    }
}
