package dev.heliac.lang.substitute;

/** There are no properties of a virtual machine. */
@Substitute("jdk.internal.misc.VM")
final class VmMembers {

    private VmMembers() {}

    public static String getSavedProperty(String key) {
        return null;
    }

    public static boolean isBooted() {
        return true;
    }
}
