package dev.heliac.tests.generate;

import java.util.List;

/**
 * A class of the library with what can be done to an object of it: some of the steps are taken, in any order.
 *
 * @param begin statements that declare {@code #a}, a name of its own in each use; {@code #b} and so on are others
 * @param steps expressions to show, or, with an exclamation mark, statements; marks as in {@link Templates}
 */
record Kit(Feature feature, String begin, List<String> steps) {

    Kit(Feature feature, String begin, String... steps) {
        this(feature, begin, List.of(steps));
    }

    /** Whether {@code #a} has a text that is the same in every run. */
    boolean shown() {
        return feature != Feature.ITERATOR && feature != Feature.RANDOM && feature != Feature.REGEX;
    }
}
