package imagefilter;

import dev.heliac.lang.Claims;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import java.util.Arrays;

/** Reads files. */
final class Input {

    private static final int PIECE = 1 << 16;

    private Input() {}

    /** All bytes of a file; a Problem when it cannot be read. */
    static byte[] read(String name, @Claims FileSystem.Imp files) {
        files.send(new FileSystem.Open(name, FileSystem.READ));
        switch (files.receive()) {
            case FileSystem.Opened _ -> {
                var bytes = new byte[0];
                int errno = 0;
                int more = 1;
                while (more > 0) {
                    files.send(new FileSystem.Read(bytes.length, PIECE));
                    switch (files.receive()) {
                        case FileSystem.Data(ExBytes piece) -> {
                            more = piece.length();
                            bytes = Arrays.copyOf(bytes, bytes.length + more);
                            piece.copyTo(0, bytes, bytes.length - more, more);
                        }
                        case FileSystem.Failed failed -> {
                            errno = failed.errno();
                            more = 0;
                        }
                        default -> throw new IllegalStateException("Reading admits nothing else");
                    }
                }
                files.send(new FileSystem.Close());
                files.send(new FileSystem.Bye());
                if (errno != 0) {
                    throw new Problem("it cannot be read (errno " + errno + ")");
                }
                return bytes;
            }
            case FileSystem.Failed failed -> {
                files.send(new FileSystem.Bye());
                throw new Problem("it cannot be opened (errno " + failed.errno() + ")");
            }
            default -> throw new IllegalStateException("Opening admits nothing else");
        }
    }
}
