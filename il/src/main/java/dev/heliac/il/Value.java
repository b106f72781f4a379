package dev.heliac.il;

/**
 * An SSA value of a function.
 *
 * @param id dense index within the function, from 0
 * @param name unique within the function, without the sigil
 */
public record Value(int id, String name, Type type) {

    @Override
    public String toString() {
        return "%" + name;
    }
}
