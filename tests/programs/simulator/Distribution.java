package simulator;

import java.util.Random;

/** How long something takes; StrictMath, so that it is the same time everywhere. */
@FunctionalInterface
interface Distribution {

    double next(Random random);

    static Distribution constant(double value) {
        return random -> value;
    }

    static Distribution uniform(double from, double to) {
        return random -> from + (to - from) * random.nextDouble();
    }

    static Distribution exponential(double mean) {
        return random -> -mean * StrictMath.log(1 - random.nextDouble());
    }

    static Distribution normal(double mean, double deviation) {
        return random -> mean + deviation * random.nextGaussian();
    }

    default Distribution atLeast(double least) {
        return random -> Math.max(least, next(random));
    }

    default Distribution plus(Distribution other) {
        return random -> next(random) + other.next(random);
    }
}
