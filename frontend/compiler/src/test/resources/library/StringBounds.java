import dev.heliac.lang.Process;

/** What is said of indices that are no string's. */
@Process(name = "main")
final class StringBounds {
    static final int STEPS = 16;

    static String run(int step) {
        String plain = "abc";
        String wide = "a\u20ac\ud83d\ude00";
        try {
            return "" + switch (step) {
                case 0 -> plain.charAt(3);
                case 1 -> plain.charAt(-1);
                case 2 -> wide.charAt(Integer.MAX_VALUE);
                case 3 -> new StringBuilder(plain).charAt(3);
                case 4 -> new StringBuilder(plain).insert(4, 'x');
                case 5 -> new StringBuilder(wide).insert(-1, plain);
                case 6 -> plain.substring(2, 1);
                case 7 -> wide.substring(-1, 2);
                case 8 -> plain.substring(1, Integer.MAX_VALUE);
                case 9 -> new String(new int[] {65, 66, 67}, 2, 2);
                case 10 -> new String(new int[] {65, 66, 67}, 1, Integer.MAX_VALUE);
                case 11 -> wide.charAt(4);
                case 12 -> wide.charAt(Integer.MIN_VALUE);
                case 13 -> wide.charAt(1 << 30);
                case 14 -> wide.charAt((1 << 30) - 1);
                default -> plain.charAt(2) + plain.substring(3) + new StringBuilder(plain).insert(3, wide)
                        + new String(new int[] {65, 66, 67}, 3, 0) + wide.codePointAt(2) + wide.charAt(1) + (int) wide.charAt(3);
            };
        } catch (StringIndexOutOfBoundsException e) {
            return e.toString();
        }
    }

    public static void main(String[] args) {
        for (int step = 0; step < STEPS; step++) {
            System.out.println(run(step));
        }
    }
}
