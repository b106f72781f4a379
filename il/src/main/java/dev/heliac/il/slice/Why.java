package dev.heliac.il.slice;

import dev.heliac.il.Trap;

/** Why a slice has a function: the first way to it, which has the fewest steps from the process's entry or close to it. */
public sealed interface Why {

    /** A line of a function; a class that no instruction makes objects of has none. */
    record At(String function, int line) {}

    /** The process begins there. */
    record Entry() implements Why {}

    /** It makes what failing instructions throw. */
    record Traps(Trap trap) implements Why {}

    /** It describes the exception that ends the process. */
    record Describes() implements Why {}

    record Called(At from) implements Why {}

    /**
     * A virtual call reaches it.
     *
     * @param made the class whose objects answer with it, {@link dev.heliac.il.symbols.Symbols#OBJECT} also for arrays
     * @param by where such an object is made; its function is empty when the kernel does it
     * @param called whether it was the call that came last, when objects were there already
     */
    record Answers(At from, String selector, String made, At by, boolean called) implements Why {}

    /** It initializes a class. */
    record Initializes(At from, String type) implements Why {}
}
