package dev.heliac.lang.substitute;

/** Digits stored without Unsafe. */
@Substitute("jdk.internal.util.DecimalDigits")
final class DecimalDigitsMembers {

    private DecimalDigitsMembers() {}

    private static void uncheckedPutCharLatin1(byte[] bytes, int index, int unit) {
        bytes[index] = (byte) unit;
    }

    private static void uncheckedPutCharUTF16(byte[] bytes, int index, int unit) {
        bytes[2 * index] = (byte) unit;
        bytes[2 * index + 1] = (byte) (unit >> 8);
    }
}
