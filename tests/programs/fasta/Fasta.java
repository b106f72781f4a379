package fasta;

import dev.heliac.lang.Process;
import dna.Sequences;
import java.io.BufferedOutputStream;
import java.io.IOException;

/** {@code LETTERS}: writes three sequences of 2, 3 and 5 times so many letters. */
@Process(name = "fasta")
public final class Fasta {

    private Fasta() {}

    public static void main(String[] args) throws IOException {
        BufferedOutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        new Sequences(out).write(args.length > 0 ? Integer.parseInt(args[0]) : 1000);
        out.flush();
    }
}
