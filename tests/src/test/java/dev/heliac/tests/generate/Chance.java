package dev.heliac.tests.generate;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** All decisions of one program: the same seed and number give the same program. */
final class Chance {

    private final Random random;

    Chance(long seed, int number) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From the first to the second, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    int anyInt() {
        return random.nextInt();
    }

    long anyLong() {
        return random.nextLong();
    }

    double fraction() {
        return random.nextDouble();
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One of several ways to write something. */
    @SafeVarargs
    final String oneOf(Supplier<String>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }
}
