package dev.heliac.il.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heliac.il.Samples;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilPrinter;
import dev.heliac.il.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeviceFormTest {

    private static final Path FOLDER = Path.of("src/test/resources/opt/device");

    /** {@code -Dheliac.update} writes what comes out. */
    @Test
    void throwsNullsInPlaceOfWhatOnlyLeadsToExceptions() throws IOException {
        var module = Samples.parse(Files.readString(FOLDER.resolve("ending.before.hil")));
        var out = new Diagnostics();
        Verifier.verify(module, out);
        assertFalse(out.hasErrors());
        var text = HilPrinter.print(DeviceForm.of(module));
        var after = FOLDER.resolve("ending.after.hil");
        if (System.getProperty("heliac.update") != null) {
            Files.writeString(after, text);
        }
        assertEquals(Files.readString(after), text);
    }
}
