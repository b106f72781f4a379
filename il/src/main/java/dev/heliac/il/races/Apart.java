package dev.heliac.il.races;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether all that iterations do with one vector is at indices of their own. Every index has to be the sum of a part that depends on the
 * iteration, the same in all accesses, and a rest. The first is a mixed-radix number of the iteration's indices times a unit, as {@code
 * (row * columns + column) * 3} with the unit 3; the rests of one iteration are within one unit.
 */
final class Apart {

    /** How many numbers an {@code i32} can have: indices that wrap around meet after so many. */
    private static final long WRAPS = 1L << 32;

    /** The rests of an access: from a least to below a limit, beside what is the same in all iterations. */
    private record Rest(Polynomial fixed, long least, long limit) {}

    private final List<Access> accesses;
    private final List<Polynomial> extents;
    private final List<Long> most;

    /** @param most what each extent is at most */
    Apart(List<Access> accesses, List<Polynomial> extents, List<Long> most) {
        this.accesses = accesses;
        this.extents = extents;
        this.most = most;
    }

    Optional<Race> race() {
        var write = accesses.stream().filter(Access::writes).findFirst().orElseThrow();
        for (var access : accesses) {
            if (access.index().isEmpty()) {
                return Optional.of(race(access, access.writes() ? Optional.empty() : Optional.of(write),
                        "what index this is, follows from more than the loop's indices and what stays the same"));
            }
        }
        var own = iterations(write);
        for (var access : accesses) {
            if (!iterations(access).equals(own)) {
                return Optional.of(race(access, Optional.of(write), "its index moves on differently from iteration to iteration"));
            }
        }
        var coefficients = coefficients(own);
        if (coefficients.isEmpty()) {
            return Optional.of(race(write, Optional.empty(), "its index is no sum of multiples of the loop's indices"));
        }
        var unit = unit(coefficients.get());
        if (unit.isEmpty()) {
            return Optional.of(race(write, Optional.empty(), "several iterations may have the same index"));
        }
        return within(write, unit.get());
    }

    private static Race race(Access access, Optional<Access> other, String why) {
        return new Race(access.vector(), access.site(), why, other.filter(o -> !o.equals(access)).map(Access::site));
    }

    private static Polynomial iterations(Access access) {
        return access.index().orElseThrow().where(p -> p.stream().anyMatch(v -> v instanceof Variable.Index));
    }

    /** What each of the loop's indices is multiplied by, where nothing is multiplied by two of them. */
    private Optional<List<Polynomial>> coefficients(Polynomial own) {
        var all = new ArrayList<Polynomial>();
        for (int d = 0; d < extents.size(); d++) {
            var coefficient = own.coefficient(new Variable.Index(d)).filter(Polynomial::isFixed);
            if (coefficient.isEmpty()) {
                return Optional.empty();
            }
            all.add(coefficient.get());
        }
        return Optional.of(all);
    }

    // ---- the part of the iteration

    /** How far apart the iterations' parts are at least, when they are and none wraps around to another. */
    private Optional<Long> unit(List<Polynomial> coefficients) {
        for (int fastest = 0; fastest < coefficients.size(); fastest++) {
            var unit = coefficients.get(fastest).constant().map(Integer::longValue).filter(n -> n != 0).map(Math::abs);
            if (unit.isPresent() && isRadix(coefficients, fastest, unit.get())) {
                return unit;
            }
        }
        return Optional.empty();
    }

    /** Whether the other indices' multiples are those of a mixed-radix number above the fastest index. */
    private boolean isRadix(List<Polynomial> coefficients, int fastest, long unit) {
        var left = new HashMap<Integer, Polynomial>();
        for (int d = 0; d < coefficients.size(); d++) {
            left.put(d, coefficients.get(d));
        }
        var place = left.remove(fastest);
        int last = fastest;
        long count = most.get(fastest);
        while (!left.isEmpty()) {
            var next = next(left, place.times(extents.get(last)));
            if (next.isEmpty()) {
                return false;
            }
            last = next.get();
            place = left.remove(last);
            count = Math.min(count * most.get(last), Caller.MOST);
        }
        return unit * count <= WRAPS;
    }

    private static Optional<Integer> next(Map<Integer, Polynomial> left, Polynomial place) {
        return left.keySet().stream().filter(d -> left.get(d).equals(place)).findFirst();
    }

    // ---- the rest

    private Optional<Race> within(Access write, long unit) {
        var first = rest(write);
        if (first.isEmpty()) {
            return Optional.of(race(write, Optional.empty(), "how far an inner loop goes is no constant"));
        }
        long least = first.get().least();
        long limit = first.get().limit();
        for (var access : accesses) {
            var rest = rest(access);
            if (rest.isEmpty()) {
                return Optional.of(race(access, Optional.of(write), "how far an inner loop goes is no constant"));
            }
            if (!rest.get().fixed().equals(first.get().fixed())) {
                return Optional.of(race(access, Optional.of(write), "how far it is from there is no constant"));
            }
            least = Math.min(least, rest.get().least());
            limit = Math.max(limit, rest.get().limit());
            if (limit - least > unit) {
                return Optional.of(race(access, Optional.of(write),
                        "an iteration has " + unit + (unit == 1 ? " index" : " indices") + " of its own, and this may be another's"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Rest> rest(Access access) {
        var rest = access.index().orElseThrow().where(p -> p.stream().noneMatch(v -> v instanceof Variable.Index));
        var fixed = rest.where(p -> !p.isEmpty() && p.stream().allMatch(v -> v instanceof Variable.Fixed));
        long least = 0;
        long limit = access.elements();
        for (var term : rest.minus(fixed).terms().entrySet()) {
            long times = term.getValue();
            if (term.getKey().isEmpty()) {
                least += times;
                limit += times;
            } else if (term.getKey().size() == 1 && term.getKey().getFirst() instanceof Variable.Counter c) {
                long one = times * c.least();
                long other = times * ((long) c.limit() - 1);
                least += Math.min(one, other);
                limit += Math.max(one, other);
            } else {
                return Optional.empty();
            }
            // Far beyond what may wrap, and far from what a long cannot hold.
            if (least < -WRAPS || limit > WRAPS) {
                return Optional.empty();
            }
        }
        return Optional.of(new Rest(fixed, least, limit));
    }
}
