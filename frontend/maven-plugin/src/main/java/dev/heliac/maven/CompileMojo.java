package dev.heliac.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Compiles the module's classes, which are an application, to verified HIL. */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class CompileMojo extends HeliacMojo {

    /** The module to write. */
    @Parameter(property = "heliac.output", defaultValue = "${project.build.directory}/${project.artifactId}.hil", required = true)
    private File output;

    @Override
    String goal() {
        return "compile";
    }

    @Override
    List<File> outputs() {
        return List.of(output);
    }

    @Override
    List<String> settings() {
        return List.of(output.getPath());
    }

    @Override
    void work(Heliac heliac, Path scratch, List<String> inputs)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        Files.createDirectories(output.toPath().toAbsolutePath().getParent());
        var words = new ArrayList<>(List.of("compile", "-o", output.getPath()));
        words.addAll(inputs);
        words.addAll(arguments());
        if (heliac.run(words)) {
            getLog().info("heliac: " + output);
            return;
        }
        // Said again in a form that has parts; an output that cannot be written is no fault of the program.
        var found = heliac.verify(inputs, scratch.resolve("compile.json"));
        found.tell(getLog());
        found.fail("compile");
        throw new MojoExecutionException("heliac: " + output + " was not written: " + heliac.said());
    }
}
