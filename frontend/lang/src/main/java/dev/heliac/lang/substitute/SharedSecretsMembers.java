package dev.heliac.lang.substitute;

/** Access among the JDK's packages, set up at first use and not at the JVM's start. */
@Substitute("jdk.internal.access.SharedSecrets")
final class SharedSecretsMembers {

    @Original
    private static JavaLangAccessMembers javaLangAccess;

    private SharedSecretsMembers() {}

    public static JavaLangAccessMembers getJavaLangAccess() {
        if (javaLangAccess == null) {
            SystemMembers.setJavaLangAccess();
        }
        return javaLangAccess;
    }

    public static JavaUtilCollectionAccessMembers getJavaUtilCollectionAccess() {
        return new ImmutableAccessMembers();
    }
}
