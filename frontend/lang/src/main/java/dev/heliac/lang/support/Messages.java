package dev.heliac.lang.support;

/**
 * What the messages of the JDK's exceptions need of {@code String.format}: the conversions {@code %s}, {@code %d}, {@code %x},
 * {@code %X}, {@code %c} and {@code %%}, without flags but {@code <}. The compiler puts it in place of calls with such a text, so that an
 * exception's message does not bring a whole formatter into a process.
 */
public final class Messages {

    private Messages() {}

    public static String format(String format, Object[] arguments) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c != '%') {
                text.append(c);
                continue;
            }
            char conversion = format.charAt(i++);
            if (conversion == '<') {
                conversion = format.charAt(i++);
                next--;
            }
            switch (conversion) {
                case '%' -> text.append('%');
                case 'n' -> text.append('\n');
                case 'x' -> text.append(hex(arguments[next++]));
                case 'X' -> text.append(upper(hex(arguments[next++])));
                default -> text.append(arguments[next++]);
            }
        }
        return text.toString();
    }

    private static String hex(Object number) {
        return number instanceof Long n ? Long.toHexString(n) : Integer.toHexString(((Number) number).intValue());
    }

    private static String upper(String hex) {
        char[] digits = new char[hex.length()];
        for (int i = 0; i < digits.length; i++) {
            char c = hex.charAt(i);
            digits[i] = c >= 'a' ? (char) (c - 'a' + 'A') : c;
        }
        return new String(digits);
    }
}
