package dev.heliac.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line under measurement, and the kernels it makes. */
final class Heliac {

    private static final String PLAN = "current/boot.plan";
    private static final String KERNEL = "current/kernels/x86_64/kernel";

    private final String command;
    private final Path root;
    private final Path work;

    Heliac(Path root, Path work) {
        this.root = root;
        this.work = work;
        command = root.resolve("heliac").toString();
    }

    List<String> words(String... words) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(Arrays.asList(words));
        return all;
    }

    /** Compiles and installs a folder of sources; the image's folder. */
    Path image(String sources, String name, String... options) {
        return image(List.of(root.resolve(sources)), name, options);
    }

    Path image(List<Path> sources, String name, String... options) {
        var module = work.resolve(name + ".hil").toString();
        var image = work.resolve(name);
        var compile = words("compile", "-o", module);
        sources.forEach(s -> compile.add(s.toString()));
        run(compile);
        var install = words("install", module, "--image", image.toString());
        install.addAll(Arrays.asList(options));
        run(install);
        return image;
    }

    void run(List<String> words) {
        Commands.run(work, words.toArray(String[]::new));
    }

    static Path kernel(Path image) {
        return image.resolve(KERNEL);
    }

    /** The program that starts an image, without the tool in between. */
    static List<String> start(Path image, String... words) {
        var all = new ArrayList<>(List.of(kernel(image).toString(), image.resolve(PLAN).toString()));
        all.addAll(Arrays.asList(words));
        return all;
    }
}
