package dev.heliac.lang.substitute;

/** Stands for the JDK's interface, which is not exported. */
@Substitute("jdk.internal.access.JavaLangAccess")
interface JavaLangAccessMembers {}
