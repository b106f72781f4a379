package dev.heliac.backend.llvm;

/** LLVM refused what Heliac built: a bug of Heliac, not of the program. */
public final class LoweringException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LoweringException(String message) {
        super(message);
    }
}
