package dev.heliac.lang.substitute;

/** The charsets there are. */
@Substitute(value = "java.nio.charset.StandardCharsets", whole = true)
final class StandardCharsetsMembers {

    public static final CharsetMembers US_ASCII = AsciiMembers.INSTANCE;
    public static final CharsetMembers ISO_8859_1 = Latin1Members.INSTANCE;
    public static final CharsetMembers UTF_8 = Utf8Members.INSTANCE;

    private StandardCharsetsMembers() {}
}
