package dev.heliac.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code heliac verify} and {@code heliac inspect} write of contracts, right and wrong. */
class ReportsTest {

    private static final String CROSSING = """
            state Start: { Cancel? -> Ending; Progress! -> Next; }
            state Ending: Cancelled! -> End;
            state Next: Cancel? -> End;
            state End: ;
            """;

    @TempDir
    private Path folder;

    private String job;

    @BeforeEach
    void write() throws IOException {
        job = contract("Job", CROSSING, List.of("Cancel"), List.of("Progress", "Cancelled"));
    }

    private String contract(String name, String text, List<String> in, List<String> out) throws IOException {
        var messages = new ArrayList<String>();
        in.forEach(m -> messages.add("    record " + m + "() implements In {}\n"));
        out.forEach(m -> messages.add("    record " + m + "() implements Out {}\n"));
        var source = "package demo;\nimport dev.heliac.lang.*;\n@Contract(\"\"\"\n" + text + "\"\"\")\npublic interface " + name + " {\n"
                + "    sealed interface In {}\n    sealed interface Out {}\n" + String.join("", messages)
                + "    interface Exp extends Endpoint<In, Out> {}\n    interface Imp extends Endpoint<Out, In> {}\n}\n"
                + "@dev.heliac.lang.Process(name = \"idle\") final class Idle { static void main(String[] words) {} }\n";
        return Files.writeString(folder.resolve(name + ".java"), source).toString();
    }

    private static int run(String... arguments) {
        var ignored = new PrintWriter(new StringWriter());
        return Main.execute(ignored, ignored, arguments);
    }

    private String written(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private String to(String file) {
        return folder.resolve(file).toString();
    }

    @Test
    void everyFormatTellsTheFault() throws IOException {
        for (var format : VerifyCommand.Format.values()) {
            assertEquals(1, run("verify", job, "--format", format.name(), "-o", to("report")), format.name());
            assertTrue(written("report").contains("HIL0613"), format.name());
            assertTrue(written("report").contains("waits"), format.name());
        }
        assertEquals(1, run("verify", job, "--format", "sarif", "-o", to("report")));
        var run = new ObjectMapper().readTree(written("report")).at("/runs/0");
        assertFalse(run.at("/tool/driver/version").asText().isEmpty());
        assertEquals("HIL0613", run.at("/tool/driver/rules/" + run.at("/results/0/ruleIndex").asInt() + "/id").asText());
    }

    @Test
    void severalFormatsAreWrittenAtOnce() throws IOException {
        var all = List.of("verify", job, "--report", "sarif=" + to("a.sarif"), "--report", "junit=" + to("a.xml"), "-o", to("report"));
        assertEquals(1, run(all.toArray(String[]::new)));
        assertTrue(written("a.sarif").contains("\"ruleId\" : \"HIL0613\""), written("a.sarif"));
        assertTrue(written("a.xml").contains("<failure type=\"HIL0613\""), written("a.xml"));
        assertTrue(written("report").startsWith("error[HIL0613]"), written("report"));
        assertEquals(1, run("verify", job, "--report", "sarif=" + to("none/a.sarif"), "--format", "json", "-o", to("report")));
        assertTrue(written("report").contains("HIL3012"), written("report"));
        assertEquals(2, run("verify", job, "--report", "sarf=" + to("a.sarif")));
    }

    @Test
    void junitHasTheContractAndTheProcess() throws IOException {
        assertEquals(1, run("verify", job, "--format", "junit", "-o", to("report")));
        assertTrue(written("report").contains("classname=\"contract\" name=\"demo.Job\""), written("report"));
        assertTrue(written("report").contains("classname=\"process\" name=\"idle\""), written("report"));
        var good = contract("Good", "state Start: Ask? -> Told! -> Start;\n", List.of("Ask"), List.of("Told"));
        var module = to("good.hil");
        assertEquals(0, run("compile", good, "-o", module));
        assertEquals(0, run("verify", module, "--format", "junit", "-o", to("report")));
        assertTrue(written("report").contains("<testsuite name=\"" + module + "\" tests=\"1\" failures=\"0\""), written("report"));
    }

    @Test
    void picturesOfFaultsAreNamedAfterTheContractAndTheCode() throws IOException {
        assertEquals(1, run("verify", job, "--charts", to("a/charts"), "-o", to("report")));
        try (var files = Files.list(folder.resolve("a/charts"))) {
            assertEquals(List.of("demo.Job-HIL0613.svg"), files.map(f -> f.getFileName().toString()).toList());
        }
        assertEquals(1, run("verify", job, "--charts", job, "-o", to("report")));
        assertTrue(written("report").contains("HIL3012"), written("report"));
    }

    @Test
    void aModelIsWrittenOfAWrongContractToo() throws IOException {
        assertEquals(1, run("verify", job, "--emit", "promela", "-o", to("model.pml")));
        assertTrue(written("model.pml").contains("contract demo.Job") && written("model.pml").contains("proctype exporter"));
        assertEquals(2, run("verify", job, "--emit", "promela", "--format", "json"));
    }

    @Test
    void machinesAreDrawnRightOrWrong() throws IOException {
        assertEquals(1, run("inspect", job, "--contract", "--svg", to("a.svg")));
        assertTrue(written("a.svg").contains(">!Progress<"));
        assertEquals(2, run("inspect", job, "--svg", to("b.svg")));
        assertFalse(Files.exists(folder.resolve("b.svg")));
    }

    /** Twelve messages in any order, half of them each way: more ways than are looked at. */
    @Test
    void whatIsNotDecidedIsAnErrorUnlessSaidOtherwise() throws IOException {
        var in = IntStream.range(0, 6).mapToObj(i -> "I" + i).toList();
        var out = IntStream.range(0, 6).mapToObj(i -> "O" + i).toList();
        var text = "state Start: all { " + in.stream().map(m -> m + "?").collect(Collectors.joining("; ")) + "; "
                + out.stream().map(m -> m + "!").collect(Collectors.joining("; ")) + "; }\n";
        var large = contract("Large", text, in, out);
        assertEquals(1, run("verify", large, "-o", to("report")));
        assertTrue(written("report").contains("error[HIL0619]"), written("report"));
        assertEquals(0, run("verify", large, "-o", to("report"), "--undecided", "warn"));
        assertTrue(written("report").contains("warning[HIL0619]"), written("report"));
    }
}
