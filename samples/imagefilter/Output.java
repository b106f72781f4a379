package imagefilter;

import dev.heliac.lang.Claims;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;

/** Writes files. */
final class Output {

    private Output() {}

    /** Makes a file of these bytes, or says why that is not possible. */
    static void write(String name, byte[] bytes, @Claims FileSystem.Imp files) {
        files.send(new FileSystem.Open(name, FileSystem.WRITE));
        switch (files.receive()) {
            case FileSystem.Opened _ -> {
                files.send(new FileSystem.Write(0, ExBytes.copyOf(bytes)));
                switch (files.receive()) {
                    case FileSystem.Written _ -> {}
                    case FileSystem.Failed(int errno) -> System.out.println("cannot write " + name + " (errno " + errno + ")");
                    default -> throw new IllegalStateException("Writing admits nothing else");
                }
                files.send(new FileSystem.Close());
            }
            case FileSystem.Failed(int errno) -> System.out.println("cannot open " + name + " (errno " + errno + ")");
            default -> throw new IllegalStateException("Opening admits nothing else");
        }
        files.send(new FileSystem.Bye());
    }
}
