package dev.heliac.lang.substitute;

/** No warnings about boxing in iterators. */
@Substitute("java.util.Tripwire")
final class UtilTripwireMembers {

    static final boolean ENABLED = false;

    private UtilTripwireMembers() {}
}
