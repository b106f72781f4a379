import dev.heliac.lang.Process;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns: groups, classes, lookaround, replacement. */
@Process(name = "main")
final class RegularExpressions {
    static final int STEPS = 5;

    static String run(int step) {
        String text = "The year 1999 and 2024-06-01, mail a.b@c.org; naïve Ω x1y22z333";
        return switch (step) {
            case 0 -> {
                Matcher m = Pattern.compile("(?<year>\\d{4})(-(\\d\\d))?").matcher(text);
                StringBuilder all = new StringBuilder();
                while (m.find()) {
                    all.append(m.group("year")).append('/').append(m.group(3)).append('@').append(m.start()).append(' ');
                }
                yield all.toString();
            }
            case 1 -> text.replaceAll("(\\w)(\\d+)", "<$2$1>") + " " + text.replaceFirst("[aeiou]+?", "_")
                    + Arrays.toString(text.split("\\W+", 4));
            case 2 -> Pattern.compile("na.VE", Pattern.CASE_INSENSITIVE).matcher(text).find() + " " + text.matches(".*\\p{Lu}.*") + " "
                    + Pattern.compile("(?<=mail )\\S+(?=;)").matcher(text).results().map(r -> r.group()).toList();
            case 3 -> Pattern.compile("(a|b)*c|\\bx[^z]+z").matcher(text).replaceAll(r -> r.group().toUpperCase()) + Pattern.quote("a.b")
                    + "aXbXc".split("X").length + "boo:and:foo".split("o", -1).length;
            default -> {
                try {
                    yield Pattern.compile("(unclosed").pattern();
                } catch (PatternSyntaxException e) {
                    yield e.getMessage().replace('\n', '|');
                }
            }
        };
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
