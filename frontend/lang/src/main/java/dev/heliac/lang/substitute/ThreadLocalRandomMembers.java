package dev.heliac.lang.substitute;

import java.util.Random;

/** One generator, since there is one thread. */
@Substitute(value = "java.util.concurrent.ThreadLocalRandom", whole = true)
@SuppressWarnings("serial")
final class ThreadLocalRandomMembers extends Random {

    private static ThreadLocalRandomMembers only;

    private ThreadLocalRandomMembers() {}

    public static ThreadLocalRandomMembers current() {
        if (only == null) {
            only = new ThreadLocalRandomMembers();
        }
        return only;
    }

    static int getProbe() {
        return 1;
    }
}
