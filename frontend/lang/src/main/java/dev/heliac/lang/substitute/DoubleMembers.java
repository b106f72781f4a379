package dev.heliac.lang.substitute;

/** Hexadecimal text whose trailing zeros no regular expression removes. */
@Substitute("java.lang.Double")
final class DoubleMembers {

    private DoubleMembers() {}

    public static String toHexString(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        long bits = Double.doubleToLongBits(value);
        String sign = bits < 0 ? "-" : "";
        int exponent = (int) (bits >>> 52) & 0x7ff;
        long significand = bits & 0xfffffffffffffL;
        if (exponent == 0 && significand == 0) {
            return sign + "0x0.0p0";
        }
        String digits = Long.toHexString(significand | 1L << 52).substring(1);
        int end = digits.length();
        while (end > 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return sign + (exponent == 0 ? "0x0." : "0x1.") + digits.substring(0, end) + "p"
                + (exponent == 0 ? Double.MIN_EXPONENT : exponent - 1023);
    }
}
