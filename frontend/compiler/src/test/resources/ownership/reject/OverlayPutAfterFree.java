import dev.heliac.lang.*;
import dev.heliac.lang.Process;

/** A header that is written into a vector whose memory was given back. */
@Process(name = "main")
final class OverlayPutAfterFree {

    record Header(short length) implements Overlay.LittleEndian {}

    static void main() {
        ExBytes bytes = new ExBytes(2);
        bytes.free();
        Overlay.put(bytes, 0, new Header((short) 1));
    }
}
