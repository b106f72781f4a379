package pidigits;

import dev.heliac.lang.Process;
import java.math.BigInteger;

/** {@code DIGITS}: prints so many digits of π, ten a line, by Gibbons' unbounded spigot algorithm (2006). */
@Process(name = "pidigits")
public final class PiDigits {

    private static final int COLUMNS = 10;
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final BigInteger FOUR = BigInteger.valueOf(4);

    private BigInteger numerator = BigInteger.ONE;
    private BigInteger accumulator = BigInteger.ZERO;
    private BigInteger denominator = BigInteger.ONE;
    private int term;

    private PiDigits() {}

    private int next() {
        while (true) {
            consume();
            if (numerator.compareTo(accumulator) <= 0) {
                BigInteger digit = digit(THREE);
                if (digit.equals(digit(FOUR))) {
                    produce(digit);
                    return digit.intValue();
                }
            }
        }
    }

    /** Takes one more term of the series. */
    private void consume() {
        term++;
        BigInteger odd = BigInteger.valueOf(2L * term + 1);
        accumulator = accumulator.add(numerator.shiftLeft(1)).multiply(odd);
        numerator = numerator.multiply(BigInteger.valueOf(term));
        denominator = denominator.multiply(odd);
    }

    /** The digit there would be if what follows were so much. */
    private BigInteger digit(BigInteger rest) {
        return numerator.multiply(rest).add(accumulator).divide(denominator);
    }

    private void produce(BigInteger digit) {
        accumulator = accumulator.subtract(denominator.multiply(digit)).multiply(BigInteger.TEN);
        numerator = numerator.multiply(BigInteger.TEN);
    }

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 30;
        PiDigits digits = new PiDigits();
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            line.append(digits.next());
            if (i % COLUMNS == 0 || i == count) {
                while (line.length() < COLUMNS) {
                    line.append(' ');
                }
                System.out.println(line.append("\t:").append(i));
                line.setLength(0);
            }
        }
    }
}
