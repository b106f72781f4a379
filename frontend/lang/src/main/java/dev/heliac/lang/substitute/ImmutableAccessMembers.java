package dev.heliac.lang.substitute;

/** Stands for the JDK's class, which is not exported. */
@Substitute("java.util.ImmutableCollections$Access$1")
class ImmutableAccessMembers implements JavaUtilCollectionAccessMembers {

    @Original
    ImmutableAccessMembers() {}
}
