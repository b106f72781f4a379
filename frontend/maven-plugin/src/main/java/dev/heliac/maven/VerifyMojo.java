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

/** Checks the module's contracts and processes, and fails the build when something is wrong with them. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class VerifyMojo extends HeliacMojo {

    /** What an application without a process, or a library of contracts, is told. */
    private static final String NO_PROCESS = "HIL1012";

    /** A file for the report as well, for other tools. */
    @Parameter(property = "heliac.report")
    private File report;

    /** How that report is written: a format of {@code heliac verify}. */
    @Parameter(property = "heliac.format", defaultValue = "json")
    private String format;

    @Override
    String goal() {
        return "verify";
    }

    @Override
    List<File> outputs() {
        return report == null ? List.of() : List.of(report);
    }

    @Override
    List<String> settings() {
        return List.of(format, report == null ? "" : report.getPath());
    }

    @Override
    void work(Heliac heliac, Path scratch, List<String> inputs)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        var words = new ArrayList<>(inputs);
        words.addAll(arguments());
        if (report != null) {
            Files.createDirectories(report.toPath().toAbsolutePath().getParent());
            words.addAll(List.of("--report", format + "=" + report.getPath()));
        }
        var found = heliac.verify(words, scratch.resolve("verify.json"));
        var told = found.without(NO_PROCESS);
        told.tell(getLog());
        told.fail("verify");
        if (told.equals(found)) {
            getLog().info("heliac: verified");
        } else {
            getLog().info("heliac: the contracts are verified; the module has no process");
        }
    }
}
