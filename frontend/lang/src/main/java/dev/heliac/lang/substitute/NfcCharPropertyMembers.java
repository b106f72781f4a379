package dev.heliac.lang.substitute;

import java.util.regex.Matcher;

/** Matching up to canonical equivalence needs Unicode's tables of it. */
@Substitute("java.util.regex.Pattern$NFCCharProperty")
final class NfcCharPropertyMembers {

    private NfcCharPropertyMembers() {}

    boolean match(Matcher matcher, int at, CharSequence text) {
        throw new UnsupportedOperationException("Pattern.CANON_EQ");
    }
}
