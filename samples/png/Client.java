package png;

import dev.heliac.lang.ChannelClosed;
import dev.heliac.lang.Claims;
import dev.heliac.lang.Console;
import dev.heliac.lang.ExBytes;
import dev.heliac.lang.FileSystem;
import dev.heliac.lang.Process;
import dev.heliac.lang.State;
import dev.heliac.lang.Uses;

/** Has a PNG file decoded and prints one line about its pixels. */
@Process(name = "client")
final class Client {

    private Client() {}

    static void main(
            @Uses("/png") Png.Imp decoder,
            @Uses("/fs") FileSystem.Imp files,
            @Uses("/console") Console.Imp console,
            String[] args) {
        String name = args.length > 0 ? args[0] : "samples/png/sample.png";
        String line;
        try {
            line = describe(name, decoder, files);
        } catch (ChannelClosed gone) {
            line = name + ": the decoder or the file service is gone";
        }
        Console.println(console, line);
        console.send(new Console.Bye());
    }

    private static String describe(String name, @Claims Png.Imp decoder, @Claims FileSystem.Imp files) {
        files.send(new FileSystem.Open(name, FileSystem.READ));
        switch (files.receive()) {
            case FileSystem.Opened opened -> {
                decoder.send(new Png.Decode());
                return decode(name, decoder, files);
            }
            case FileSystem.Failed failed -> {
                files.send(new FileSystem.Bye());
                decoder.send(new Png.Bye());
                return "cannot open " + name + ": " + reason(failed.errno());
            }
            default -> throw new IllegalStateException("Opening admits nothing else");
        }
    }

    private static String decode(
            String name, @Claims @State("Decoding") Png.Imp decoder, @Claims @State("File") FileSystem.Imp files) {
        Summary summary = new Summary();
        byte[] pixels = new byte[Png.PIECE];
        long offset = 0;
        while (true) {
            switch (decoder.receive()) {
                case Png.More more -> {
                    files.send(new FileSystem.Read(offset, Png.PIECE));
                    switch (files.receive()) {
                        case FileSystem.Data data -> {
                            ExBytes bytes = data.bytes();
                            int count = bytes.length();
                            offset += count;
                            if (count > 0) {
                                decoder.send(new Png.Chunk(bytes));
                            } else {
                                decoder.send(new Png.EndOfFile());
                            }
                        }
                        case FileSystem.Failed failed -> {
                            decoder.send(new Png.Bye());
                            leave(files);
                            return "cannot read " + name + ": " + reason(failed.errno());
                        }
                        default -> throw new IllegalStateException("Reading admits nothing else");
                    }
                }
                case Png.Header header -> {
                    decoder.send(new Png.Next());
                    summary.size(header.width(), header.height());
                }
                case Png.Strip strip -> {
                    // The decoder makes the next strip while this one is summed up.
                    decoder.send(new Png.Next());
                    int length = strip.pixels().length();
                    strip.pixels().copyTo(0, pixels, 0, length);
                    summary.add(pixels, length);
                }
                case Png.Done done -> {
                    leave(files);
                    return summary.line();
                }
                case Png.Failed failed -> {
                    leave(files);
                    return name + ": " + kind(failed.problem()) + failed.reason();
                }
            }
        }
    }

    private static void leave(@Claims @State("File") FileSystem.Imp files) {
        files.send(new FileSystem.Close());
        files.send(new FileSystem.Bye());
    }

    private static String kind(int problem) {
        return switch (problem) {
            case Png.NOT_PNG -> "not a PNG: ";
            case Png.TOO_LARGE -> "too large a PNG: ";
            default -> "damaged PNG: ";
        };
    }

    private static String reason(int errno) {
        String text = switch (errno) {
            case 2 -> "No such file";
            case 5 -> "Input/output error";
            case 13 -> "Permission denied";
            case 20 -> "Not a directory";
            case 21 -> "Is a directory";
            case 36 -> "File name too long";
            default -> "The host refused";
        };
        return text + " (errno " + errno + ")";
    }
}
