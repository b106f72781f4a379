package dev.heliac.cli;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.installer.InstallCode;
import dev.heliac.installer.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Documents that go to a file. */
final class Written {

    private Written() {}

    /** To a file, or to standard output; whether it could be written. */
    static boolean to(Optional<Path> file, String text, Diagnostics out) {
        if (file.isEmpty()) {
            System.out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            return true;
        }
        return to(file.get(), text, out);
    }

    /** The same to a file. */
    static boolean to(Path file, String text, Diagnostics out) {
        return to(file, text.getBytes(StandardCharsets.UTF_8), out);
    }

    static boolean to(Path file, byte[] bytes, Diagnostics out) {
        try {
            Files.write(file, bytes);
            return true;
        } catch (IOException e) {
            out.error(
                    InstallCode.CANNOT_WRITE,
                    Place.of(file.toString()),
                    "`" + file.getFileName() + "` cannot be written: " + Reason.of(e),
                    "choose another file");
            return false;
        }
    }

    /** Each by its name into a directory, which is made if it is missing. */
    static void into(Path directory, Map<String, String> texts, Diagnostics out) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            out.error(
                    InstallCode.CANNOT_WRITE,
                    Place.of(directory.toString()),
                    "the directory cannot be made: " + Reason.of(e),
                    "choose another directory");
            return;
        }
        for (var text : texts.entrySet()) {
            if (!to(directory.resolve(text.getKey()), text.getValue(), out)) {
                return;
            }
        }
    }
}
