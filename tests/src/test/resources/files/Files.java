import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import dev.heliac.lang.Process;
import dev.heliac.lang.State;
import dev.heliac.lang.Uses;

/** Writes a file in two pieces, the second one first, reads it back, and tells what the service says to mistakes. */
@Process(name = "files")
final class Files {
    static void main(@Uses("/fs") FileSystem.Imp files, @Uses("/console") Console.Imp console, String[] words) {
        int status = write(files, words[0]);
        Console.println(console, "write " + status);
        read(files, console, words[0]);
        for (int i = 1; i < words.length; i++) {
            files.send(new FileSystem.Open(words[i], i % 3));
            switch (files.receive()) {
                case FileSystem.Opened opened -> {
                    Console.println(console, "opened in mode " + i % 3);
                    files.send(new FileSystem.Read(0, 10));
                    switch (files.receive()) {
                        case FileSystem.Data data -> {
                            Console.println(console, "read " + data.bytes().length());
                            data.bytes().free();
                        }
                        case FileSystem.Failed failed -> Console.println(console, "no reading: " + failed.errno());
                        default -> {}
                    }
                    files.send(new FileSystem.Close());
                }
                case FileSystem.Failed failed -> Console.println(console, "no opening: " + failed.errno());
                default -> {}
            }
        }
        files.send(new FileSystem.Bye());
        console.send(new Console.Bye());
    }

    private static int write(@State("Start") FileSystem.Imp files, String name) {
        files.send(new FileSystem.Open(name, FileSystem.WRITE));
        return switch (files.receive()) {
            case FileSystem.Opened opened -> {
                int written = piece(files, 70_000, 30_000) + piece(files, 0, 70_000);
                files.send(new FileSystem.Close());
                yield written;
            }
            case FileSystem.Failed failed -> -failed.errno();
            default -> 0;
        };
    }

    private static int piece(@State("File") FileSystem.Imp files, int offset, int count) {
        ExBytes bytes = new ExBytes(count);
        for (int i = 0; i < count; i++) {
            bytes.set(i, (byte) (offset + i));
        }
        files.send(new FileSystem.Write(offset, bytes));
        return switch (files.receive()) {
            case FileSystem.Written written -> written.count();
            case FileSystem.Failed failed -> -failed.errno();
            default -> 0;
        };
    }

    private static void read(@State("Start") FileSystem.Imp files, @State("Start") Console.Imp console, String name) {
        files.send(new FileSystem.Open(name, FileSystem.READ));
        switch (files.receive()) {
            case FileSystem.Opened opened -> {
                files.send(new FileSystem.Size());
                long size = 0;
                switch (files.receive()) {
                    case FileSystem.SizeIs is -> size = is.bytes();
                    default -> {}
                }
                int wrong = 0;
                long at = 0;
                while (at < size) {
                    files.send(new FileSystem.Read(at, 33_333));
                    switch (files.receive()) {
                        case FileSystem.Data data -> {
                            ExBytes bytes = data.bytes();
                            for (int i = 0; i < bytes.length(); i++) {
                                wrong += bytes.get(i) == (byte) (at + i) ? 0 : 1;
                            }
                            at += bytes.length();
                            bytes.free();
                        }
                        default -> at = size;
                    }
                }
                files.send(new FileSystem.Read(size + 5, 10));
                int beyond = -1;
                switch (files.receive()) {
                    case FileSystem.Data data -> {
                        beyond = data.bytes().length();
                        data.bytes().free();
                    }
                    default -> {}
                }
                files.send(new FileSystem.Read(-1, 10));
                int refused = 0;
                switch (files.receive()) {
                    case FileSystem.Failed failed -> refused = failed.errno();
                    case FileSystem.Data data -> data.bytes().free();
                    default -> {}
                }
                files.send(new FileSystem.Close());
                Console.println(console, "size " + size + " wrong " + wrong + " beyond " + beyond + " refused " + refused);
            }
            default -> Console.println(console, "cannot open");
        }
    }
}
