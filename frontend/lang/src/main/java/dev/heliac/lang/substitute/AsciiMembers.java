package dev.heliac.lang.substitute;

/** US-ASCII. */
@Substitute(value = "sun.nio.cs.US_ASCII", whole = true)
final class AsciiMembers extends CharsetMembers {

    public static final AsciiMembers INSTANCE = new AsciiMembers();

    private AsciiMembers() {
        super("US-ASCII");
    }
}
