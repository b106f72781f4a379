package packets;

import dev.heliac.lang.Overlay;

/** The header of a UDP packet; its length counts the header. */
record Udp(char from, char to, char length, char checksum) implements Overlay.BigEndian {

    Udp answered() {
        return new Udp(to, from, length, checksum);
    }
}
