package dev.heliac.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The results of repeated runs of one thing. */
final class Sample {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    Sample dividedBy(double divisor) {
        var quotients = new Sample();
        values.forEach(v -> quotients.add(v / divisor));
        return quotients;
    }

    double least() {
        return Collections.min(values);
    }

    double most() {
        return Collections.max(values);
    }
}
