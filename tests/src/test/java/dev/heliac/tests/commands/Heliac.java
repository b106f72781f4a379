package dev.heliac.tests.commands;

import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Application.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command in a JVM of its own. */
final class Heliac {

    static final Path SAMPLES = Path.of("..", "samples");
    private static final int SECONDS = 120;

    /** For tests that are not about what is kept: most of what they install is the kernel, the same for all. */
    static final Path CACHE = Path.of("target", "commands");

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> properties = new ArrayList<>();
    private String wrapper = "";

    Heliac(Path cache) {
        environment.put("XDG_CACHE_HOME", cache.toAbsolutePath().toString());
        environment.put("NO_COLOR", "1");
    }

    /** The search path for programs such as emulators. */
    Heliac withPath(Path folder) {
        environment.put("PATH", folder.toString());
        return this;
    }

    Heliac withProperty(String name, String value) {
        properties.add("-D" + name + "=" + value);
        return this;
    }

    Heliac withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A shell command that comes first, such as one that sets limits. */
    Heliac after(String shell) {
        wrapper = shell;
        return this;
    }

    List<String> command(String... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<String>();
        if (!wrapper.isEmpty()) {
            command.addAll(List.of("/bin/sh", "-c", wrapper + "; exec \"$@\"", "sh"));
        }
        command.add(java);
        command.addAll(Archive.options());
        command.addAll(properties);
        command.add("-cp");
        command.add(Archive.classPath());
        command.add("dev.heliac.cli.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    Map<String, String> environment() {
        return environment;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return Application.execute(command(arguments), environment, SECONDS);
    }
}
