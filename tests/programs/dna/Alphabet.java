package dna;

/** Letters with the frequency that each is chosen with. */
final class Alphabet {

    private final byte[] letters;
    private final double[] cumulative;

    Alphabet(String letters, double... frequencies) {
        this.letters = new byte[letters.length()];
        cumulative = new double[letters.length()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            this.letters[i] = (byte) letters.charAt(i);
            sum += frequencies[i];
            cumulative[i] = sum;
        }
    }

    /** The letter whose share of the range from 0 to 1 has this number in it. */
    byte at(double number) {
        int i = 0;
        while (i < cumulative.length - 1 && cumulative[i] < number) {
            i++;
        }
        return letters[i];
    }
}
