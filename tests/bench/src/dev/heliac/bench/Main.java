package dev.heliac.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code ROOT [--runs N] [SECTION…]}; without sections, all. */
final class Main {

    private static final List<String> SECTIONS = List.of("local", "remote", "xscale", "png", "start", "size", "tools");

    private Main() {}

    public static void main(String[] args) throws IOException {
        var root = Path.of(args[0]);
        int runs = 9;
        Set<String> sections = new LinkedHashSet<>();
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals("--runs") && i + 1 < args.length) {
                runs = Integer.parseInt(args[++i]);
            } else if (SECTIONS.contains(args[i])) {
                sections.add(args[i]);
            } else {
                System.err.println("tests/bench/run [--runs N] [SECTION…]; sections are " + String.join(", ", SECTIONS));
                System.exit(2);
            }
        }
        var work = Files.createTempDirectory("heliac-bench");
        try {
            var figures = new Figures(root, work, runs);
            for (var section : sections.isEmpty() ? SECTIONS : new ArrayList<>(sections)) {
                switch (section) {
                    case "local" -> figures.local();
                    case "remote" -> {
                        var target = root.resolve("tests/bench/programs/two.toml").toString();
                        figures.remote("two x86-64 kernels", "--target", target);
                    }
                    case "xscale" -> figures.remote("an x86-64 and an XScale kernel under qemu-arm");
                    case "png" -> figures.png();
                    case "start" -> figures.start();
                    case "size" -> figures.size();
                    default -> figures.tools();
                }
            }
        } finally {
            try (var files = Files.walk(work)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
