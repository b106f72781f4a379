package dev.heliac.lang.substitute;

/** Patterns without what needs tables of Unicode names and equivalences. */
@Substitute("java.util.regex.Pattern")
final class PatternMembers {

    private PatternMembers() {}

    private static String normalize(String pattern) {
        throw new UnsupportedOperationException("Pattern.CANON_EQ");
    }

    private int N() {
        throw new UnsupportedOperationException("\\N{…} in a pattern");
    }
}
