package dev.heliac.junit;

import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The services that every kernel has: the console, whose text the test may look at, and the machine's files. */
final class Services {

    private static final int NO_SUCH_FILE = 2;
    private static final int INPUT_OUTPUT = 5;
    private static final int NOT_PERMITTED = 13;
    private static final int IS_A_DIRECTORY = 21;
    private static final int INVALID = 22;

    private Services() {}

    /** What answers a client of a built-in name. */
    static Optional<Function<Object, List<Object>>> named(String name, Board board) {
        return switch (name) {
            case "/console" -> Optional.of(message -> console((Console.In) message, board));
            case "/fs" -> {
                var files = new OpenFile();
                yield Optional.of(message -> files.answer((FileSystem.In) message));
            }
            default -> Optional.empty();
        };
    }

    private static List<Object> console(Console.In message, Board board) {
        return switch (message) {
            case Console.Write write -> {
                var text = write.text().getBytes(StandardCharsets.UTF_8);
                board.print(text, 0, text.length);
                yield List.of(new Console.Written());
            }
            case Console.Bye _ -> List.of();
        };
    }

    /** The one file that a client has open. */
    private static final class OpenFile {

        private FileChannel file;

        List<Object> answer(FileSystem.In message) {
            try {
                return switch (message) {
                    case FileSystem.Open open -> {
                        file = FileChannel.open(path(open), options(open.mode()));
                        yield List.of(new FileSystem.Opened());
                    }
                    case FileSystem.Read read -> List.of(new FileSystem.Data(read(read)));
                    case FileSystem.Write write ->
                        List.of(new FileSystem.Written(file.write(ByteBuffer.wrap(write.bytes().toArray()), write.offset())));
                    case FileSystem.Size _ -> List.of(new FileSystem.SizeIs(file.size()));
                    case FileSystem.Close _ -> {
                        file.close();
                        yield List.of();
                    }
                    case FileSystem.Bye _ -> List.of();
                };
            } catch (IOException e) {
                return List.of(new FileSystem.Failed(errno(e)));
            } catch (IllegalArgumentException e) {
                // An offset, a count, a mode or a path that there is not.
                return List.of(new FileSystem.Failed(INVALID));
            }
        }

        private static Path path(FileSystem.Open open) throws IOException {
            try {
                var path = Path.of(open.path());
                if (Files.isDirectory(path)) {
                    throw new FileSystemException(open.path(), null, "is a directory");
                }
                return path;
            } catch (InvalidPathException e) {
                throw new NoSuchFileException(open.path());
            }
        }

        private static Set<? extends OpenOption> options(int mode) {
            return switch (mode) {
                case FileSystem.READ -> Set.of(StandardOpenOption.READ);
                case FileSystem.WRITE -> Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
                case FileSystem.READ_WRITE -> Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                default -> throw new IllegalArgumentException("mode " + mode);
            };
        }

        private ExBytes read(FileSystem.Read read) throws IOException {
            var bytes = ByteBuffer.allocate(read.count());
            int count = Math.max(0, file.read(bytes, read.offset()));
            var data = new ExBytes(count);
            data.copyFrom(bytes.array(), 0, 0, count);
            return data;
        }

        private static int errno(IOException e) {
            return switch (e) {
                case NoSuchFileException _ -> NO_SUCH_FILE;
                case AccessDeniedException _ -> NOT_PERMITTED;
                case FileSystemException f when "is a directory".equals(f.getReason()) -> IS_A_DIRECTORY;
                default -> INPUT_OUTPUT;
            };
        }
    }
}
