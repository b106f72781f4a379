package dev.heliac.tests.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds a small project of another group, offline, from a local repository that Heliac was installed to. */
class OutsideProjectTest {

    private static final Path PROJECT = Path.of("src/test/resources/outside");
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<$]+)</version>");
    private static final long MOST_SECONDS = 300;

    private static Path repository;

    @TempDir
    Path project;

    @BeforeAll
    static void install() throws IOException {
        var folder = Path.of("target/outside/repository").toAbsolutePath();
        repository = LocalRepository.at(folder, Path.of(System.getProperty("heliac.repository")), System.getProperty("heliac.version"));
    }

    /** How a build ended. */
    private record Build(int status, String output) {

        void says(String... texts) {
            for (var text : texts) {
                assertTrue(output.contains(text), () -> "expected: " + text + "\n" + output);
            }
        }
    }

    private Build maven(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                System.getProperty("heliac.maven") + "/bin/mvn", "-o", "-B", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository,
                "-Dheliac.version=" + System.getProperty("heliac.version")));
        command.addAll(List.of(words));
        var log = project.resolve("build.log").toFile();
        var builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).redirectOutput(log);
        // Not on the Java that this test runs on, but on the one that Maven itself does, which may be older.
        builder.environment().put("JAVA_HOME", System.getProperty("heliac.maven.java"));
        var process = builder.start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Build(process.exitValue(), Files.readString(log.toPath(), StandardCharsets.UTF_8));
    }

    /** Copies the project, with one line of one of its files otherwise. */
    private Path copy(String file, String line, String instead) throws IOException {
        try (var files = Files.walk(PROJECT)) {
            for (var source : files.filter(Files::isRegularFile).toList()) {
                var target = project.resolve(PROJECT.relativize(source).toString());
                Files.createDirectories(target.getParent());
                var text = Files.readString(source);
                if (source.endsWith(file)) {
                    assertTrue(text.contains(line), line);
                    text = text.replace(line, instead);
                }
                Files.writeString(target, text);
            }
        }
        return project.toRealPath();
    }

    @Test
    void buildsAndIsNotBuiltAgain() throws IOException, InterruptedException {
        copy("pom.xml", "<groupId>", "<groupId>");
        var build = maven("verify");
        assertEquals(0, build.status(), build::output);
        build.says("heliac: verified", "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
        assertTrue(Files.size(project.resolve("target/echo.hil")) > 0);
        var again = maven("verify");
        assertEquals(0, again.status(), again::output);
        again.says("heliac: nothing to compile, all as before", "heliac: nothing to verify, all as before");
    }

    @Test
    void javacTellsWhatIsWrongWithAContract() throws IOException, InterruptedException {
        var root = copy("Echo.java", "Answer! -> Start", "Answer? -> Start");
        var build = maven("compile");
        assertEquals(1, build.status(), build::output);
        // What Maven makes of javac's output depends on whether javac is forked: it may say "error: ", and count columns from 0.
        var file = Pattern.quote(root.resolve("src/main/java/org/example/echo/Echo.java").toString());
        var said = "\\[ERROR\\] " + file + ":\\[8,2[12]\\] (error: )?HIL0605: ";
        assertTrue(Pattern.compile(said).matcher(build.output()).find(), build::output);
    }

    @Test
    void thePluginTellsWhatIsWrongWithAProcess() throws IOException, InterruptedException {
        var root = copy("Client.java", "        server.send(new Echo.Bye());\n", "");
        var build = maven("verify");
        assertEquals(1, build.status(), build::output);
        build.says(
                "[ERROR] " + root.resolve("src/main/java/org/example/echo/Client.java") + ":[", "HIL1102: ",
                "heliac compile found 1 error: HIL1102");
    }

    /** As docs/ci.md has it for GitHub. */
    @Test
    void writesAReportForCodeScanning() throws IOException, InterruptedException {
        copy("Client.java", "        server.send(new Echo.Bye());\n", "");
        var build = maven("compile", "heliac:verify", "-Dmaven.compiler.proc=none", "-Dheliac.format=sarif",
                "-Dheliac.report=target/heliac.sarif");
        assertEquals(1, build.status(), build::output);
        build.says("heliac verify found 1 error: HIL1102");
        var run = new ObjectMapper().readTree(project.resolve("target/heliac.sarif").toFile()).at("/runs/0");
        assertEquals(1, run.at("/results").size(), run::toString);
        assertEquals("HIL1102", run.at("/results/0/ruleId").asText());
        var place = run.at("/results/0/locations/0/physicalLocation");
        assertEquals("src/main/java/org/example/echo/Client.java", place.at("/artifactLocation/uri").asText());
        assertTrue(place.at("/region/startLine").asInt() > 0, place::toString);
    }

    /** What the project's build needs is what this one's needs too, and so is there offline. */
    @Test
    void needsNoOtherPluginsThanThisProject() throws IOException {
        var ours = Files.readString(Path.of("../pom.xml"));
        var needed = plugins(Files.readString(PROJECT.resolve("pom.xml")));
        assertEquals(5, needed.size());
        assertTrue(plugins(ours).containsAll(needed), needed::toString);
    }

    private static Set<String> plugins(String pom) {
        return PLUGIN.matcher(pom).results().map(p -> p.group(1) + " " + p.group(2)).collect(Collectors.toSet());
    }
}
