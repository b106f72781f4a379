package packets;

import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Overlay;

/** Frames to try without a capture: one of each kind that the responder tells apart. */
final class Traffic {

    static final int COUNT = 8;

    private static final Mac HERE = new Mac(0x02_00_00_00_00_01L);
    private static final Mac THERE = new Mac(0x02_00_00_00_00_02L);
    private static final int START = 14;

    private Traffic() {}

    static ExBytes frame(int number) {
        return switch (number) {
            case 0 -> packet(5, Ipv4.UDP, 12, 0);
            case 1 -> packet(15, Ipv4.UDP, 0, 0);
            case 2 -> damaged();
            case 3 -> packet(5, Ipv4.TCP, 20, 0);
            case 4 -> packet(5, Ipv4.UDP, 8, 100);
            case 5 -> arp();
            case 6 -> new ExBytes(9);
            default -> packet(5, Ipv4.UDP, 1400, 0);
        };
    }

    private static ExBytes packet(int words, int protocol, int data, int fragment) {
        int header = words * 4;
        int length = header + Overlay.size(Udp.class) + data;
        ExBytes frame = new ExBytes(START + length);
        Overlay.put(frame, 0, new Ethernet(THERE, HERE, (char) Ethernet.IPV4));
        boolean whole = fragment == 0;
        Ipv4 ip = new Ipv4(
                4, words, 0, (char) length, (char) 7, false, whole, false, fragment, 64, protocol, (char) 0, 0x0a000001, 0x0a000002);
        Overlay.put(frame, START, ip);
        Overlay.put(frame, START, ip.checked(Ipv4.checksum(frame, START, header)));
        Overlay.put(frame, START + header, new Udp((char) 50000, (char) 7, (char) (length - header), (char) 0));
        return frame;
    }

    private static ExBytes damaged() {
        ExBytes frame = packet(5, Ipv4.UDP, 3, 0);
        frame.set(START + 8, (byte) 63);
        return frame;
    }

    private static ExBytes arp() {
        ExBytes frame = new ExBytes(60);
        Overlay.put(frame, 0, new Ethernet(new Mac(-1), HERE, (char) Ethernet.ARP));
        return frame;
    }
}
