package dev.heliac.lang.substitute;

/** UTF-8. */
@Substitute(value = "sun.nio.cs.UTF_8", whole = true)
final class Utf8Members extends CharsetMembers {

    public static final Utf8Members INSTANCE = new Utf8Members();

    private Utf8Members() {
        super("UTF-8");
    }
}
