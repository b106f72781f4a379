package dev.heliac.il.races;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import java.util.Optional;

/**
 * A place in an iteration that reads or changes a vector.
 *
 * @param vector which one, by its number among the loop's arguments
 * @param index the first element's; empty where nothing is known of it
 * @param elements how many, from that on
 */
public record Access(int vector, Optional<Polynomial> index, int elements, Kind kind, Site site) {

    /** Where it stands. */
    public record Site(Function function, Block block, Instruction instruction) {}

    /** What happens there. Whole numbers can be added in any order, and floating-point ones are as if written. */
    public enum Kind {
        READS,
        WRITES,
        ADDS
    }

    boolean writes() {
        return kind != Kind.READS;
    }
}
