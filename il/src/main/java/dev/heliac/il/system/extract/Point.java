package dev.heliac.il.system.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a process is: the frames of its calls, the innermost last; none when it is at its end. */
record Point(List<Frame> frames) {

    /**
     * Where a call is.
     *
     * @param at the instruction that comes next; of a caller, the call
     * @param facts by the number of the value
     */
    record Frame(String function, String block, int at, Map<Integer, Fact> facts) {
        Frame {
            facts = Map.copyOf(facts);
        }

        Frame at(int next) {
            return new Frame(function, block, next, facts);
        }

        Frame with(Map<Integer, Fact> facts) {
            return new Frame(function, block, at, facts);
        }
    }

    Point {
        frames = List.copyOf(frames);
    }

    Frame top() {
        return frames.getLast();
    }

    Point top(Frame frame) {
        var changed = new ArrayList<>(frames);
        changed.set(changed.size() - 1, frame);
        return new Point(changed);
    }

    Point push(Frame frame) {
        var changed = new ArrayList<>(frames);
        changed.add(frame);
        return new Point(changed);
    }

    Point pop() {
        return new Point(frames.subList(0, frames.size() - 1));
    }
}
