package dev.heliac.lang.substitute;

/** ISO-8859-1. */
@Substitute(value = "sun.nio.cs.ISO_8859_1", whole = true)
final class Latin1Members extends CharsetMembers {

    public static final Latin1Members INSTANCE = new Latin1Members();

    private Latin1Members() {
        super("ISO-8859-1");
    }
}
