package dev.heliac.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkFinderTest {

    @TempDir
    Path home;

    private Path jdk(String release) throws IOException {
        var bin = Files.createDirectories(home.resolve("bin"));
        for (var tool : new String[] {"java", "javac"}) {
            var file = bin.resolve(tool);
            if (!Files.exists(file)) {
                Files.createFile(file).toFile().setExecutable(true);
            }
        }
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    @Test
    void takesAJdkThatIsNewEnough() throws IOException {
        assertEquals(Optional.of(home.resolve("bin/java")), JdkFinder.java(jdk("IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.1\"\n")));
        assertEquals(Optional.of(home.resolve("bin/java")), JdkFinder.java(jdk("JAVA_VERSION=\"26-ea\"\n")));
    }

    @Test
    void passesOverOthers() throws IOException {
        assertEquals(Optional.empty(), JdkFinder.java(jdk("JAVA_VERSION=\"24.0.2\"\n")));
        assertEquals(Optional.empty(), JdkFinder.java(jdk("JAVA_VERSION=\"99999999999\"\n")));
        assertEquals(Optional.empty(), JdkFinder.java(jdk("nothing")));
        assertEquals(Optional.empty(), JdkFinder.java(home.resolve("none")));
    }

    @Test
    void doesNotPassOverOneThatWasNamed() {
        var finder = new JdkFinder(home.toFile(), null, null);
        var thrown = assertThrows(MojoExecutionException.class, finder::find);
        assertEquals("heliac: no JDK 25 or later is in " + home + ", which -Dheliac.jdk or the parameter jdk names", thrown.getMessage());
    }

    @Test
    void takesNoRuntimeWithoutACompiler() throws IOException {
        Files.delete(jdk("JAVA_VERSION=\"25\"\n").resolve("bin/javac"));
        assertEquals(Optional.empty(), JdkFinder.java(home));
    }
}
