package dev.heliac.tests.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.tests.generate.Generator.Generated;
import dev.heliac.tests.machine.Application;
import dev.heliac.tests.machine.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * Programs that are compiled together, once for HotSpot and once for each instruction set. One start runs many of them, each after a
 * line that names it; where one takes the process with it, another start goes on behind it.
 */
final class Batch {

    /** A program that does not print the same; {@code full} where LLVM optimized it. */
    record Difference(Generated program, boolean full, Where where, String expected, String actual) {}

    private static final String MARK = "\u0001program ";
    /** What the failure says where javac refuses a program. */
    static final String NO_JAVA = "a program is no Java: ";
    private static final int SECONDS = 120;
    private static final int PER_START = 75;

    private final List<Generated> programs;
    private final Path classes;
    private final Application application;

    Batch(Path folder, List<Generated> programs) throws IOException {
        this.programs = programs;
        var sources = new ArrayList<Path>();
        var at = Files.createDirectories(folder.resolve("sources").resolve("generated"));
        for (var program : programs) {
            sources.add(Files.writeString(at.resolve(program.mainClass() + ".java"), program.source()));
        }
        sources.add(Files.writeString(at.resolve("Support.java"), Generator.support()));
        sources.add(Files.writeString(at.resolve("Suite.java"), suite()));
        classes = Files.createDirectory(folder.resolve("classes"));
        compile(sources);
        application = Application.compile(Files.createDirectory(folder.resolve("native")), classes).keptApart();
    }

    private void compile(List<Path> sources) {
        var options = new ArrayList<>(List.of("-nowarn", "-proc:none", "-g", "-d", classes.toString(), "-cp",
                System.getProperty("java.class.path")));
        sources.forEach(s -> options.add(s.toString()));
        var said = new StringWriter();
        int status = ToolProvider.findFirst("javac").orElseThrow().run(new PrintWriter(said), new PrintWriter(said),
                options.toArray(String[]::new));
        assertEquals(0, status, () -> NO_JAVA + said);
    }

    private String suite() {
        var cases = new StringBuilder();
        programs.forEach(p -> cases.append("                case \"" + p.mainClass() + "\" -> " + p.mainClass()
                + ".main(new String[0]);\n"));
        return """
                package generated;

                @dev.heliac.lang.Process(name = "suite")
                public final class Suite {
                    private static void run(String name) throws Exception {
                        System.out.println("MARK" + name);
                        switch (name) {
                CASES                default -> throw new IllegalArgumentException(name);
                        }
                    }

                    public static void main(String[] names) throws Exception {
                        for (int i = 0; i < names.length - 1; i++) {
                            try {
                                run(names[i]);
                            } catch (Throwable t) {
                                System.out.println("ended by " + t.getClass().getName());
                            }
                        }
                        run(names[names.length - 1]); // and may end with it
                    }
                }
                """.replace("CASES", cases).replace("MARK", "\\u0001program ");
    }

    /** @param full whether LLVM optimizes, which takes some ten times as long as our own passes alone */
    List<Difference> differences(boolean full) throws IOException, InterruptedException {
        var found = new ArrayList<Difference>();
        var expected = all(this::onHotSpot);
        var translated = full ? application : application.optimized(1);
        // XScale's image has the code for x86-64, too, made at the same time
        for (var where : List.of(Where.XSCALE, Where.X86_64)) {
            var actual = all(names -> translated.run(where, names));
            for (var program : programs) {
                var wanted = expected.get(program.mainClass());
                var got = actual.get(program.mainClass());
                if (!wanted.equals(got)) {
                    found.add(new Difference(program, full, where, wanted, got));
                }
            }
        }
        return found;
    }

    private interface Run {
        Application.Outcome of(String... names) throws IOException, InterruptedException;
    }

    private Application.Outcome onHotSpot(String... names) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // one compiler only: the other leaves messages out of exceptions that are thrown often
        var command = new ArrayList<>(List.of(
                java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dstdout.encoding=UTF-8",
                "-cp", classes.toString(), "generated.Suite"));
        command.addAll(List.of(names));
        return Application.execute(command, Map.of(), SECONDS);
    }

    /** What each program prints, with the exit status behind what the last one of a start prints. */
    private Map<String, String> all(Run run) throws IOException, InterruptedException {
        var outputs = new LinkedHashMap<String, String>();
        var names = programs.stream().map(Generated::mainClass).toList();
        while (!names.isEmpty()) {
            var some = names.subList(0, Math.min(PER_START, names.size()));
            var outcome = run.of(some.toArray(String[]::new));
            var text = new String(outcome.bytes(), StandardCharsets.ISO_8859_1);
            var last = some.getFirst();
            for (int at = text.indexOf(MARK); at >= 0; ) {
                int next = text.indexOf(MARK, at + 1);
                int line = text.indexOf('\n', at);
                last = text.substring(at + MARK.length(), line);
                outputs.put(last, text.substring(line + 1, next < 0 ? text.length() : next));
                at = next;
            }
            outputs.merge(last, "status " + outcome.status(), String::concat);
            boolean complete = last.equals(some.getLast());
            if (!complete) {
                outputs.merge(last, "\n" + outcome.messages(), String::concat);
            }
            names = names.subList(names.indexOf(last) + 1, names.size());
        }
        return outputs;
    }
}
