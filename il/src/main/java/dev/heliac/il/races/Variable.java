package dev.heliac.il.races;

import java.util.Comparator;

/** What a polynomial is in. */
sealed interface Variable extends Comparable<Variable> {

    /** A part of the iteration's index, the first extent's with number 0. */
    record Index(int number) implements Variable {}

    /** A counter of a loop within an iteration, from a least value up to but not including a limit. */
    record Counter(int number, int least, int limit) implements Variable {}

    /** Something that is the same in all iterations. */
    record Fixed(int number) implements Variable {}

    private int kind() {
        return switch (this) {
            case Index _ -> 0;
            case Counter _ -> 1;
            case Fixed _ -> 2;
        };
    }

    int number();

    @Override
    default int compareTo(Variable other) {
        return Comparator.comparingInt(Variable::kind).thenComparingInt(Variable::number).compare(this, other);
    }
}
