package dev.heliac.backend.llvm;

/** LLVM's translator, which does not know everything yet, has not taken the code of a process. */
public final class UntranslatableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UntranslatableException(String message) {
        super(message);
    }
}
