package packets;

import dev.heliac.lang.Bits;
import dev.heliac.lang.Overlay;

/** An Ethernet address. */
record Mac(@Bits(48) long address) implements Overlay.BigEndian {}
