package dev.heliac.il;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.text.HilParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The modules that tests share. */
public final class Samples {

    private Samples() {}

    public static String text(String name) {
        try (var in = Samples.class.getResourceAsStream("/samples/" + name + ".hil")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Module parse(String text) {
        var out = new Diagnostics();
        var module = HilParser.parse(text, "test.hil", out);
        assertEquals(List.of(), out.list());
        return module.orElseThrow();
    }
}
