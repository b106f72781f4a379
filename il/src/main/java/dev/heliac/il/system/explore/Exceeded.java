package dev.heliac.il.system.explore;

/** What is not looked at further: more of something than is followed. The message names the limit. */
final class Exceeded extends RuntimeException {

    private static final long serialVersionUID = 1;

    Exceeded(String limit) {
        super(limit, null, false, false);
    }
}
