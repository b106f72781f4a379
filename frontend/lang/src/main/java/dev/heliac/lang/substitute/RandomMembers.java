package dev.heliac.lang.substitute;

import java.util.concurrent.atomic.AtomicLong;

/** Random's initializer without the offset of a field. */
@Substitute("java.util.Random")
final class RandomMembers {

    private static final long seedOffset = 0;
    private static final AtomicLong seedUniquifier = new AtomicLong(8682522807148012L);

    private RandomMembers() {}
}
