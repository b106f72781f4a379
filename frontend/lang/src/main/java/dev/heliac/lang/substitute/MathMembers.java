package dev.heliac.lang.substitute;

/** The greater and the lesser of two numbers, told by their bits where they are equal, so that nothing has to be initialized. */
@Substitute("java.lang.Math")
final class MathMembers {

    private MathMembers() {}

    public static double max(double a, double b) {
        // Of a zero with a sign and one without, the one without.
        if (a == b) {
            return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & Double.doubleToRawLongBits(b));
        }
        return a > b || Double.isNaN(a) ? a : b;
    }

    public static double min(double a, double b) {
        if (a == b) {
            return Double.longBitsToDouble(Double.doubleToRawLongBits(a) | Double.doubleToRawLongBits(b));
        }
        return a < b || Double.isNaN(a) ? a : b;
    }

    public static float max(float a, float b) {
        if (a == b) {
            return Float.intBitsToFloat(Float.floatToRawIntBits(a) & Float.floatToRawIntBits(b));
        }
        return a > b || Float.isNaN(a) ? a : b;
    }

    public static float min(float a, float b) {
        if (a == b) {
            return Float.intBitsToFloat(Float.floatToRawIntBits(a) | Float.floatToRawIntBits(b));
        }
        return a < b || Float.isNaN(a) ? a : b;
    }
}
