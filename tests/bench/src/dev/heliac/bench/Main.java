package dev.heliac.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code ROOT [--runs N] [--program NAME]… [SECTION…]}; without sections, all, and without names, all programs. */
final class Main {

    private static final List<String> SECTIONS = List.of(
            "local", "remote", "xscale", "png", "start", "size", "tools", "programs", "memory", "begin", "build", "gc", "contracts",
            "parallel");

    private Main() {}

    public static void main(String[] args) throws IOException {
        var root = Path.of(args[0]);
        int runs = 9;
        Set<String> sections = new LinkedHashSet<>();
        List<Program> programs = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals("--runs") && i + 1 < args.length) {
                runs = Integer.parseInt(args[++i]);
            } else if (args[i].equals("--program") && i + 1 < args.length && Program.named(args[i + 1]).isPresent()) {
                programs.add(Program.named(args[++i]).orElseThrow());
            } else if (SECTIONS.contains(args[i])) {
                sections.add(args[i]);
            } else {
                System.err.println("tests/bench/run [--runs N] [--program NAME]… [SECTION…]; sections are " + String.join(", ", SECTIONS));
                System.exit(2);
            }
        }
        var work = Files.createTempDirectory("heliac-bench");
        try {
            var figures = new Figures(root, work, runs, programs.isEmpty() ? Program.ALL : programs);
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
                    case "programs" -> figures.programs();
                    case "memory" -> figures.memory();
                    case "begin" -> figures.begin();
                    case "build" -> figures.build();
                    case "gc" -> figures.collection();
                    case "parallel" -> figures.parallel();
                    case "contracts" -> Contracts.measure(root, runs);
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
