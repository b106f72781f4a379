package dev.heliac.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that somebody else compiled, with their sources beside them. */
class SourcePathTest {

    @TempDir
    Path folder;

    private Place only(List<Path> sourcepath) throws IOException {
        var sources = Files.createDirectories(folder.resolve("src/demo"));
        var contract = Files.writeString(sources.resolve("Slip.java"), """
                package demo;
                import dev.heliac.lang.*;
                @Contract(\"""
                    state Start: Nothing? -> End;
                    state End: ;
                    \""")
                interface Slip {
                    interface In {}
                    interface Out {}
                    interface Exp extends Endpoint<In, Out> {}
                    interface Imp extends Endpoint<Out, In> {}
                }
                """);
        var classes = folder.resolve("classes");
        var options = List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"), contract.toString());
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)));
        var out = new Diagnostics();
        HeliacCompiler.compile(List.of(classes), new HeliacCompiler.Options("demo", List.of(), sourcepath), out);
        assertEquals(List.of("HIL0602"), out.list().stream().map(d -> d.code().id()).toList());
        return out.list().getFirst().place();
    }

    @Test
    void placesAreInTheSources() throws IOException {
        var root = folder.resolve("src");
        assertEquals(new Place(root.resolve("demo/Slip.java").toString(), 4, 18, 7, ""), only(List.of(root)));
    }

    @Test
    void withoutThemTheTextIsAllThereIs() throws IOException {
        assertEquals(new Place("demo/Slip.java", 0, 0, 0, "contract text, line 1, column 14"), only(List.of()));
    }

    @Test
    void oneThatIsNotThereIsReported() {
        var out = new Diagnostics();
        HeliacCompiler.compile(List.of(folder), new HeliacCompiler.Options("demo", List.of(), List.of(folder.resolve("no"))), out);
        assertEquals("on the source path, but cannot be read", out.list().getLast().message());
    }
}
