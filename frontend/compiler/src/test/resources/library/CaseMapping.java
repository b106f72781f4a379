import dev.heliac.lang.Process;
import java.util.Locale;

/** Upper and lower case beyond one letter for one. */
@Process(name = "main")
final class CaseMapping {
    static final int STEPS = 4;

    static String run(int step) {
        String text = new String[] {"Straße ŉ ﬁ", "ΟΔΥΣΣΕΥΣ ΣΑΣ. Σ", "İstanbul I ı", "Mixed CASE 123"}[step];
        return text.toUpperCase() + "|" + text.toLowerCase() + "|" + text.toUpperCase(Locale.ROOT) + "|" + text.toLowerCase(Locale.ENGLISH)
                + "|" + text.equalsIgnoreCase(text.toLowerCase()) + "|" + text.compareToIgnoreCase(text.toUpperCase()) + "|"
                + Character.toTitleCase('ǆ') + Character.isUpperCase('Σ') + Character.toChars(0x1f600).length
                + Locale.ROOT.getLanguage().isEmpty();
    }

    public static void main(String[] words) {
        for (int i = 0; i < STEPS; i++) {
            System.out.println(run(i));
        }
    }
}
