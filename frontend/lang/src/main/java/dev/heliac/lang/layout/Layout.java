package dev.heliac.lang.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a record's components lie in bytes: one after the other, without gaps.
 *
 * @param size in bytes
 * @param places one for each component
 */
public record Layout(int size, List<Place> places) {

    /** So that a record of records of records cannot grow without bounds. */
    public static final int MOST_BYTES = 4096;

    /** The most records around one another. */
    public static final int DEEPEST = 32;

    private static final int MOST_BITS = 64;

    public Layout {
        places = List.copyOf(places);
    }

    /** A component as its class declares it. */
    public sealed interface Member {

        String name();

        /** A primitive, by the letter of its descriptor. */
        record Scalar(String name, char type) implements Member {}

        /** A number of so many bits, by the letter of its descriptor. */
        record Bits(String name, char type, int bits) implements Member {}

        record Nested(String name, Layout layout) implements Member {}
    }

    /** Where a component lies. */
    public sealed interface Place {

        /** From the record's beginning, in bytes. */
        int at();

        /**
         * A primitive.
         *
         * @param type the letter of its descriptor
         */
        record Whole(int at, char type, boolean highFirst) implements Place {}

        /**
         * Bits of a number that neighbours share.
         *
         * @param bytes of the shared number, 1 to 8
         * @param shift how many bits of it are below these
         */
        record Part(int at, int bytes, int shift, int bits, char type, boolean highFirst) implements Place {}

        record Inner(int at, Layout layout) implements Place {}
    }

    /**
     * The layout of a record.
     *
     * @param name of the record, for messages
     * @throws LayoutException when it has none
     */
    public static Layout of(String name, boolean highFirst, List<Member> members) {
        if (members.isEmpty()) {
            throw new LayoutException("record `" + name + "` has no components");
        }
        var places = new ArrayList<Place>();
        int at = 0;
        for (int i = 0; i < members.size(); ) {
            switch (members.get(i)) {
                case Member.Scalar s -> {
                    places.add(new Place.Whole(at, s.type(), highFirst));
                    at += bytes(s.type());
                    i++;
                }
                case Member.Nested n -> {
                    places.add(new Place.Inner(at, n.layout()));
                    at += n.layout().size();
                    i++;
                }
                case Member.Bits _ -> {
                    int end = end(name, members, i);
                    var shared = members.subList(i, end).stream().map(Member.Bits.class::cast).toList();
                    at += share(shared, at, highFirst, places);
                    i = end;
                }
            }
            if (at > MOST_BYTES) {
                throw new LayoutException("record `" + name + "` has more than " + MOST_BYTES + " bytes");
            }
        }
        return new Layout(at, places);
    }

    /** Where the neighbours from one on end with a byte. */
    private static int end(String name, List<Member> members, int start) {
        int bits = 0;
        int i = start;
        while (bits <= MOST_BITS && i < members.size() && members.get(i) instanceof Member.Bits b) {
            check(name, b);
            bits += b.bits();
            i++;
            if (bits % Byte.SIZE == 0 && bits <= MOST_BITS) {
                return i;
            }
        }
        var first = "component `" + members.get(start).name() + "` of `" + name + "` ";
        throw new LayoutException(
                bits > MOST_BITS
                        ? first + "and those after it do not end with a byte within " + MOST_BITS + " bits"
                        : first + "and its neighbours have " + bits + " bits, which are no whole bytes",
                true);
    }

    private static void check(String name, Member.Bits b) {
        int most = switch (b.type()) {
            case 'Z' -> 1;
            case 'I' -> Integer.SIZE;
            case 'J' -> Long.SIZE;
            default -> 0;
        };
        if (b.bits() < 1 || b.bits() > most) {
            var what = most == 0 ? "has @Bits, but is neither an int, a long nor a boolean" : "cannot have " + b.bits() + " bits";
            throw new LayoutException("component `" + b.name() + "` of `" + name + "` " + what, true);
        }
    }

    /** Places neighbours in one number; gives its bytes. */
    private static int share(List<Member.Bits> members, int at, boolean highFirst, List<Place> places) {
        int all = members.stream().mapToInt(Member.Bits::bits).sum();
        int before = 0;
        for (var m : members) {
            int shift = highFirst ? all - before - m.bits() : before;
            places.add(new Place.Part(at, all / Byte.SIZE, shift, m.bits(), m.type(), highFirst));
            before += m.bits();
        }
        return all / Byte.SIZE;
    }

    /** The bytes of a primitive. */
    public static int bytes(char type) {
        return switch (type) {
            case 'Z', 'B' -> 1;
            case 'S', 'C' -> 2;
            case 'I', 'F' -> 4;
            case 'J', 'D' -> 8;
            default -> throw new IllegalArgumentException("no primitive: " + type);
        };
    }
}
