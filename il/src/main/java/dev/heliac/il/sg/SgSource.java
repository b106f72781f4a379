package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a file's text: UTF-8, or UTF-16 where its first bytes say so. */
final class SgSource {

    private static final int LARGEST = 16 << 20;

    private SgSource() {}

    static Optional<String> read(Path path, Diagnostics out) {
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            var reason = !Files.exists(path) ? "no such file" : e instanceof FileSystemException f && f.getReason() != null
                    ? f.getReason()
                    : "it may not be read";
            unreadable(path, "the file cannot be read: " + reason, "check the path", out);
            return Optional.empty();
        }
        if (bytes.length > LARGEST) {
            unreadable(path, "the file has more than 16 MiB", "take it apart", out);
            return Optional.empty();
        }
        return Optional.of(text(path.toString(), bytes, out));
    }

    private static void unreadable(Path path, String message, String remedy, Diagnostics out) {
        out.error(SgCode.UNREADABLE, Place.of(path.toString()), message, remedy);
    }

    /** Warns of the first bytes that are no character. What is not UTF-8 is Latin-1, as older editors wrote. */
    static String text(String file, byte[] bytes, Diagnostics out) {
        if (bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        var charset = StandardCharsets.UTF_8;
        var good = new StringBuilder(bytes.length);
        if (decode(charset, bytes, good)) {
            return good.toString();
        }
        int line = (int) good.chars().filter(c -> c == '\n').count() + 1;
        int column = good.length() - good.lastIndexOf("\n");
        out.add(new Diagnostic(
                SgCode.ENCODING,
                Diagnostic.Severity.WARNING,
                new Place(file, line, column, 1, ""),
                "the file is not UTF-8 from here on, and is read as Latin-1",
                List.of(),
                "save it as UTF-8"));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Decodes up to the first bytes that are no character. */
    private static boolean decode(Charset charset, byte[] bytes, StringBuilder to) {
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var from = ByteBuffer.wrap(bytes);
        var chars = CharBuffer.allocate(8192);
        while (true) {
            var result = decoder.decode(from, chars, true);
            to.append(chars.flip());
            chars.clear();
            if (!result.isOverflow()) {
                return !result.isError();
            }
        }
    }
}
