package dev.heliac.lang.substitute;

/** Repetition of a character without a buffer over its units. */
@Substitute("java.lang.AbstractStringBuilder")
abstract class AbstractStringBuilderMembers {

    @Original
    abstract AbstractStringBuilderMembers appendCodePoint(int point);

    public AbstractStringBuilderMembers repeat(int point, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
        for (int i = 0; i < count; i++) {
            appendCodePoint(point);
        }
        return this;
    }
}
