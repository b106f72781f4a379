package dev.heliac.tests.packets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Capture files, whole and damaged, and what the sample says of each. */
public final class Captures {

    private static final int ETHERNET = 1;
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;

    private Captures() {}

    /**
     * A capture.
     *
     * @param expected what is printed, where FILE stands for the file's name
     */
    public record Case(Path file, String expected) {

        public String lines() {
            return expected.replace("FILE", file.toString());
        }
    }

    public static List<Case> write(Path folder) throws IOException {
        var answered = "1: 192.168.1.9:53 to 192.168.1.2:4660, 5 bytes\n";
        var two = answered + "2: dropped, wrong checksum\n";
        var frames = List.of(udp("query", 0), udp("query", 1));
        var cases = new ArrayList<Case>();
        for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (int magic : new int[] {MICROSECONDS, NANOSECONDS}) {
                cases.add(new Case(file(folder, order + "-" + magic, capture(order, magic, ETHERNET, frames)), two));
            }
        }
        var little = capture(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, ETHERNET, frames);
        int entry = 24;
        int second = entry + 16 + frames.getFirst().length;
        cases.add(new Case(file(folder, "empty", new byte[0]), "FILE: not a pcap file: too short\n"));
        cases.add(new Case(file(folder, "header-only", Arrays.copyOf(little, entry)), ""));
        cases.add(new Case(file(folder, "short-header", Arrays.copyOf(little, entry - 1)), "FILE: not a pcap file: too short\n"));
        cases.add(new Case(
                file(folder, "short-entry", Arrays.copyOf(little, second + 15)),
                answered + "FILE: damaged: the file ends inside the entry at offset " + second + "\n"));
        cases.add(new Case(
                file(folder, "short-frame", Arrays.copyOf(little, little.length - 1)),
                answered + "FILE: damaged: the file ends inside the frame at offset " + second + "\n"));
        cases.add(new Case(
                file(folder, "long-frame", with(little, second + 8, 262_145)),
                answered + "FILE: damaged: a frame of 262145 bytes at offset " + second + "\n"));
        cases.add(new Case(
                file(folder, "no-frame", with(little, entry + 8, 0)), "FILE: damaged: a frame of 0 bytes at offset " + entry + "\n"));
        cases.add(new Case(
                file(folder, "negative-frame", with(little, entry + 8, -2)),
                "FILE: damaged: a frame of 4294967294 bytes at offset " + entry + "\n"));
        cases.add(new Case(
                file(folder, "magic", with(little, 0, 0x1234)), "FILE: not a pcap file: the magic number is missing\n"));
        cases.add(new Case(file(folder, "next-generation", with(little, 0, 0x0a0d0d0a)), "FILE: a pcapng file, not a pcap file\n"));
        cases.add(new Case(file(folder, "link", with(little, 20, 105)), "FILE: frames of link type 105, not Ethernet\n"));
        cases.add(new Case(folder.resolve("absent"), "cannot open FILE (errno 2)\n"));
        return cases;
    }

    private static Path file(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name + ".pcap"), bytes);
    }

    private static byte[] with(byte[] bytes, int at, int number) {
        var changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
        return changed;
    }

    private static byte[] capture(ByteOrder order, int magic, int link, List<byte[]> frames) {
        var file = ByteBuffer.allocate(24 + frames.stream().mapToInt(f -> 16 + f.length).sum()).order(order);
        file.putInt(magic).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(link);
        for (var frame : frames) {
            file.putInt(1).putInt(2).putInt(frame.length).putInt(frame.length).put(frame);
        }
        return file.array();
    }

    /** A frame with a query to a name server, and something added to its checksum. */
    private static byte[] udp(String text, int wrong) {
        var data = text.getBytes(StandardCharsets.US_ASCII);
        var frame = ByteBuffer.allocate(14 + 20 + 8 + data.length);
        frame.put(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}).putShort((short) 0x0800);
        frame.put((byte) 0x45).put((byte) 0).putShort((short) (28 + data.length)).putInt(0x00014000);
        frame.put((byte) 64).put((byte) 17).putShort((short) 0).putInt(0xc0a80102).putInt(0xc0a80109);
        frame.putShort((short) 0x1234).putShort((short) 53).putShort((short) (8 + data.length)).putShort((short) 0).put(data);
        int sum = 0;
        for (int i = 14; i < 34; i += 2) {
            sum += frame.getShort(i) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        frame.putShort(24, (short) (~sum + wrong));
        return frame.array();
    }
}
