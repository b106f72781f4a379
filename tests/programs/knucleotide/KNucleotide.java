package knucleotide;

import dev.heliac.lang.Process;
import dna.Sequences;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code LETTERS}: counts the nucleotides, alone and in a row, of the third sequence of that FASTA text. */
@Process(name = "knucleotide")
public final class KNucleotide {

    private static final List<String> SOUGHT = List.of("GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT");
    private static final String TITLE = ">THREE";
    private static final String LETTERS = "ACGT";

    /** Each nucleotide as two bits. */
    private final byte[] codes;
    private int length;

    private KNucleotide(byte[] text) {
        codes = new byte[text.length];
        for (int at = start(text); at < text.length; at++) {
            if (text[at] != '\n') {
                codes[length++] = code((char) (text[at] & ~0x20));
            }
        }
    }

    private static int start(byte[] text) {
        int at = 0;
        while (!titleAt(text, at)) {
            at++;
        }
        while (text[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean titleAt(byte[] text, int at) {
        for (int i = 0; i < TITLE.length(); i++) {
            if (text[at + i] != TITLE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte code(char letter) {
        return switch (letter) {
            case 'A' -> 0;
            case 'C' -> 1;
            case 'G' -> 2;
            case 'T' -> 3;
            default -> throw new IllegalArgumentException("not a nucleotide: " + letter);
        };
    }

    /** How often each row of so many nucleotides occurs. */
    private Map<Long, Integer> count(int size) {
        Map<Long, Integer> counts = new HashMap<>();
        long mask = (1L << 2 * size) - 1;
        long key = 0;
        for (int i = 0; i < length; i++) {
            key = (key << 2 | codes[i]) & mask;
            if (i >= size - 1) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        return counts;
    }

    private String frequencies(int size) {
        List<Map.Entry<Long, Integer>> entries = new ArrayList<>(count(size).entrySet());
        entries.sort(Map.Entry.<Long, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()));
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Long, Integer> entry : entries) {
            for (int i = size - 1; i >= 0; i--) {
                text.append(LETTERS.charAt((int) (entry.getKey() >> 2 * i) & 3));
            }
            double percent = entry.getValue() * 100.0 / (length - size + 1);
            text.append(String.format(Locale.ROOT, " %.3f%n", percent));
        }
        return text.toString();
    }

    private int occurrences(String row) {
        long key = 0;
        for (char letter : row.toCharArray()) {
            key = key << 2 | code(letter);
        }
        return count(row.length()).getOrDefault(key, 0);
    }

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new Sequences(text).write(args.length > 0 ? Integer.parseInt(args[0]) : 1000);
        KNucleotide nucleotides = new KNucleotide(text.toByteArray());
        System.out.println(nucleotides.frequencies(1));
        System.out.println(nucleotides.frequencies(2));
        for (String row : SOUGHT) {
            System.out.println(nucleotides.occurrences(row) + "\t" + row);
        }
    }
}
