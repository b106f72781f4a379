package dna;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the sequences in FASTA format, sixty letters a line. */
public final class Sequences {

    private static final int COLUMNS = 60;

    private static final String ALU = "GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGG"
            + "GAGGCCGAGGCGGGCGGATCACCTGAGGTCAGGAGTTCGAGA"
            + "CCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAAT"
            + "ACAAAAATTAGCCGGGCGTGGTGGCGCGCGCCTGTAATCCCA"
            + "GCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGG"
            + "AGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCC"
            + "AGCCTGGGCGACAGAGCGAGACTCCGTCTCAAAAA";

    private static final Alphabet AMBIGUITY = new Alphabet(
            "acgtBDHKMNRSVWY",
            0.27, 0.12, 0.12, 0.27, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.02);

    private static final Alphabet HUMAN =
            new Alphabet("acgt", 0.3029549426680, 0.1979883004921, 0.1975473066391, 0.3015094502008);

    private static final int MODULUS = 139_968;

    private final OutputStream out;
    private final byte[] line = new byte[COLUMNS + 1];
    private int seed = 42;

    public Sequences(OutputStream out) {
        this.out = out;
        line[COLUMNS] = '\n';
    }

    /** All three, of 2, 3 and 5 times so many letters. */
    public void write(int letters) throws IOException {
        title(">ONE Homo sapiens alu\n");
        repeat(ALU, 2 * letters);
        title(">TWO IUB ambiguity codes\n");
        random(AMBIGUITY, 3 * letters);
        title(">THREE Homo sapiens frequency\n");
        random(HUMAN, 5 * letters);
    }

    private void title(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            out.write(text.charAt(i));
        }
    }

    private void repeat(String text, int letters) throws IOException {
        int next = 0;
        for (int left = letters; left > 0; left -= COLUMNS) {
            int length = Math.min(left, COLUMNS);
            for (int i = 0; i < length; i++) {
                line[i] = (byte) text.charAt(next);
                next = next + 1 == text.length() ? 0 : next + 1;
            }
            end(length);
        }
    }

    private void random(Alphabet alphabet, int letters) throws IOException {
        for (int left = letters; left > 0; left -= COLUMNS) {
            int length = Math.min(left, COLUMNS);
            for (int i = 0; i < length; i++) {
                line[i] = alphabet.at(number());
            }
            end(length);
        }
    }

    private void end(int length) throws IOException {
        if (length == COLUMNS) {
            out.write(line, 0, COLUMNS + 1);
        } else {
            out.write(line, 0, length);
            out.write('\n');
        }
    }

    /** The benchmark's own generator. */
    private double number() {
        seed = (seed * 3877 + 29_573) % MODULUS;
        return (double) seed / MODULUS;
    }
}
