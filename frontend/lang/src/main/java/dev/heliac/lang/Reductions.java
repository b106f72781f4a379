package dev.heliac.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/** Makes one value of many in the order that {@link Parallel} says, one after the other: what a JVM runs. */
final class Reductions {

    private static final int BLOCK = 1024;
    private static final int LANES = 32;

    private Reductions() {}

    private interface OfBlock<T> {
        T of(List<T> values);
    }

    /** Lane k has the values k, k + 32, k + 64 and so on. */
    static <T> T dealt(int indices, T nothing, IntFunction<T> body, BinaryOperator<T> combine) {
        return blocks(indices, nothing, body, values -> {
            var lanes = new ArrayList<T>();
            for (int i = 0; i < values.size(); i++) {
                if (i < LANES) {
                    lanes.add(values.get(i));
                } else {
                    lanes.set(i % LANES, combine.apply(lanes.get(i % LANES), values.get(i)));
                }
            }
            for (int step = LANES / 2; step > 0; step /= 2) {
                for (int k = 0; k < step && k + step < lanes.size(); k++) {
                    lanes.set(k, combine.apply(lanes.get(k), lanes.get(k + step)));
                }
            }
            return lanes.getFirst();
        });
    }

    /** Lane k has 32 values in a row. */
    static <T> T inARow(int indices, T nothing, IntFunction<T> body, BinaryOperator<T> combine) {
        return blocks(indices, nothing, body, values -> {
            var lanes = new ArrayList<T>();
            for (int from = 0; from < values.size(); from += BLOCK / LANES) {
                var lane = values.subList(from, Math.min(from + BLOCK / LANES, values.size()));
                lanes.add(lane.stream().reduce(combine).orElseThrow());
            }
            for (int step = 1; step < LANES; step *= 2) {
                for (int k = 0; k + step < lanes.size(); k += 2 * step) {
                    lanes.set(k, combine.apply(lanes.get(k), lanes.get(k + step)));
                }
            }
            return lanes.getFirst();
        });
    }

    private static <T> T blocks(int indices, T nothing, IntFunction<T> body, OfBlock<T> ofBlock) {
        if (indices == 0) {
            return nothing;
        }
        var results = new ArrayList<T>();
        for (int from = 0; indices - from > 0; from += BLOCK) {
            var values = new ArrayList<T>();
            for (int i = from; i - from < BLOCK && i < indices; i++) {
                values.add(body.apply(i));
            }
            results.add(ofBlock.of(values));
        }
        return results.size() == 1 ? results.getFirst() : blocks(results.size(), nothing, results::get, ofBlock);
    }
}
