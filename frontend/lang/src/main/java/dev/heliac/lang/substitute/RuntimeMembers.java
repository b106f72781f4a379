package dev.heliac.lang.substitute;

import dev.heliac.lang.support.Intrinsics;

/** The heap of the process, one processor, and the process's end. */
@Substitute("java.lang.Runtime")
final class RuntimeMembers {

    private RuntimeMembers() {}

    public int availableProcessors() {
        return 1;
    }

    public long totalMemory() {
        return Intrinsics.heapLimit();
    }

    public long maxMemory() {
        return Intrinsics.heapLimit();
    }

    public long freeMemory() {
        return Math.max(0, Intrinsics.heapLimit() - Intrinsics.heapUsed());
    }

    public void gc() {
        Intrinsics.collect();
    }

    public void exit(int status) {
        Intrinsics.exit(status);
    }

    public void halt(int status) {
        Intrinsics.exit(status);
    }
}
