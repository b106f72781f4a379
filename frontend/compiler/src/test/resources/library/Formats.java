import dev.heliac.lang.Process;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.IllegalFormatException;
import java.util.Locale;

/** String.format in the root locale. */
@Process(name = "main")
final class Formats {
    static final int STEPS = 7;

    static String run(int step) {
        return switch (step) {
            case 0 -> String.format("%d %5d|%-5d|%05d|%,d|%+d|%(d|%x|%X|%o|%#x", 1, 42, 42, 42, 1234567, 5, -5, 255, -1, 8, 255);
            case 1 -> String.format("%f|%.3f|%10.2f|%-10.2f|%e|%.2E|%g|%a|%,.2f", 1.5, 2.0 / 3, 3.14159,
                    2.5, 12345.678, 0.00012, 1e-5, 0.1, 9876543.215);
            case 2 -> String.format("%s|%10s|%-10s|%.2s|%S|%c|%b|%h|%n|%%", "text", "right", "left", "cut", "up", 'c', true, "hash");
            case 3 -> String.format("%2$s %1$s %<s %s", "a", "b");
            case 4 -> String.format(Locale.US, "%d %s %.1f", new BigInteger("123456789012345678901234567890"),
                    BigInteger.TEN.negate(), new BigDecimal("12.345"));
            case 5 -> "%s is %d years".formatted("Ada", 36) + String.format("%08.3f|%,d|%f|%f|%d", -3.14159,
                    Long.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, (byte) -1);
            default -> wrong("%d", "text") + wrong("%s %s", 1) + wrong("%q", 1) + wrong("%.2d", 1) + wrong("%-d", 1);
        };
    }

    private static String wrong(String format, Object value) {
        try {
            return String.format(format, value);
        } catch (IllegalFormatException e) {
            return e.getClass().getName() + ": " + e.getMessage() + "; ";
        }
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
