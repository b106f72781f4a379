package dev.heliac.il.system.extract;

import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a process is: the frames of its calls, the innermost last; none when it is at its end. Frames that repeat what is below them are
 * there once, so that recursion has an end; how often they were there is forgotten.
 *
 * @param cells what cells hold, by their numbers; the others are empty
 */
record Point(List<Frame> frames, Map<Integer, Held> cells) {

    /**
     * Where a call is.
     *
     * @param at the instruction that comes next; of a caller, the call
     * @param facts by the number of the value
     * @param again the frames, this call's first, that may be there once more below it, each as at its call
     */
    record Frame(String function, String block, int at, Map<Integer, Fact> facts, List<Frame> again) {
        Frame {
            facts = Map.copyOf(facts);
            again = List.copyOf(again);
        }

        Frame(String function, String block, int at, Map<Integer, Fact> facts) {
            this(function, block, at, facts, List.of());
        }

        /** The same call elsewhere in its function. */
        Frame to(String block, int at, Map<Integer, Fact> facts) {
            return new Frame(function, block, at, facts, again);
        }

        Frame with(Map<Integer, Fact> facts) {
            return to(block, at, facts);
        }

        private Frame again(List<Frame> again) {
            return new Frame(function, block, at, facts, again);
        }
    }

    /**
     * What a cell holds.
     *
     * @param type as what it was put there
     * @param what empty for a vector
     */
    record Held(Type type, Optional<Fact> what) {}

    Point {
        frames = List.copyOf(frames);
        cells = Map.copyOf(cells);
    }

    Point(List<Frame> frames) {
        this(frames, Map.of());
    }

    Point with(List<Frame> frames) {
        return new Point(frames, cells);
    }

    Point cell(int number, Optional<Held> held) {
        var changed = new HashMap<>(cells);
        held.ifPresentOrElse(h -> changed.put(number, h), () -> changed.remove(number));
        return new Point(frames, changed);
    }

    Frame top() {
        return frames.getLast();
    }

    Point top(Frame frame) {
        var changed = new ArrayList<>(frames);
        changed.set(changed.size() - 1, frame);
        return with(changed);
    }

    Point push(Frame frame) {
        var changed = new ArrayList<>(frames);
        changed.add(frame);
        return with(changed);
    }

    Point pop() {
        return with(frames.subList(0, frames.size() - 1));
    }

    /** Where the innermost call may have come from: what is below it, or what is there once more. */
    List<Point> callers() {
        var again = new ArrayList<>(frames.subList(0, frames.size() - 1));
        again.addAll(top().again());
        if (top().again().isEmpty()) {
            return List.of(pop());
        }
        again.set(frames.size() - 1, again.get(frames.size() - 1).again(top().again()));
        return List.of(pop(), with(again));
    }

    /** The same with the innermost frames once, where they repeat those below them. */
    Point once() {
        int size = frames.size();
        for (int length = 1; 2 * length <= size; length++) {
            var upper = frames.subList(size - length, size);
            var lower = new ArrayList<>(frames.subList(size - 2 * length, size - length));
            var first = lower.getFirst();
            lower.set(0, first.again(List.of()));
            if (lower.equals(upper) && (first.again().isEmpty() || first.again().equals(upper))) {
                var changed = new ArrayList<>(frames.subList(0, size - length));
                changed.set(size - 2 * length, first.again(upper));
                return with(changed);
            }
        }
        return this;
    }
}
