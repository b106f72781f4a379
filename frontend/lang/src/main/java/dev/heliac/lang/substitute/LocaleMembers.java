package dev.heliac.lang.substitute;

/** The root locale; processes know no other, and its well-known names format as it does. */
@Substitute(value = "java.util.Locale", whole = true)
final class LocaleMembers {

    public static final LocaleMembers ROOT = new LocaleMembers("", "");
    public static final LocaleMembers ENGLISH = new LocaleMembers("en", "");
    public static final LocaleMembers US = new LocaleMembers("en", "US");
    public static final LocaleMembers UK = new LocaleMembers("en", "GB");

    private final String language;
    private final String country;

    private LocaleMembers(String language, String country) {
        this.language = language;
        this.country = country;
    }

    public static LocaleMembers getDefault() {
        return ROOT;
    }

    public static LocaleMembers getDefault(Category category) {
        return ROOT;
    }

    public String getLanguage() {
        return language;
    }

    public String getCountry() {
        return country;
    }

    public String getVariant() {
        return "";
    }

    @Override
    public String toString() {
        return country.isEmpty() ? language : language + "_" + country;
    }

    /** What formats are for. */
    public enum Category {
        DISPLAY,
        FORMAT
    }
}
