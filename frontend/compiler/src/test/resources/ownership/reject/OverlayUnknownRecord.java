import dev.heliac.lang.*;
import dev.heliac.lang.Process;

/** Records whose class is not written where they are read or written. */
@Process(name = "main")
final class OverlayUnknownRecord {

    record Header(short length) implements Overlay.BigEndian {}

    static void main() {
        ExBytes bytes = new ExBytes(100);
        ofVariable(bytes, Header.class);
        generic(bytes, new Header((short) 4));
        none(bytes);
    }

    private static void ofVariable(ExBytes bytes, Class<Header> type) {
        System.out.println(Overlay.view(type, bytes, 0));
    }

    private static <R extends Record & Overlay> void generic(ExBytes bytes, R record) {
        Overlay.put(bytes, 0, record);
    }

    private static void none(ExBytes bytes) {
        Overlay.put(bytes, 0, (Header) null);
    }
}
