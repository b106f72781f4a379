package packets;

import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.Overlay;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;

/** Turns each UDP packet into the answer to it, where it lies. */
@Process(name = "responder")
final class Responder {

    private Responder() {}

    static void main(@Provides("/frames") Frames.Exp client) {
        try {
            while (true) {
                switch (client.receive()) {
                    case Frames.Frame frame -> {
                        ExBytes bytes = frame.bytes();
                        String problem = answer(bytes);
                        if (problem.isEmpty()) {
                            client.send(new Frames.Answer(bytes));
                        } else {
                            client.send(new Frames.Dropped(problem));
                        }
                    }
                    case Frames.Bye bye -> {
                        return;
                    }
                }
            }
        } catch (ChannelClosed gone) {
            return;
        }
    }

    /** Exchanges sender and receiver in a frame; gives what is wrong with one that cannot be answered, which stays as it is. */
    private static String answer(ExBytes frame) {
        if (frame.length() < Overlay.size(Ethernet.class)) {
            return "too short for Ethernet";
        }
        Ethernet ethernet = Overlay.view(Ethernet.class, frame, 0);
        if (ethernet.type() != Ethernet.IPV4) {
            return "not IPv4, but type " + (int) ethernet.type();
        }
        int start = Overlay.size(Ethernet.class);
        if (frame.length() - start < Overlay.size(Ipv4.class)) {
            return "too short for IPv4";
        }
        Ipv4 ip = Overlay.view(Ipv4.class, frame, start);
        int header = ip.words() * 4;
        if (ip.version() != 4 || header < Overlay.size(Ipv4.class) || header > ip.length()) {
            return "no IPv4 header";
        }
        if (ip.length() > frame.length() - start) {
            return "cut off";
        }
        if (Ipv4.checksum(frame, start, header) != 0) {
            return "wrong checksum";
        }
        if (ip.protocol() != Ipv4.UDP) {
            return "not UDP, but protocol " + ip.protocol();
        }
        if (ip.more() || ip.fragment() != 0) {
            return "a fragment";
        }
        int room = ip.length() - header;
        if (room < Overlay.size(Udp.class)) {
            return "too short for UDP";
        }
        Udp udp = Overlay.view(Udp.class, frame, start + header);
        if (udp.length() < Overlay.size(Udp.class) || udp.length() > room) {
            return "wrong UDP length";
        }
        Overlay.put(frame, 0, ethernet.answered());
        Overlay.put(frame, start, ip.answered());
        Overlay.put(frame, start + header, udp.answered());
        return "";
    }
}
