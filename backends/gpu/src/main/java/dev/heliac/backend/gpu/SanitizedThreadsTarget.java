package dev.heliac.backend.gpu;

/** The grid of threads with sanitizers: code tells the kernel of each access, which finds races and accesses out of bounds. */
public final class SanitizedThreadsTarget extends GridThreadsTarget {

    /** What target descriptions call the processor. */
    public static final String CPU = "threads-sanitized";

    @Override
    public String runtime() {
        return "sanitized";
    }

    @Override
    public boolean has(String cpu) {
        return cpu.equals(CPU);
    }

    @Override
    public boolean sanitized() {
        return true;
    }
}
