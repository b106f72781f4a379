package dev.heliac.tests.local;

import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Enough of the built-in services for samples that read files and print. */
final class LocalServices {

    private static final int NO_SUCH_FILE = 2;
    private static final int INPUT_OUTPUT = 5;
    private static final int IS_A_DIRECTORY = 21;

    private LocalServices() {}

    static void console(Console.Exp client, StringBuilder printed) {
        try {
            while (true) {
                switch (client.receive()) {
                    case Console.Write write -> {
                        printed.append(write.text());
                        client.send(new Console.Written());
                    }
                    case Console.Bye _ -> {
                        return;
                    }
                }
            }
        } catch (ChannelClosed _) {
            // The client ended without a word.
        }
    }

    /** Serves reads, of at most this many bytes each. */
    static void files(FileSystem.Exp client, int most) {
        try {
            while (client.receive() instanceof FileSystem.Open open) {
                var path = Path.of(open.path());
                if (!Files.exists(path)) {
                    client.send(new FileSystem.Failed(NO_SUCH_FILE));
                    continue;
                }
                client.send(new FileSystem.Opened());
                while (client.receive() instanceof FileSystem.Read read) {
                    client.send(Files.isDirectory(path)
                            ? new FileSystem.Failed(IS_A_DIRECTORY)
                            : data(path, read.offset(), Math.min(most, read.count())));
                }
            }
        } catch (ChannelClosed _) {
            // The client ended without a word.
        }
    }

    private static FileSystem.Out data(Path path, long offset, int count) {
        try (var file = FileChannel.open(path)) {
            var bytes = ByteBuffer.allocate(count);
            int n = Math.max(0, file.read(bytes, offset));
            var vector = new ExBytes(n);
            vector.copyFrom(bytes.array(), 0, 0, n);
            return new FileSystem.Data(vector);
        } catch (IOException _) {
            return new FileSystem.Failed(INPUT_OUTPUT);
        }
    }
}
