package dev.heliac.il.races;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Whether all that iterations do with one vector is at indices of their own. Every index has to be the sum of a part that depends on the
 * iteration, the same in all accesses, and a rest. The first is a mixed-radix number of the iteration's indices times a unit, as {@code
 * (row * columns + column) * 3} with the unit 3; the rests of one iteration are within one unit. Between two of the indices there may be
 * room for what the rests count in multiples of the place there, as for {@code i} in {@code (row * 16 + i) * width + column * 16 + j}
 * where the width is 16 times the columns.
 */
final class Apart {

    /** How many numbers an {@code i32} can have: indices that wrap around meet after so many. */
    private static final long WRAPS = 1L << 32;

    /** Numbers from a least to below a limit. */
    private record Window(long least, long limit) {

        Window plus(long one, long other) {
            return new Window(least + Math.min(one, other), limit + Math.max(one, other));
        }

        Window with(Window other) {
            return new Window(Math.min(least, other.least), Math.max(limit, other.limit));
        }

        /** Far beyond what may wrap, and far from what a long cannot hold. */
        boolean isFar() {
            return least < -WRAPS || limit > WRAPS;
        }
    }

    /** The rests of an access: of each place, beside what is the same in all iterations. */
    private record Rest(Polynomial fixed, List<Window> windows) {}

    /** What rests may count in multiples of, and for how many there is room. */
    private record Place(Polynomial of, long room) {}

    private final List<Access> accesses;
    private final List<Polynomial> extents;
    private final List<Long> most;
    private final long all;

    /**
     * @param most what each extent is at most
     * @param all what their product is at most
     */
    Apart(List<Access> accesses, List<Polynomial> extents, List<Long> most, long all) {
        this.accesses = accesses;
        this.extents = extents;
        this.most = most;
        this.all = all;
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
        var places = places(coefficients.get());
        if (places.isEmpty()) {
            return Optional.of(race(write, Optional.empty(), "several iterations may have the same index"));
        }
        return within(write, places.get());
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

    /** The places of the rests, the lowest first, when iterations' parts are apart by them and none wraps around to another. */
    private Optional<List<Place>> places(List<Polynomial> coefficients) {
        // Of one iteration, or none, there is no other.
        if (most.contains(0L) || most.stream().allMatch(n -> n <= 1)) {
            return Optional.of(List.of(new Place(Polynomial.constant(1), WRAPS)));
        }
        for (int fastest = 0; fastest < coefficients.size(); fastest++) {
            var unit = coefficients.get(fastest).constant().map(Integer::longValue).filter(n -> n != 0).map(Math::abs);
            var places = unit.isPresent() ? places(coefficients, fastest, unit.get()) : List.<Place>of();
            if (!places.isEmpty()) {
                return Optional.of(places);
            }
        }
        return Optional.empty();
    }

    /** None unless the other indices' multiples are those of a mixed-radix number above the fastest index. */
    private List<Place> places(List<Polynomial> coefficients, int fastest, long unit) {
        var places = new ArrayList<Place>();
        places.add(new Place(Polynomial.constant(1), unit));
        var left = new HashMap<Integer, Polynomial>();
        for (int d = 0; d < coefficients.size(); d++) {
            left.put(d, coefficients.get(d));
        }
        var multiple = left.remove(fastest);
        int last = fastest;
        // What is there once at most makes no difference.
        left.keySet().removeIf(d -> most.get(d) <= 1);
        long count = Math.min(most.get(fastest), all);
        long room = unit;
        while (!left.isEmpty()) {
            var place = multiple.times(extents.get(last));
            var next = left.keySet().stream()
                    .filter(d -> times(place, left.get(d)) > 0)
                    .min(Comparator.comparingLong(d -> times(place, left.get(d))));
            if (next.isEmpty()) {
                return List.of();
            }
            last = next.get();
            multiple = left.remove(last);
            places.add(new Place(place, times(place, multiple)));
            room = product(room, times(place, multiple));
            count = Math.min(product(count, most.get(last)), all);
        }
        return product(room, count) <= WRAPS ? places : List.of();
    }

    /** No more than what is too much. */
    static long product(long one, long other) {
        return one != 0 && other > WRAPS / one ? WRAPS + 1 : one * other;
    }

    /** Which multiple of one polynomial another is; 0 when it is none. */
    private static long times(Polynomial one, Polynomial other) {
        for (var term : one.terms().entrySet()) {
            long of = other.terms().getOrDefault(term.getKey(), 0);
            long times = of / term.getValue();
            return one.times(Polynomial.constant((int) times)).equals(other) ? times : 0;
        }
        return 0;
    }

    // ---- the rest

    private Optional<Race> within(Access write, List<Place> places) {
        var first = rest(write, places);
        if (first.isEmpty()) {
            return Optional.of(race(write, Optional.empty(), "how far an inner loop goes is no constant"));
        }
        var windows = first.get().windows();
        for (var access : accesses) {
            var rest = rest(access, places);
            if (rest.isEmpty()) {
                return Optional.of(race(access, Optional.of(write), "how far an inner loop goes is no constant"));
            }
            if (!rest.get().fixed().equals(first.get().fixed())) {
                return Optional.of(race(access, Optional.of(write), "how far it is from there is no constant"));
            }
            var together = new ArrayList<Window>();
            for (int p = 0; p < places.size(); p++) {
                var window = windows.get(p).with(rest.get().windows().get(p));
                long room = places.get(p).room();
                if (window.limit() - window.least() > room) {
                    return Optional.of(race(access, Optional.of(write),
                            "an iteration has " + room + (room == 1 ? " index" : " indices") + " of its own, and this may be another's"));
                }
                together.add(window);
            }
            windows = together;
        }
        return Optional.empty();
    }

    private static Optional<Rest> rest(Access access, List<Place> places) {
        var rest = access.index().orElseThrow().where(p -> p.stream().noneMatch(v -> v instanceof Variable.Index));
        var fixed = rest.where(p -> !p.isEmpty() && p.stream().allMatch(v -> v instanceof Variable.Fixed));
        long constant = rest.terms().getOrDefault(List.<Variable>of(), 0);
        var windows = new ArrayList<>(Collections.nCopies(places.size(), new Window(0, 1)));
        windows.set(0, new Window(constant, constant + access.elements()));
        for (var counter : rest.variables().filter(Variable.Counter.class::isInstance).distinct().toList()) {
            var multiple = rest.coefficient(counter).filter(Polynomial::isFixed);
            if (multiple.isEmpty()) {
                return Optional.empty();
            }
            int p = place(multiple.get(), places);
            long times = times(places.get(p).of(), multiple.get());
            var range = (Variable.Counter) counter;
            var window = windows.get(p).plus(times * range.least(), times * ((long) range.limit() - 1));
            if (times == 0 || window.isFar()) {
                return Optional.empty();
            }
            windows.set(p, window);
        }
        return Optional.of(new Rest(fixed, windows));
    }

    /** The highest place of which something is a multiple, else the lowest. */
    private static int place(Polynomial multiple, List<Place> places) {
        for (int p = places.size() - 1; p > 0; p--) {
            if (times(places.get(p).of(), multiple) != 0) {
                return p;
            }
        }
        return 0;
    }
}
