package packets;

import dev.heliac.lang.Bits;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Overlay;

/**
 * The header of an IPv4 packet without its options (RFC 791).
 *
 * @param words the header's length with its options, in words of four bytes
 * @param length of the packet, in bytes
 * @param fragment where this fragment begins, in units of eight bytes
 */
record Ipv4(
        @Bits(4) int version,
        @Bits(4) int words,
        @Bits(8) int service,
        char length,
        char id,
        @Bits(1) boolean reserved,
        @Bits(1) boolean whole,
        @Bits(1) boolean more,
        @Bits(13) int fragment,
        @Bits(8) int lifetime,
        @Bits(8) int protocol,
        char checksum,
        int from,
        int to)
        implements Overlay.BigEndian {

    static final int TCP = 6;

    static final int UDP = 17;

    /** Two bytes of a checksum. */
    private record Word(char value) implements Overlay.BigEndian {}

    /** With the addresses exchanged, which does not change the checksum: it is a sum. */
    Ipv4 answered() {
        return new Ipv4(version, words, service, length, id, reserved, whole, more, fragment, lifetime, protocol, checksum, to, from);
    }

    Ipv4 checked(int sum) {
        return new Ipv4(
                version, words, service, length, id, reserved, whole, more, fragment, lifetime, protocol, (char) sum, from, to);
    }

    /** The Internet checksum of an even number of bytes (RFC 1071): zero when they contain their own. */
    static int checksum(ExBytes bytes, int at, int count) {
        int sum = 0;
        for (int i = 0; i < count; i += Overlay.size(Word.class)) {
            sum += Overlay.view(Word.class, bytes, at + i).value();
        }
        while (sum >>> Character.SIZE != 0) {
            sum = (sum & 0xffff) + (sum >>> Character.SIZE);
        }
        return ~sum & 0xffff;
    }

    static String text(int address) {
        return (address >>> 24) + "." + (address >> 16 & 0xff) + "." + (address >> 8 & 0xff) + "." + (address & 0xff);
    }
}
