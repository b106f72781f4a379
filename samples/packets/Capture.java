package packets;

import dev.heliac.lang.Claims;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import dev.heliac.lang.Overlay;
import dev.heliac.lang.State;

/** Reads the frames of a pcap file, in whichever byte order it was written. */
final class Capture {

    /** The file's header. What its writer's byte order was, the magic number tells. */
    private record Header(int magic, char major, char minor, int zone, int accuracy, int longest, int link)
            implements Overlay.LittleEndian {}

    /** What stands before each frame. */
    private record Entry(int seconds, int fraction, int captured, int length) implements Overlay.LittleEndian {}

    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int PCAPNG = 0x0a0d0d0a;
    private static final int ETHERNET = 1;

    /** The upper bits of the link type have other uses. */
    private static final int LINK_TYPE = 0x0fff_ffff;

    /** What libpcap takes for the longest frame. */
    private static final int LONGEST = 262_144;

    private boolean swapped;
    private long offset;
    private String problem = "";

    /** What is wrong with the file; empty while nothing is. */
    String problem() {
        return problem;
    }

    /** Reads the file's header; gives whether frames follow. */
    boolean begin(@State("File") FileSystem.Imp files) {
        ExBytes bytes = read(Overlay.size(Header.class), files);
        if (!problem.isEmpty()) {
            return false;
        }
        if (bytes.length() < Overlay.size(Header.class)) {
            problem = "not a pcap file: too short";
            return false;
        }
        Header header = Overlay.view(Header.class, bytes, 0);
        int magic = header.magic();
        swapped = Integer.reverseBytes(magic) == MICROSECONDS || Integer.reverseBytes(magic) == NANOSECONDS;
        if (magic == PCAPNG) {
            problem = "a pcapng file, not a pcap file";
        } else if (!swapped && magic != MICROSECONDS && magic != NANOSECONDS) {
            problem = "not a pcap file: the magic number is missing";
        } else if ((ordered(header.link()) & LINK_TYPE) != ETHERNET) {
            problem = "frames of link type " + (ordered(header.link()) & LINK_TYPE) + ", not Ethernet";
        }
        return problem.isEmpty();
    }

    /** The next frame; without bytes at the end of the file or where it is damaged. */
    ExBytes next(@State("File") FileSystem.Imp files) {
        long start = offset;
        ExBytes before = read(Overlay.size(Entry.class), files);
        int given = before.length();
        int count = given < Overlay.size(Entry.class) ? 0 : ordered(Overlay.view(Entry.class, before, 0).captured());
        before.free();
        if (!problem.isEmpty() || given == 0) {
            return new ExBytes(0);
        }
        if (given < Overlay.size(Entry.class)) {
            problem = "damaged: the file ends inside the entry at offset " + start;
            return new ExBytes(0);
        }
        if (count <= 0 || count > LONGEST) {
            problem = "damaged: a frame of " + Integer.toUnsignedString(count) + " bytes at offset " + start;
            return new ExBytes(0);
        }
        ExBytes frame = read(count, files);
        if (problem.isEmpty() && frame.length() < count) {
            problem = "damaged: the file ends inside the frame at offset " + start;
        }
        if (!problem.isEmpty()) {
            frame.free();
            return new ExBytes(0);
        }
        return frame;
    }

    private int ordered(int number) {
        return swapped ? Integer.reverseBytes(number) : number;
    }

    /** So many bytes from the offset on, fewer at the end of the file. */
    private ExBytes read(int count, @State("File") FileSystem.Imp files) {
        ExBytes bytes = piece(count, files);
        int got = bytes.length();
        while (got > 0 && bytes.length() < count) {
            ExBytes more = piece(count - bytes.length(), files);
            got = more.length();
            bytes = joined(bytes, more);
        }
        return bytes;
    }

    private ExBytes piece(int count, @State("File") FileSystem.Imp files) {
        files.send(new FileSystem.Read(offset, count));
        switch (files.receive()) {
            case FileSystem.Data data -> {
                ExBytes bytes = data.bytes();
                offset += bytes.length();
                return bytes;
            }
            case FileSystem.Failed failed -> {
                problem = "cannot be read (errno " + failed.errno() + ")";
                return new ExBytes(0);
            }
            default -> throw new IllegalStateException("Reading admits nothing else");
        }
    }

    private static ExBytes joined(@Claims ExBytes first, ExBytes second) {
        if (second.length() == 0) {
            return first;
        }
        byte[] all = new byte[first.length() + second.length()];
        first.copyTo(0, all, 0, first.length());
        second.copyTo(0, all, first.length(), second.length());
        first.free();
        return ExBytes.copyOf(all);
    }
}
