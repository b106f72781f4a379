package dev.heliac.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal asks of Heliac and makes of the answer, with something that answers in its place. */
class VerifyMojoTest {

    private static final String ERROR = """
            {"diagnostics": [{"code": "HIL1102", "severity": "error", "message": "abandoned", "notes": [], "remedy": "close it",
            "place": {"file": "A.java", "line": 3, "column": 5, "length": 1, "context": ""}}]}""";

    @TempDir
    private Path folder;

    private final VerifyMojo mojo = new VerifyMojo();

    @BeforeEach
    void set() throws ReflectiveOperationException {
        set("report", folder.resolve("out/heliac.sarif").toFile());
        set("format", "sarif");
    }

    private void set(String field, Object value) throws ReflectiveOperationException {
        var found = VerifyMojo.class.getDeclaredField(field);
        found.setAccessible(true);
        found.set(mojo, value);
    }

    /** Writes down each call, and answers. */
    private Heliac answering(int status, String said, String report) throws IOException {
        var java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\nshift 3\necho \"$*\" >> " + folder.resolve("calls") + "\nprintf '%s' '" + said + "'\n"
                + "cat > " + folder.resolve("verify.json") + " <<'END'\n" + report + "\nEND\nexit " + status + "\n");
        java.toFile().setExecutable(true);
        return new Heliac(java, List.of(new File("heliac.jar").toPath()), folder, new SystemStreamLog());
    }

    @Test
    void verifiesOnceWhateverTheFormat() throws Exception {
        mojo.work(answering(0, "", "{\"diagnostics\": []}"), folder, List.of("classes"));
        var call = "heliac.jar dev.heliac.cli.Main verify --format json -o " + folder.resolve("verify.json") + " classes --report sarif="
                + folder.resolve("out/heliac.sarif");
        assertEquals(List.of(call), Files.readAllLines(folder.resolve("calls")));
    }

    @Test
    void failsWithTheCodes() throws IOException {
        var heliac = answering(1, "", ERROR);
        var thrown = assertThrows(MojoFailureException.class, () -> mojo.work(heliac, folder, List.of("classes")));
        assertEquals("heliac verify found 1 error: HIL1102", thrown.getMessage());
    }

    @Test
    void tellsWhatTheCommandLineIsToldToBeWrong() throws IOException {
        var heliac = answering(2, "no such format", "");
        var thrown = assertThrows(MojoExecutionException.class, () -> mojo.work(heliac, folder, List.of("classes")));
        assertEquals("heliac verify ended with status 2:\nno such format", thrown.getMessage());
    }
}
