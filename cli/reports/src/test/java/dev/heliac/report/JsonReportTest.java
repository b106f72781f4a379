package dev.heliac.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void aDiagnosticHasItsChart() throws IOException {
        var document = new ObjectMapper().readTree(JsonReport.of(Found.fault()));
        var first = document.at("/diagnostics/0");
        assertEquals("HIL0613", first.get("code").asText());
        assertEquals("importer", first.at("/chart/participants/0").asText());
        assertEquals("sends", first.at("/chart/events/0/does").asText());
        assertEquals("Cancel", first.at("/chart/events/0/message").asText());
        assertEquals("waits", first.at("/chart/events/2/does").asText());
        assertFalse(document.at("/diagnostics/1").has("chart"));
        assertEquals(0, document.get("notShown").asInt());
    }

    @Test
    void hostileNamesAreText() throws IOException {
        var text = JsonReport.of(Found.hostile());
        assertEquals(text, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        var document = new ObjectMapper().readTree(text);
        assertEquals(Found.HOSTILE.replace('\ud800', '\ufffd'), document.at("/diagnostics/0/message").asText());
        assertEquals(Diagnostics.LIMIT, document.get("diagnostics").size());
        assertEquals(5, document.get("notShown").asInt());
    }
}
