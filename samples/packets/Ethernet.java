package packets;

import dev.heliac.lang.Overlay;

/** The header of an Ethernet frame. */
record Ethernet(Mac to, Mac from, char type) implements Overlay.BigEndian {

    static final int IPV4 = 0x0800;

    static final int ARP = 0x0806;

    Ethernet answered() {
        return new Ethernet(from, to, type);
    }
}
