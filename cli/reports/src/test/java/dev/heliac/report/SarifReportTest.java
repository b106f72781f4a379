package dev.heliac.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.heliac.il.contract.ContractCode;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.CodeBook;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** SARIF is what its schema, which comes with the library of its model, says. */
class SarifReportTest {

    private static final List<? extends Code> CODES =
            ServiceLoader.load(CodeBook.class).stream().flatMap(b -> b.get().codes().stream()).toList();

    private static final Path DIRECTORY = Path.of("/project");

    private static JsonNode sarif(Report report) throws IOException {
        return new ObjectMapper().readTree(SarifReport.of(report, CODES, "1.2.3", DIRECTORY));
    }

    private static Set<?> violations(JsonNode document) throws IOException {
        try (var in = SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in, config).validate(document);
        }
    }

    @Test
    void isAsTheSchemaSays() throws IOException {
        for (var report : List.of(Found.fault(), Found.nothing(), Found.hostile())) {
            assertEquals(Set.of(), violations(sarif(report)));
        }
        // the schema is one that finds something
        assertFalse(violations(new ObjectMapper().readTree("{\"version\": \"2.1.0\", \"runs\": [{}]}")).isEmpty());
    }

    @Test
    void aResultHasItsRulePlaceNotesAndWay() throws IOException {
        var run = sarif(Found.fault()).at("/runs/0");
        var results = run.get("results");
        assertEquals(4, results.size());
        for (var result : results) {
            var rule = run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt());
            assertEquals(result.get("ruleId"), rule.get("id"));
            assertFalse(rule.at("/help/text").asText().isEmpty());
        }
        var crossing = results.get(0);
        assertEquals("HIL0613", crossing.get("ruleId").asText());
        assertEquals("error", crossing.get("level").asText());
        var physical = crossing.at("/locations/0/physicalLocation");
        assertEquals("src/demo/Job.java", physical.at("/artifactLocation/uri").asText());
        assertTrue(run.at("/originalUriBaseIds").has(physical.at("/artifactLocation/uriBaseId").asText()));
        assertEquals(8, physical.at("/region/startLine").asInt());
        assertEquals(9, physical.at("/region/startColumn").asInt());
        assertEquals("utf16CodeUnits", run.get("columnKind").asText());
        var steps = crossing.at("/codeFlows/0/threadFlows/0/locations").findValuesAsText("text");
        assertEquals(
                List.of("`importer` sends `Cancel` to `exporter`", "`exporter` sends `Progress` to `importer`",
                        "`importer` waits for `Cancelled` from `exporter`"),
                steps);
        assertEquals("sent here", results.get(2).at("/relatedLocations/0/message/text").asText());
        // what is about the whole application stands at what was given
        assertEquals("src", results.get(3).at("/locations/0/physicalLocation/artifactLocation/uri").asText());
    }

    @Test
    void withoutFindingsThereIsAnEmptyListOfResults() throws IOException {
        var run = sarif(Found.nothing()).at("/runs/0");
        assertTrue(run.get("results").isArray() && run.get("results").isEmpty());
        assertTrue(run.at("/invocations/0/executionSuccessful").asBoolean());
    }

    @Test
    void whatIsNotShownIsCounted() throws IOException {
        var run = sarif(Found.hostile()).at("/runs/0");
        assertEquals(Diagnostics.LIMIT, run.get("results").size());
        assertEquals(
                "5 more diagnostics are not shown", run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText());
    }

    @Test
    void fingerprintsStayWhenLinesMoveAndDifferOtherwise() throws IOException {
        assertEquals(fingerprint(Place.of("A.java", 3), "x"), fingerprint(Place.of("A.java", 30), "x"));
        assertNotEquals(fingerprint(Place.of("A.java", 3), "x"), fingerprint(Place.of("B.java", 3), "x"));
        assertNotEquals(fingerprint(Place.of("A.java", 3), "x"), fingerprint(Place.of("A.java", 3), "y"));
        var all = new HashSet<>(sarif(Found.hostile()).findValuesAsText("heliacDiagnostic/v1"));
        assertEquals(Diagnostics.LIMIT, all.size());
    }

    private static String fingerprint(Place place, String message) throws IOException {
        var out = new Diagnostics();
        out.error(ContractCode.DEADLOCK, place, message, "");
        return sarif(new Report(List.of("."), List.of(), out)).findValuesAsText("heliacDiagnostic/v1").getFirst();
    }

    @Test
    void pathsAreRelativeWhereTheyCanBeAndUris() throws IOException {
        assertEquals("a/b%20c%25%C3%A4.java", uri("a/x/../b c%ä.java"));
        assertEquals("a.java", uri("/project/a.java"));
        assertEquals("file:///elsewhere/a.java", uri("../elsewhere/a.java"));
        assertEquals("c%3Aolon.java", uri("c:olon.java"));
        assertFalse(URI.create(uri(Found.HOSTILE.replace("\0", ""))).isAbsolute());
    }

    private static String uri(String file) throws IOException {
        var out = new Diagnostics();
        out.error(ContractCode.DEADLOCK, Place.of(file), "", "");
        return sarif(new Report(List.of("."), List.of(), out)).findValuesAsText("uri").getFirst();
    }
}
