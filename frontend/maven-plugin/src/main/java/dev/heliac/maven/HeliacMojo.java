package dev.heliac.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/** What the goals have in common: their inputs, and that they do nothing when nothing has changed. */
abstract class HeliacMojo extends AbstractMojo {

    /** Leaves the goal out. */
    @Parameter(property = "heliac.skip", defaultValue = "false")
    private boolean skip;

    /** Where the module's classes are; what is compiled or verified is all of them. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", required = true)
    private File classes;

    /** Folders with the sources of these classes, so that messages name file, line and column. The project's source roots if not given. */
    @Parameter
    private List<File> sources;

    /** The home of the JDK, 25 or later, that Heliac runs on. Otherwise a toolchain, HELIAC_JAVA_HOME and the usual places are tried. */
    @Parameter(property = "heliac.jdk")
    private File jdk;

    /** More words for Heliac's command line. */
    @Parameter
    private List<String> arguments = List.of();

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File buildDirectory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> artifacts;

    @Inject
    private ToolchainManager toolchains;

    /** The goal's name. */
    abstract String goal();

    /** The file that the goal makes, if any. */
    abstract List<File> outputs();

    /** What else the goal's result depends on. */
    abstract List<String> settings();

    /** Does the goal's work; reports and fails when the program is at fault. */
    abstract void work(Heliac heliac, Path scratch, List<String> inputs)
            throws IOException, InterruptedException, MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("heliac: skipped");
            return;
        }
        try {
            if (!Inputs.hasClasses(classes.toPath())) {
                getLog().info("heliac: no classes to " + goal());
                return;
            }
            run();
        } catch (IOException e) {
            throw new MojoExecutionException("heliac: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("heliac: interrupted", e);
        }
    }

    private void run() throws IOException, InterruptedException, MojoExecutionException, MojoFailureException {
        var roots = sourceRoots();
        var path = classPath();
        var java = new JdkFinder(jdk, toolchains, session).find();
        var own = artifacts.stream().map(Artifact::getFile).map(File::toPath).toList();
        var inputs = new Inputs().add(goal()).add(java.toString()).addAll(settings()).addAll(arguments).addPaths(own);
        var digest = inputs.addTree(classes.toPath()).addPaths(roots).addPaths(path).hex();
        var scratch = Files.createDirectories(buildDirectory.toPath().resolve("heliac"));
        var state = scratch.resolve(goal() + ".state");
        if (outputs().stream().allMatch(File::exists) && Files.exists(state) && Files.readString(state).equals(digest)) {
            getLog().info("heliac: nothing to " + goal() + ", all as before");
            return;
        }
        Files.deleteIfExists(state);
        var words = new ArrayList<String>(List.of(classes.getPath()));
        if (!path.isEmpty()) {
            words.addAll(List.of("--classpath", joined(path)));
        }
        if (!roots.isEmpty()) {
            words.addAll(List.of("--source-path", joined(roots)));
        }
        work(new Heliac(java, own, root(), getLog()), scratch, words);
        Files.writeString(state, digest, StandardCharsets.UTF_8);
    }

    /** Where Heliac runs, which paths in reports are relative to: a module's build may be one of several in a checkout. */
    private Path root() {
        var own = project.getBasedir().toPath();
        var all = session.getRequest().getMultiModuleProjectDirectory();
        return all != null && own.startsWith(all.toPath()) ? all.toPath() : own;
    }

    private List<Path> sourceRoots() {
        var given = sources != null
                ? sources.stream().map(File::toPath)
                : project.getCompileSourceRoots().stream().map(Path::of);
        return given.filter(Files::isDirectory).toList();
    }

    private List<Path> classPath() throws MojoExecutionException {
        try {
            return project.getCompileClasspathElements().stream()
                    .map(Path::of)
                    .filter(p -> Files.exists(p) && !p.equals(classes.toPath()))
                    .toList();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("heliac: the class path is not known", e);
        }
    }

    private static String joined(List<Path> paths) {
        return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
    }

    final List<String> arguments() {
        return arguments;
    }
}
