package regexredux;

import dev.heliac.lang.Process;
import dna.Sequences;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code LETTERS}: cleans that FASTA text, counts 8-mers in it and rewrites its magic patterns, by regular expressions. */
@Process(name = "regexredux")
public final class RegexRedux {

    private static final List<String> VARIANTS = List.of(
            "agggtaaa|tttaccct",
            "[cgt]gggtaaa|tttaccc[acg]",
            "a[act]ggtaaa|tttacc[agt]t",
            "ag[act]gtaaa|tttac[agt]ct",
            "agg[act]taaa|ttta[agt]cct",
            "aggg[acg]aaa|ttt[cgt]ccct",
            "agggt[cgt]aa|tt[acg]accct",
            "agggta[cgt]a|t[acg]taccct",
            "agggtaa[cgt]|[acg]ttaccct");

    private RegexRedux() {}

    private static Map<String, String> replacements() {
        Map<String, String> replacements = new LinkedHashMap<>();
        replacements.put("tHa[Nt]", "<4>");
        replacements.put("aND|caN|Ha[DS]|WaS", "<3>");
        replacements.put("a[NSt]|BY", "<2>");
        replacements.put("\\|[^|][^|]*\\|", "|");
        replacements.put("\\|[^|][^|]*\\|", "|");
        replacements.put("[^\\s<>|]{61,}", "-");
        return replacements;
    }

    private static int count(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Sequences(bytes).write(args.length > 0 ? Integer.parseInt(args[0]) : 500);
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        String clean = Pattern.compile(">.*\n|\n").matcher(text).replaceAll("");
        for (String variant : VARIANTS) {
            System.out.println(variant + " " + count(variant, clean));
        }
        String rewritten = clean;
        for (Map.Entry<String, String> replacement : replacements().entrySet()) {
            rewritten = Pattern.compile(replacement.getKey()).matcher(rewritten).replaceAll(replacement.getValue());
        }
        System.out.println();
        System.out.println(text.length());
        System.out.println(clean.length());
        System.out.println(rewritten.length());
    }
}
