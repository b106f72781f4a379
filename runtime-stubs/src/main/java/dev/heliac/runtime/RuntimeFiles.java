package dev.heliac.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The compiled runtime of each instruction set. */
public final class RuntimeFiles {

    private RuntimeFiles() {}

    /**
     * One file's bytes.
     *
     * @param isa such as {@code x86_64}
     * @param name {@code kernel.bc}, {@code fastpath.bc} or {@code libarith.a}
     * @throws IllegalStateException when this build has no such file
     */
    public static byte[] bytes(String isa, String name) {
        try (var in = RuntimeFiles.class.getResourceAsStream(isa + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the runtime was built without " + isa + "/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
