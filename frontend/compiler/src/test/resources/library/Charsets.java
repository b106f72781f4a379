import dev.heliac.lang.Process;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of strings and back, in the charsets there are. */
@Process(name = "main")
final class Charsets {
    static final int STEPS = 6;

    static String run(int step) {
        String text = new String[] {"plain", "naïve café", "Ωmega", "smile 😀", "", "lone \ud800 half"}[step];
        StringBuilder all = new StringBuilder();
        for (Charset c : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII}) {
            byte[] bytes = text.getBytes(c);
            all.append(c.name()).append(' ').append(Arrays.toString(bytes)).append(' ').append(new String(bytes, c)).append("; ");
        }
        byte[] damaged = {(byte) 0xc3, 'a', (byte) 0xe2, (byte) 0x82, (byte) 0xff, 'z'};
        return all + new String(damaged, StandardCharsets.UTF_8) + " " + text.getBytes().length + " " + Charset.forName("utf-8")
                + Charset.isSupported("latin1") + Charset.defaultCharset().equals(StandardCharsets.UTF_8);
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
