package dev.heliac.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sing# sources on the command line. */
final class SingSharpTest {

    private static final Path SAMPLES = Path.of("../il/src/test/resources/sg");
    private static final String GOOD = "contract Echo { in message Ask(int n); out message Answer(int n); in message Bye();"
            + " state Start: one { Ask? -> Answer! -> Start; Bye? -> End; } state End: ; }\n";

    @TempDir
    Path directory;

    private static int heliac(Object... arguments) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        return Main.execute(nowhere, nowhere, List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        var path = directory.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    @Test
    void verifyTakesSourcesAndDirectories() throws IOException {
        var good = file("a/b/Echo.SG", GOOD);
        assertEquals(0, heliac("verify", good));
        assertEquals(0, heliac("verify", directory.resolve("a")));
        assertEquals(0, heliac("verify", directory.resolve("a"), SAMPLES.resolve("system")));
        var bad = file("bad.sg", "contract Bad { in message A(); state Start: B? -> Start; }");
        assertEquals(1, heliac("verify", good, bad));
        assertEquals(0, heliac("verify", SAMPLES.resolve("no-contract.sg")));
    }

    @Test
    void symbolsAreDefined() throws IOException {
        var source = file("c.sg", "#if BROKEN\ncontract C { in message A; }\n#endif\n" + GOOD);
        assertEquals(0, heliac("verify", source));
        assertEquals(0, heliac("verify", source, "-D", "OTHER"));
        assertEquals(1, heliac("verify", source, "-D", "OTHER", "-D", "BROKEN"));
        assertEquals(2, heliac("verify", source, "-D", "A=1"));
    }

    @Test
    void sourcesAreMixedWithNothingElse() throws IOException {
        var source = file("c.sg", GOOD);
        var java = file("J.java", "class J {}");
        assertEquals(2, heliac("verify", source, java));
        assertEquals(2, heliac("verify", java, "-D", "X"));
        assertEquals(2, heliac("contract", java, "--java", directory.resolve("out")));
        Files.createDirectories(directory.resolve("empty"));
        assertEquals(1, heliac("verify", source, directory.resolve("empty")));
        assertEquals(1, heliac("verify", directory.resolve("none.sg")));
    }

    @Test
    void contractsInJavaCompileWithTheirProcesses() throws IOException {
        var java = directory.resolve("java/harbor");
        var system = SAMPLES.resolve("system");
        assertEquals(1, heliac("contract", system, "--java", java), "a vector of structs with vectors has no counterpart");
        assertFalse(Files.exists(java));
        assertEquals(
                0,
                heliac("contract", system.resolve("Service.sg"), system.resolve("Block.sg"), system.resolve("Network.sg"),
                        system.resolve("FileSystem.sg"), system.resolve("Tcp.sg"), "--java", java, "--package", "harbor"));
        file("java/harbor/Server.java", """
                package harbor;
                import dev.heliac.lang.Process;
                import dev.heliac.lang.Provides;
                import dev.heliac.lang.Uses;
                @Process(name = "server")
                final class Server {
                    static void main(@Provides("/session") TcpSessionContract.Exp session) {
                        session.send(new TcpSessionContract.Ready());
                        switch (session.receive()) {
                            case TcpSessionContract.Close close -> {
                                return;
                            }
                            default -> session.close();
                        }
                    }
                }
                """);
        file("java/harbor/Client.java", """
                package harbor;
                import dev.heliac.lang.Process;
                import dev.heliac.lang.Provides;
                import dev.heliac.lang.Uses;
                @Process(name = "client")
                final class Client {
                    static void main(@Uses("/session") TcpSessionContract.Imp session) {
                        session.receive(TcpSessionContract.Ready.class);
                        session.send(new TcpSessionContract.Close());
                    }
                }
                """);
        var module = directory.resolve("app.hil");
        assertEquals(0, heliac("compile", directory.resolve("java"), "-o", module, "--text"));
        assertTrue(Files.readString(module).contains("contract harbor.TcpSessionContract"));
    }

    @Test
    void everythingThatIsWrittenCompiles() throws IOException {
        var samples = Path.of("../il/src/test/resources/sg-java");
        var java = directory.resolve("java");
        assertEquals(0, heliac("contract", samples.resolve("everything.sg"), "--java", java.resolve("a"), "--package", "a"));
        assertEquals(0, heliac("contract", samples.resolve("extension.sg"), "--java", java.resolve("b"), "--package", "b.c"));
        file("java/Idle.java", "class Idle { public static void main(String[] words) {} }");
        assertEquals(0, heliac("compile", java, "-o", directory.resolve("app.hil")));
    }

    @Test
    void allIsWrittenOrNothing() throws IOException {
        var out = directory.resolve("out");
        var none = Path.of("../il/src/test/resources/sg-java/none.sg");
        assertEquals(1, heliac("contract", none, "--java", out));
        assertFalse(Files.exists(out));
        assertEquals(2, heliac("contract", file("e.sg", GOOD), "--java", out, "--package", "a.class"));
        Files.createDirectories(out.resolve("Two.java"));
        var two = file("two.sg", GOOD + "contract Two { in message A(); state Start: A? -> End; state End: ; }");
        assertEquals(1, heliac("contract", two, "--java", out));
        try (var list = Files.list(out)) {
            assertEquals(List.of(out.resolve("Two.java")), list.toList());
        }
    }
}
