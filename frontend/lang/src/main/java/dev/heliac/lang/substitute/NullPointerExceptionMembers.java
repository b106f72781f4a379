package dev.heliac.lang.substitute;

/** No analysis of the bytecode that failed. */
@Substitute("java.lang.NullPointerException")
@SuppressWarnings("serial")
final class NullPointerExceptionMembers {

    private NullPointerExceptionMembers() {}

    private String getExtendedNPEMessage() {
        return null;
    }
}
