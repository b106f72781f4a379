package dev.heliac.tests.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heliac.lang.Contract;
import dev.heliac.tests.machine.Application.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CommandsTest {

    private static final String ECHO = Heliac.SAMPLES.resolve("echo").toString();

    @TempDir
    Path folder;

    private Heliac heliac;

    @BeforeEach
    void fresh() {
        heliac = new Heliac(Heliac.CACHE);
    }

    private static void failed(int status, String wanted, Outcome outcome) {
        assertEquals(status, outcome.status(), outcome.err());
        assertTrue(outcome.err().contains(wanted), outcome.err());
        assertFalse(outcome.err().contains("\tat "), "a stack trace: " + outcome.err());
        assertEquals("", outcome.out());
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void usageErrorsAre2() throws Exception {
        failed(2, "a command is missing", heliac.run());
        failed(2, "Unmatched argument", heliac.run("no-such-command"));
        failed(2, "--image", heliac.run("install", "app.hil"));
        failed(2, "there is no code HIL9999", heliac.run("explain", "HIL9999"));
        failed(2, "-O takes 0 to 3, not 7", heliac.run("run", ECHO, "-O", "7"));
        failed(2, "unknown instruction set `mips`", heliac.run("run", ECHO, "--isa", "mips"));
        failed(2, "heliac run --help", heliac.run("run", ECHO, "-O", "most"));
    }

    @Test
    void helpShowsExamples() throws Exception {
        for (var command : new String[] {"compile", "verify", "targets", "install", "run", "inspect", "explain"}) {
            var help = heliac.run(command, "--help");
            assertEquals(0, help.status());
            assertTrue(help.out().contains("Examples:"), command);
        }
        assertTrue(heliac.run("--version").out().matches("heliac \\d+\\.\\d+.*\n"));
        assertTrue(heliac.run("generate-completion").out().contains("complete -F"));
    }

    @Test
    void compileWritesAModuleThatVerifies() throws Exception {
        var module = folder.resolve("echo.hil").toString();
        assertEquals(0, heliac.run("compile", ECHO, "-o", module).status());
        assertEquals(0, heliac.run("verify", module).status());
        var text = heliac.run("inspect", module, "--il").out();
        var copy = write("copy.hil", text);
        assertEquals(text, heliac.run("inspect", copy.toString(), "--il").out());
        assertTrue(heliac.run("inspect", module, "--asm", "--isa", "xscale", "--process", "server").out().contains("bl"));
        assertTrue(heliac.run("inspect", module, "--llvm", "--process", "server").out().contains("define"));
        assertTrue(heliac.run("inspect", module, "--placement").out().contains("server"));
        var alone = heliac.run("inspect", module, "--placement", "--isa", "x86_64").out();
        assertTrue(alone.lines().allMatch(l -> l.contains("kernel 0 x86_64")), alone);
        assertTrue(heliac.run("inspect", module, "--placement", "--isa", "vax").err().contains("unknown instruction set `vax`"));
        assertTrue(heliac.run("inspect", module).out().contains("process client"));
        failed(2, "HIL3005", heliac.run("inspect", module, "--il", "--process", "nobody"));
    }

    @Test
    void optimizedIsWhatIsLoweredForTheProcessor() throws Exception {
        var module = folder.resolve("histogram.hil").toString();
        assertEquals(0, heliac.run("compile", Heliac.SAMPLES.resolve("histogram").toString(), "-o", module).status());
        var processor = heliac.run("inspect", module, "--il", "--optimized", "--process", "counter").out();
        assertTrue(processor.contains("par.chunked @") && !processor.contains("par.strided @"), processor);
        var grid = heliac.run("inspect", module, "--il", "--optimized", "--process", "counter", "--isa", "gpu", "--cpu", "sm_80").out();
        assertTrue(grid.contains("par.strided @") && !grid.contains("par.chunked @"), grid);
        failed(1, "HIL0", heliac.run("inspect", module, "--il", "--optimized", "--process", "client", "--isa", "gpu", "--cpu", "sm_80"));
    }

    /** What a build made is as good as its sources. */
    @Test
    void classDirectoriesAndJarsCompileToo() throws Exception {
        var classes = Files.createDirectory(folder.resolve("classes"));
        var javac = javax.tools.ToolProvider.getSystemJavaCompiler();
        var lang = Path.of(Contract.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        try (var sources = Files.list(Path.of(ECHO))) {
            var arguments = new ArrayList<>(List.of("-cp", lang, "-d", classes.toString(), "-g"));
            sources.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
            assertEquals(0, javac.run(null, null, null, arguments.toArray(String[]::new)));
        }
        var jar = folder.resolve("echo.jar");
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        assertEquals(0, tool.run(System.out, System.err, "cf", jar.toString(), "-C", classes.toString(), "."));
        var expected = Files.readString(Path.of(ECHO, "expected.txt"));
        for (var input : new Path[] {classes, jar}) {
            var outcome = heliac.run("run", input.toString());
            assertEquals(expected, outcome.out(), outcome.err());
        }
        failed(1, "HIL1", heliac.run("run", write("broken.jar", "no archive").toString()));
        Files.write(classes.resolve("echo/Client.class"), new byte[] {1, 2, 3});
        failed(1, "HIL1", heliac.run("run", classes.toString()));
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        failed(1, "no such file", heliac.run("compile", folder.resolve("absent").toString(), "-o", "x.hil"));
        failed(1, "HIL0214", heliac.run("verify", folder.resolve("absent.hil").toString()));
        failed(1, "HIL0210", heliac.run("verify", write("text.hil", "garbage").toString()));
        failed(1, "HIL3001", heliac.run("run", ECHO, "--manifest", folder.resolve("absent.toml").toString()));
        failed(1, "HIL3012", heliac.run("verify", ECHO, "-o", folder.resolve("absent/x.txt").toString()));
        failed(1, "HIL3012", heliac.run("compile", ECHO, "-o", folder.resolve("absent/x.hil").toString()));
    }

    @Test
    void sourcesThatDoNotCompileGiveJavacsWordsOnce() throws Exception {
        var source = write("Broken.java", "class Broken { int x = \"text\"; }\n");
        var outcome = heliac.run("compile", source.toString(), "-o", folder.resolve("x.hil").toString());
        failed(1, "incompatible types", outcome);
        assertEquals(1, outcome.err().lines().filter(l -> l.contains("incompatible types")).count());
        assertFalse(Files.exists(folder.resolve("x.hil")));
    }

    /** What the JDK's classes lead to and no process can have is told once, at the application's own call, with the way there. */
    @Test
    void whatALibraryCannotDoIsToldAtTheCall() throws Exception {
        var source = write("Texts.java", """
                import dev.heliac.lang.Console;
                import dev.heliac.lang.Process;
                import dev.heliac.lang.Uses;
                import java.util.concurrent.LinkedBlockingQueue;

                @Process(name = "texts")
                final class Texts {
                    static void main(@Uses("/console") Console.Imp console) throws InterruptedException {
                        LinkedBlockingQueue<String> texts = new LinkedBlockingQueue<>();
                        texts.put("one");
                        console.send(new Console.Bye());
                    }
                }
                """);
        var outcome = heliac.run("verify", source.toString());
        failed(1, "Texts.java:9:9", outcome);
        assertTrue(outcome.err().contains("reached by Texts.main"), outcome.err());
        // Two calls, each told of at most once.
        assertTrue(outcome.err().lines().filter(l -> l.startsWith("error[")).count() <= 2, outcome.err());
        assertTrue(outcome.err().lines().filter(l -> l.contains("-->")).allMatch(l -> l.contains("Texts.java")), outcome.err());
    }

    @Test
    void reportsForPrograms() throws Exception {
        var good = heliac.run("verify", ECHO, "--format", "json");
        assertEquals(0, new ObjectMapper().readTree(good.out()).get("diagnostics").size());
        var source = write("bad.hil", "hil 1\nmodule m\nfunc @f() {\n^a:\n  jump ^b\n}\n");
        var bad = heliac.run("verify", source.toString(), "--format", "json");
        assertEquals(1, bad.status());
        var first = new ObjectMapper().readTree(bad.out()).get("diagnostics").get(0);
        assertTrue(first.get("code").asText().matches("HIL\\d{4}"), bad.out());
        var report = folder.resolve("report.txt");
        assertEquals(0, heliac.run("verify", ECHO, "-o", report.toString()).status());
        assertEquals("", Files.readString(report));
    }

    @Test
    void aContractsSyntaxErrorHasItsPlaceInTheText() throws Exception {
        var source = write("One.java", """
                import dev.heliac.lang.*;
                @Contract(\"""
                        state Start: Go? -> ;
                        state End: ;
                        \""")
                interface One {
                    sealed interface In {}
                    interface Out {}
                    record Go() implements In {}
                    interface Exp extends Endpoint<In, Out> {}
                    interface Imp extends Endpoint<Out, In> {}
                }
                """);
        failed(1, "One.java:3:29", heliac.run("verify", source.toString()));
    }

    @Test
    void namesNeedExactlyOneProvider() throws Exception {
        var contract = """
                import dev.heliac.lang.*;
                import dev.heliac.lang.Process;
                @Contract("state Start: Go? -> End; state End: ;")
                interface One {
                    sealed interface In {}
                    interface Out {}
                    record Go() implements In {}
                    interface Exp extends Endpoint<In, Out> {}
                    interface Imp extends Endpoint<Out, In> {}
                }
                """;
        var none = write("None.java", contract
                + "@Process(name = \"c\") final class C { static void main(@Uses(\"/y\") One.Imp e) { e.close(); } }\n");
        failed(1, "process `c` uses `/y`, which nothing provides", heliac.run("run", none.toString()));
        var twice = write("Twice.java", contract
                + "@Process(name = \"a\") final class A { static void main(@Provides(\"/x\") One.Exp e) { e.close(); } }\n"
                + "@Process(name = \"b\") final class B { static void main(@Provides(\"/x\") One.Exp e) { e.close(); } }\n");
        failed(1, "`/x` is already provided by process `a`", heliac.run("run", twice.toString()));
    }

    @Test
    void targetsAreListed() throws Exception {
        assertTrue(heliac.run("targets").out().contains("x86_64   yes"));
        var json = new ObjectMapper().readTree(heliac.run("targets", "--json").out());
        assertEquals("x86_64", json.get("kernels").get(0).get("isa").asText());
        var toml = write("here.toml", heliac.run("targets", "--toml").out());
        assertEquals(0, heliac.run("run", ECHO, "--target", toml.toString()).status());
    }

    @Test
    void withoutAnEmulatorAProcessMovesAndALineSaysSo() throws Exception {
        var png = Heliac.SAMPLES.resolve("png");
        var picture = png.resolve("sample.png").toString();
        var nothing = Files.createDirectory(folder.resolve("empty"));
        var outcome = heliac.withPath(nothing).run("run", png.toString(), "--", picture);
        assertEquals(0, outcome.status(), outcome.err());
        assertEquals(Files.readString(png.resolve("expected.txt")), outcome.out());
        assertTrue(outcome.err().contains("package qemu-user-static") && outcome.err().contains("decoder"), outcome.err());
        var pinned = write("pinned.toml", "[process.decoder]\nplatform = \"xscale\"\n").toString();
        var refused = heliac.run("run", png.toString(), "--manifest", pinned, "--", picture);
        failed(3, "HIL4001", refused);
        assertTrue(refused.err().contains("package qemu-user-static"), refused.err());
    }

    /** Killing the command ends the kernels it started. */
    @Test
    void anInterruptEndsTheKernelsToo() throws Exception {
        var source = write("Endless.java", """
                import dev.heliac.lang.Console;
                import dev.heliac.lang.Process;
                import dev.heliac.lang.Uses;

                @Process(name = "endless")
                final class Endless {
                    static void main(@Uses("/console") Console.Imp console) {
                        while (true) {
                            Console.println(console, "on and on");
                        }
                    }
                }
                """);
        var builder = new ProcessBuilder(heliac.command("run", source.toString())).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(heliac.environment());
        var process = builder.start();
        assertEquals("on and on", process.inputReader().readLine());
        var kernels = process.descendants().toList();
        assertFalse(kernels.isEmpty());
        process.destroy();
        process.waitFor();
        for (var kernel : kernels) {
            kernel.onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
