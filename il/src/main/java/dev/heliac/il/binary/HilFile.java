package dev.heliac.il.binary;

import dev.heliac.il.Module;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.text.HilParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Modules in files, of either form. */
public final class HilFile {

    private static final String TEXT_START = "hil ";

    private HilFile() {}

    /** The module of a binary or text file, or empty when errors were reported. */
    public static Optional<Module> read(Path path, Diagnostics out) {
        try {
            return read(Files.readAllBytes(path), path.toString(), out);
        } catch (NoSuchFileException e) {
            return unreadable(path, "there is no such file", "check the path", out);
        } catch (AccessDeniedException e) {
            return unreadable(path, "the file may not be read", "check its permissions", out);
        } catch (IOException e) {
            return unreadable(path, "the file cannot be read: " + e.getMessage(), "name a readable file", out);
        }
    }

    /** The module in the contents of a binary or text file, or empty when errors were reported. */
    public static Optional<Module> read(byte[] contents, String file, Diagnostics out) {
        if (HilBinary.hasMagic(contents) || !isText(contents)) {
            return HilBinary.read(contents, file, out);
        }
        return HilParser.parse(new String(contents, StandardCharsets.UTF_8), file, out);
    }

    /** Writes the binary form. */
    public static void write(Module module, Path path) throws IOException {
        Files.write(path, HilBinary.write(module));
    }

    /** Comments and white space may stand before the first word; binary contents have a zero byte early. */
    private static boolean isText(byte[] contents) {
        var start = new String(contents, 0, Math.min(contents.length, 4096), StandardCharsets.UTF_8);
        return start.indexOf(0) < 0 && start.contains(TEXT_START);
    }

    private static Optional<Module> unreadable(Path path, String message, String remedy, Diagnostics out) {
        out.error(FormatCode.UNREADABLE, Place.of(path.toString()), message, remedy);
        return Optional.empty();
    }
}
