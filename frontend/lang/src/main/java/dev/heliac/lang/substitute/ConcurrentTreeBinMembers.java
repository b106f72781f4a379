package dev.heliac.lang.substitute;

/** A lock that nobody else holds. */
@Substitute("java.util.concurrent.ConcurrentHashMap$TreeBin")
final class ConcurrentTreeBinMembers {

    private ConcurrentTreeBinMembers() {}

    private void contendedLock() {
        throw new IllegalStateException();
    }
}
