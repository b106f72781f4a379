import dev.heliac.lang.Process;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** BigInteger and BigDecimal, up to the sizes where their algorithms change. */
@Process(name = "main")
final class BigNumbers {
    static final int STEPS = 5;

    static String run(int step) {
        BigInteger n = BigInteger.valueOf(3).pow(50 + 700 * step);
        BigInteger m = BigInteger.TWO.pow(77 + 900 * step).subtract(BigInteger.valueOf(step + 1));
        BigDecimal d = new BigDecimal("123.456").multiply(new BigDecimal("-0.07")).pow(step + 1);
        String digits = n.multiply(m).toString();
        return digits.length() + " " + digits.substring(0, 20) + digits.hashCode() + " " + n.mod(m).bitLength() + " " + n.gcd(m)
                + " " + n.divide(BigInteger.valueOf(997)).hashCode()
                + " " + m.modPow(BigInteger.TEN, BigInteger.valueOf(1000003)) + " " + n.negate().shiftRight(33).signum() + " "
                + n.compareTo(m) + n.sqrt().bitCount()
                + " " + d + " " + d.setScale(3, RoundingMode.HALF_EVEN) + " " + BigDecimal.ONE.divide(new BigDecimal(step
                + 3), MathContext.DECIMAL64)
                + " " + d.stripTrailingZeros().toPlainString() + " " + new BigInteger("-ff", 16).longValue()
                + BigInteger.valueOf(97).isProbablePrime(20) + n.doubleValue()
                + new BigInteger("123456789012345678901234567890").add(n).toString(36).length() + square(step);
    }

    /** Large enough for the third algorithm, which the JDK writes as tasks. */
    private static int square(int step) {
        return BigInteger.valueOf(7).pow(4000 * (step + 1)).multiply(BigInteger.valueOf(11).pow(3500 * (step + 1))).hashCode();
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
