package markdown;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A document with a bit of everything, and long ones at random. */
final class Samples {

    static final String EVERYTHING = """
            A Title with *emphasis* & `code`
            ================================

            Some text with **strong**, *emphasised*, __also strong__, _also emphasised_ and ~~struck~~ words,
            a line break at the end of this line,\\
            `code with <tags> & "quotes"`, ``code with a ` tick``, and snake_case_names that stay.
            *Emphasis with **strong** inside*, 2 * 3 * 4 = 24, **not closed, \\*escaped\\*, [not a link].

            ## Links ##

            A [link](https://example.org/a?b=1&c=2 "with a title"), one [by name][Ref One], a [ref one], [this][],
            an ![image](cat.png "a cat"), <https://example.org/auto> and <someone@example.org>.
            A [link with **strong** text](there), and [broken](link.

            [ref  ONE]: http://example.org/one "The first"
            [this]: /this

            ### Lists

            - tight
            - items
              on two lines
              - nested
              - more
                1. deep
                2. deeper
            - [x] done
            - [ ] open

            3. ordered

               with a paragraph
            4. and another

            * * *

            > A quote with a list:
            > - one
            > - two
            >
            > > and a quote inside
            it goes on

            ```java
            if (a < b && c > d) {
                System.out.println("no *emphasis* here");
            }
            ```

                indented code
                  keeps its indent

                and goes on

            | Left | Right | Middle | None |
            |:-----|------:|:------:|------|
            | a    |  1    |  `x`   | **b** |
            | c \\| d | 22 |  *y*   |
            short | row

            Links
            -----
            The heading above has the same name as one before. Größe, Übung, 数学: text beyond ASCII \u2713.

            #Not a heading

            ###### Six deep
            """;

    private static final List<String> WORDS = List.of(
            "alpha", "*beta*", "**gamma**", "`delta < 1`", "[epsilon](/e)", "zeta_eta", "\\*theta", "<iota>", "a & b", "~~lambda~~",
            "[ref]", "*mu **nu** xi*", "omikron", "pi", "rho", "sigma", "![tau](t.png)", "2 * 3", "_ypsilon_", "phi");

    private Samples() {}

    static String random(long seed, int blocks) {
        Random random = new Random(seed);
        StringBuilder document = new StringBuilder("[ref]: /reference \"title\"\n\n");
        for (int i = 0; i < blocks; i++) {
            switch (random.nextInt(8)) {
                case 0 -> document.append("#".repeat(1 + random.nextInt(4))).append(' ').append(words(random, 3)).append('\n');
                case 1 -> lines(document, random, "- ");
                case 2 -> lines(document, random, "> ");
                case 3 -> lines(document, random, (1 + random.nextInt(3)) + ". ");
                case 4 -> document.append("```text\n").append(words(random, 12)).append("\n```\n");
                case 5 -> {
                    document.append("| one | two |\n|:--|--:|\n");
                    for (int row = random.nextInt(4); row >= 0; row--) {
                        document.append("| ").append(words(random, 2)).append(" | ").append(words(random, 1)).append(" |\n");
                    }
                }
                default -> lines(document, random, "");
            }
            document.append('\n');
        }
        return document.toString();
    }

    private static void lines(StringBuilder document, Random random, String before) {
        for (int line = random.nextInt(4); line >= 0; line--) {
            document.append(before).append(words(random, 8)).append('\n');
        }
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> WORDS.get(random.nextInt(WORDS.size()))).collect(Collectors.joining(" "));
    }
}
