package reversecomplement;

import dev.heliac.lang.Process;
import dna.Sequences;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code LETTERS}: prints the sequences of that FASTA text reversed, each letter replaced by its complement. */
@Process(name = "reversecomplement")
public final class ReverseComplement {

    private static final int COLUMNS = 60;
    private static final byte[] COMPLEMENT = complements("ACGTUMRWSYKVHDBN", "TGCAAKYWSRMBDHVN");

    private final byte[] text;
    private final byte[] line = new byte[COLUMNS + 1];

    private ReverseComplement(byte[] text) {
        this.text = text;
    }

    private static byte[] complements(String letters, String others) {
        byte[] complement = new byte[128];
        for (int i = 0; i < letters.length(); i++) {
            complement[letters.charAt(i)] = (byte) others.charAt(i);
            complement[Character.toLowerCase(letters.charAt(i))] = (byte) others.charAt(i);
        }
        return complement;
    }

    private void print() {
        int at = 0;
        while (at < text.length) {
            int start = at;
            while (text[start] != '\n') {
                start++;
            }
            start++;
            int end = start;
            while (end < text.length && text[end] != '>') {
                end++;
            }
            System.out.write(text, at, start - at);
            reverse(start, end);
            at = end;
        }
        System.out.flush();
    }

    private void reverse(int start, int end) {
        int column = 0;
        for (int i = end - 1; i >= start; i--) {
            if (text[i] == '\n') {
                continue;
            }
            line[column++] = COMPLEMENT[text[i]];
            if (column == COLUMNS) {
                end(column);
                column = 0;
            }
        }
        if (column > 0) {
            end(column);
        }
    }

    private void end(int column) {
        line[column] = '\n';
        System.out.write(line, 0, column + 1);
    }

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new Sequences(text).write(args.length > 0 ? Integer.parseInt(args[0]) : 1000);
        new ReverseComplement(text.toByteArray()).print();
    }
}
