import dev.heliac.lang.*;
import dev.heliac.lang.Process;

/** Numbers of bits that are not possible, or do not add up. */
@Process(name = "main")
final class OverlayBits {

    record Half(@Bits(4) int version) implements Overlay.BigEndian {}

    record Interrupted(@Bits(4) int version, short middle, @Bits(4) int words) implements Overlay.BigEndian {}

    record None(@Bits(0) int x, @Bits(8) int y) implements Overlay.BigEndian {}

    record Wide(@Bits(33) int x, @Bits(7) int y) implements Overlay.BigEndian {}

    record OfByte(@Bits(8) byte x) implements Overlay.BigEndian {}

    record Truth(@Bits(2) boolean x, @Bits(6) int y) implements Overlay.BigEndian {}

    record Endless(@Bits(60) long x, @Bits(3) int y, @Bits(60) long z, @Bits(5) int w) implements Overlay.BigEndian {}

    static void main() {
        half();
        interrupted();
        none();
        wide();
        ofByte();
        truth();
        System.out.println(Overlay.size(Endless.class));
    }

    private static void half() {
        System.out.println(Overlay.size(Half.class));
    }

    private static void interrupted() {
        System.out.println(Overlay.size(Interrupted.class));
    }

    private static void none() {
        System.out.println(Overlay.size(None.class));
    }

    private static void wide() {
        System.out.println(Overlay.size(Wide.class));
    }

    private static void ofByte() {
        System.out.println(Overlay.size(OfByte.class));
    }

    private static void truth() {
        System.out.println(Overlay.size(Truth.class));
    }
}
