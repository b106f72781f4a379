package dev.heliac.lang;

import java.time.Duration;

/** Times for waiting; compiled processes call it, too. */
final class Times {

    private static final long SECOND = 1_000_000_000;

    private Times() {}

    /** In nanoseconds, at least 0 and at most the greatest long: some 292 years. */
    static long nanos(Duration time) {
        long seconds = time.getSeconds();
        if (seconds < 0) {
            return 0;
        }
        return seconds >= Long.MAX_VALUE / SECOND ? Long.MAX_VALUE : seconds * SECOND + time.getNano();
    }
}
