package dev.heliac.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.frontend.HeliacCompiler;
import dev.heliac.il.diag.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic.Kind;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class ContractProcessorTest {

    @TempDir
    Path folder;

    /** A source with a contract; what is special goes into the annotation, the text and the body. */
    private static String contract(String annotation, String more) {
        return """
                package demo;

                import dev.heliac.lang.*;

                %s
                interface Echo {
                    sealed interface In {}
                    sealed interface Out {}
                    record Ask(int n) implements In {}
                    record Bye() implements In {}
                    record Answer(int n) implements Out {}
                    %s
                    interface Exp extends Endpoint<In, Out> {}
                    interface Imp extends Endpoint<Out, In> {}
                }
                """.formatted(annotation, more);
    }

    private static String text(String states) {
        return "@Contract(\"\"\"\n" + states.indent(8) + "        \"\"\")";
    }

    private static final String GOOD = text("""
            state Start: { Ask? -> Asked; Bye? -> End; }
            state Asked: Answer! -> Start;
            state End: ;
            """);

    private List<String> javac(String source) throws IOException {
        return Compilation.of(ToolProvider.getSystemJavaCompiler(), "Echo", source, folder).ours();
    }

    @Test
    void saysNothingOfAGoodContract() throws IOException {
        var result = Compilation.of(ToolProvider.getSystemJavaCompiler(), "Echo", contract(GOOD, ""), folder);
        assertEquals(List.of(), result.ours());
        assertTrue(result.success());
        assertTrue(Files.exists(folder.resolve("demo/Echo.class")));
    }

    @Test
    void pointsIntoTheTextBlock() throws IOException {
        var annotation = text("""
                state Start: { Ask? -> Asked; Quit? -> End; }
                state Asked: Answer? -> Start;
                state End: ;
                """);
        var result = Compilation.of(ToolProvider.getSystemJavaCompiler(), "Echo", contract(annotation, ""), folder);
        assertEquals(
                List.of(
                        "6:39 HIL0602: no message `Quit`; help: declare `record Quit(…) implements In {}` or correct the name",
                        "7:22 HIL0605: `Answer` is sent by the exporter, not received; help: write `Answer!`, or let the record"
                                + " implement the other interface"),
                result.ours());
        assertEquals(false, result.success());
    }

    @Test
    void tellsTheWayToAFaultAndTheRemedy() throws IOException {
        var annotation = text("""
                state Start: { Ask? -> End; Answer! -> Next; }
                state Next: Ask? -> End;
                state End: ;
                """);
        var said = javac(contract(annotation, "record Unused() implements In {}"));
        assertTrue(said.stream().anyMatch(s -> s.startsWith("6:9 HIL0618: contract `demo.Echo`: both sides may be at an end")
                && s.contains("the shortest way there: `importer` sends `Ask` to `exporter`; ") && s.contains("; help: ")), said::toString);
    }

    @Test
    void warnsWithoutFailing() throws IOException {
        var source = contract(GOOD, "record Extra() implements In {}");
        var result = Compilation.of(ToolProvider.getSystemJavaCompiler(), "Echo", source, folder);
        assertTrue(result.success());
        assertEquals(1, result.ours().size(), result::toString);
        assertEquals(Kind.WARNING, result.diagnostics().getFirst().getKind());
    }

    @Test
    void findsItsWayInLiteralsWithEscapesAndInSums() throws IOException {
        for (var annotation : List.of(
                "@Contract(\"\\tstate Start:\\n Nix? -> End; state End: ;\")",
                "@Contract(\"state Start: Ask? -> End; \"\n    + (\"state \\105nd: ;  state\" + \" Other: Nix! -> End;\"))",
                "@Contract(value = \"\"\"\n   state Start: \\\n\\s\\40 Nix? -> End; state End: ; \"\"\")")) {
            var source = contract(annotation, "");
            int offset = source.indexOf("Nix");
            var place = source.substring(0, offset).lines().count() + ":" + (offset - source.lastIndexOf('\n', offset));
            var said = javac(source);
            assertTrue(said.stream().anyMatch(s -> s.startsWith(place + " HIL0602: ")), () -> place + " " + said);
        }
    }

    /** Texts and messages, each wrong in its own way. */
    static Stream<String> wrong() {
        return Stream.of(
                contract(text("state Start: Ask -> End;\nstate End: ;"), ""),
                contract(text("state Start: Ask? -> Nowhere;"), ""),
                contract(text("state Start: Ask? -> End;\nstate End: ;\n  state End: ;"), ""),
                contract(text("state Start: Answer? -> End;\nstate End: ;"), ""),
                contract(text("state Start: {\n  Ask? -> End;\n  Ask? -> Start; }\nstate End: ;"), ""),
                contract(text("state Start: Bye? -> End;\nstate Lost: Ask? -> Answer! -> End;\nstate End: ;"), ""),
                contract("@Contract(\"\")", ""),
                contract("@Contract(\" // nothing\\n\")", ""),
                contract(text("state Start: { Ask? -> Start; Bye? -> Answer! -> End; }\nstate End: ;"), ""),
                contract(text("state Start: Ask? -> Answer!;"), ""),
                contract(text("state Start: { Ask? -> End; Answer! -> End; }\nstate End: ;"), ""),
                contract(text("state Start: P -> Bye? -> End;\nstate P: Ask? -> P;\nstate End: ;"), ""),
                contract(GOOD, "record Thing(Object o) implements In {}"),
                contract(GOOD, "record Thing(int[] o) implements In {}"),
                contract(GOOD, "record Handed(@State(\"Nowhere\") Imp end) implements In {}"),
                contract(GOOD, "record Handed(@State(\"Asked\") Imp end, String s, ExBytes b, long l) implements In {}"),
                contract(GOOD, "record Thing(ExBytes[] o) implements In {}"),
                contract(GOOD, "record Thing(Endpoint<In, Out> o) implements In {}"),
                contract(GOOD, "record Thing(TRef<Imp> o) implements In {}"),
                contract(GOOD, "record Thing(Integer o) implements Out {}"),
                contract(GOOD, "record Thing<T>(T o) implements In {}"),
                contract(GOOD, "record Thing(java.util.List<String> o) implements In {}"),
                contract(GOOD, "").replace("interface Imp", "interface Client"),
                contract(GOOD, "").replace("interface Exp", "interface Server"),
                contract(GOOD, "interface Middle extends Endpoint<In, Out> {}")
                        .replace("Exp extends Endpoint<In, Out>", "Exp extends Middle"),
                contract(GOOD, "").replace("Imp extends Endpoint<Out, In>", "Imp extends Endpoint<In, Out>"),
                contract(GOOD, "").replace("Imp extends Endpoint<Out, In>", "Imp extends Endpoint<Out, Out>"),
                contract(GOOD, "").replace("Imp extends Endpoint<Out, In>", "Imp extends Endpoint"),
                contract(GOOD, "").replace("interface Imp extends Endpoint<Out, In>", "interface Imp"),
                contract(GOOD, "").replace("record Ask", "final class Ask").replace("(int n) implements In {}", " implements In {}"),
                contract(GOOD, "").replace("record Bye() implements In {}", "record Bye() {}"),
                contract(GOOD, "").replace("interface Echo {", "interface Echo extends Left, Right {")
                        + SIMPLE.formatted("Left") + SIMPLE.formatted("Right"),
                contract(GOOD, "").replace("interface Echo {", "interface Echo extends Left {") + SIMPLE.formatted("Left"),
                "package demo;\n\nimport dev.heliac.lang.*;\n\nfinal class Outer {\n"
                        + SIMPLE.formatted("Inner").replace("One? -> End", "Two? -> End") + "}\n",
                contract(GOOD, "").replace("Exp extends Endpoint<In, Out>", "Exp extends Endpoint"),
                contract("\n\n" + text("\n   state Start:\n\n     Ask? -> (Answer! or Bye!) -> End;\nstate \\\n End: ;"), ""),
                contract(GOOD.replace("End: ;", "End: Bye! -> End;"), "").replace("\n", "\r\n"));
    }

    /** Programs of the front end's corpus in which contracts extend others, rightly or not. */
    static Stream<String> extensions() throws IOException {
        var found = new ArrayList<String>();
        for (var corpus : List.of("accept", "reject")) {
            try (var files = Files.list(Path.of("../compiler/src/test/resources/ownership", corpus))) {
                for (var file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                    var text = Files.readString(file);
                    if (text.contains(" extends Service {")) {
                        found.add(text);
                    }
                }
            }
        }
        return found.stream();
    }

    private static final String SIMPLE = """
            @Contract("state Start: One? -> End; state End: ;")
            interface %s {
                interface In {}
                interface Out {}
                record One(int n) implements In {}
                interface Exp extends Endpoint<In, Out> {}
                interface Imp extends Endpoint<Out, In> {}
            }
            """;

    /** Right ones, each written in a way of its own. */
    static Stream<String> right() {
        return Stream.of(
                contract(GOOD, ""),
                contract(GOOD, "").replace("sealed interface", "interface"),
                contract(GOOD, "").replace("Endpoint<In, Out>", "Endpoint<Echo.In, demo.Echo.Out>"),
                contract(GOOD, "").replace("Endpoint<", "dev.heliac.lang.Endpoint<"),
                contract(GOOD, "interface Sub extends In {}")
                        .replace("sealed interface In", "interface In")
                        .replace("Bye() implements In", "Bye() implements Sub"),
                contract(GOOD.replace("Answer! ->", "(Answer! or Ask!) ->"), "")
                        .replace("Ask(int n) implements In", "Ask(int n) implements In, Out"),
                contract(GOOD, "")
                        .replace("Ask(int n)", "Ask(boolean a, byte b, short c, char d, int e, long f, float g, double h)"),
                contract(GOOD, "")
                        .replace("Ask(int n)", "Ask(String s, ExBytes b, ExInts i, ExLongs l, ExFloats f, ExDoubles d)"),
                contract(GOOD, "").replace("record Ask(int n)", "record Ask(Endpoint.Any a, Imp b, @State(\"Asked\") Exp c, Other.Imp d)")
                        + SIMPLE.formatted("Other"),
                contract(GOOD, "enum Not {A}\n    final class Message {}\n    record Helper(Object o) {}"),
                contract(GOOD, "").replace("interface Echo {", "public interface Echo {"),
                contract(GOOD, "").replace("interface Echo {", "interface Echo extends java.io.Serializable, Runnable {"),
                contract(GOOD, "static int more(int n) { return n + 1; }\n    int MOST = 3;"),
                contract("@Deprecated\n" + GOOD, ""),
                contract("@Contract(value = Echo.TEXT)", "String TEXT = \"state Start: Ask? -> Answer! -> Bye? -> End; state End: ;\";"),
                "package demo;\n\nimport dev.heliac.lang.*;\n\nfinal class Outer {\n" + SIMPLE.formatted("Inner") + "}\n",
                "package demo;\n\nimport dev.heliac.lang.*;\n\ninterface Outer {\n    class Deep {\n"
                        + SIMPLE.formatted("Inner") + "    }\n" + SIMPLE.formatted("Inner") + "}\n",
                SIMPLE.formatted("Unnamed").replaceFirst("^", "import dev.heliac.lang.*;\n"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void acceptsWhatTheFrontEndAccepts(String source) throws IOException {
        var file = Files.writeString(folder.resolve("Echo.java"), source);
        var out = new Diagnostics();
        HeliacCompiler.compile(List.of(file), new HeliacCompiler.Options("demo", List.of()), out);
        // That there is no process is all that is wrong.
        assertEquals(List.of("HIL1012"), out.list().stream().map(d -> d.code().id()).toList(), () -> out.list().toString());
        assertEquals(List.of(), javac(source));
    }

    @ParameterizedTest
    @MethodSource({"wrong", "extensions"})
    void saysWhatTheFrontEndSays(String source) throws IOException {
        var file = Files.writeString(folder.resolve("Echo.java"), source);
        var out = new Diagnostics();
        HeliacCompiler.compile(List.of(file), new HeliacCompiler.Options("demo", List.of()), out);
        var expected = out.list().stream()
                .filter(d -> d.code().id().startsWith("HIL06") || d.code().id().equals("HIL1011"))
                .map(d -> (d.place().line() == 0 ? "6" : d.place().line() + ":" + d.place().column())
                        + " " + d.code().id() + ": " + d.message())
                .toList();
        var said = javac(source).stream().map(s -> s.replaceAll("; (help|the shortest way there): .*", "")).toList();
        boolean right = source.contains("Asked\") Imp") || source.contains(" extends Service {");
        assertTrue(!expected.isEmpty() || right, () -> out.list().toString());
        assertEquals(expected.size(), said.size(), () -> expected + "\n" + said);
        for (int i = 0; i < expected.size(); i++) {
            var e = expected.get(i);
            var line = e.startsWith("6 ") ? said.get(i).replaceFirst("^\\d+:\\d+", "6") : said.get(i);
            assertEquals(e, line);
        }
    }

    @ParameterizedTest
    @MethodSource({"wrong", "right", "extensions"})
    void saysTheSameUnderEclipse(String source) throws IOException {
        var result = Compilation.of(new EclipseCompiler(), "Echo", source, folder);
        var codes = result.ours().stream().map(s -> s.replaceAll("^.*?(HIL\\d{4}).*$", "$1")).sorted().toList();
        var javacs = javac(source).stream().map(s -> s.replaceAll("^.*?(HIL\\d{4}).*$", "$1")).sorted().toList();
        assertEquals(javacs, codes, result::toString);
    }

    @Test
    void tellsThePlaceInTheTextUnderEclipse() throws IOException {
        var source = contract(text("state Start: Ask? -> Answer! -> Start;\nstate Next: Nix! -> Next;"), "");
        var result = Compilation.of(new EclipseCompiler(), "Echo", source, folder);
        assertTrue(result.ours().getFirst().startsWith("5:"), result::toString);
        assertTrue(result.ours().getFirst().endsWith("(line 2, column 13 of the text)"), result::toString);
    }

    /** What javac refuses by itself gets none of ours, and no exception, whatever is missing. */
    @ParameterizedTest
    @MethodSource("broken")
    void leavesToTheCompilerWhatIsItsOwn(String source) throws IOException {
        for (var compiler : List.of(ToolProvider.getSystemJavaCompiler(), new EclipseCompiler())) {
            var result = Compilation.of(compiler, "Echo", source, folder);
            assertEquals(false, result.success());
            assertTrue(
                    result.diagnostics().stream().noneMatch(d -> d.getMessage(Locale.ROOT).contains("please report")), result::toString);
        }
    }

    static Stream<String> broken() {
        return Stream.of(
                contract("@Contract", ""),
                contract("@Contract(3)", ""),
                contract("@Contract(Missing.TEXT)", ""),
                contract("@Contract({\"a\", \"b\"})", ""),
                contract("@Contract(\"\"\"\n", ""),
                contract("@Contract(\"\\q\")", ""),
                contract(GOOD + "\n@Contract(\"twice\")", ""),
                contract(GOOD, "record Thing(Missing m) implements In {}"),
                contract(GOOD, "record Thing(Missing.Imp m, int int) implements In {}"),
                contract(GOOD, "").replace("Endpoint<In, Out>", "Endpoint<Missing, Out>"),
                contract(GOOD, "").replace("Endpoint<In, Out>", "Missing<In, Out>"),
                contract(GOOD, "").replace("interface Echo {", "enum Echo { ; class"),
                contract(GOOD, "").replace("interface Echo {", "interface Echo extends Echo {"),
                contract(GOOD, "").replace("implements In", "implements Echo.Exp"),
                contract(GOOD, "").substring(0, 300));
    }

    /** A state may be entered by a channel that is made in it, or by whoever is handed an endpoint in it. */
    @Test
    void knowsWhereConversationsBegin() throws IOException {
        var annotation = text("""
                state Start: { Ask? -> Asked; Bye? -> End; }
                state Asked: Answer! -> Start;
                state Made: Bye? -> End;
                state Sent: Bye? -> End;
                state Passed: Bye? -> End;
                state Held: Bye? -> End;
                state Given: Bye? -> End;
                state Lost: Bye? -> End;
                state End: ;
                """);
        var uses = """
                @Contract("state Start: Take? -> End; state End: ;")
                interface Desk {
                    interface In {}
                    interface Out {}
                    record Take(@State("Sent") Echo.Imp end) implements In {}
                    interface Exp extends Endpoint<In, Out> {}
                    interface Imp extends Endpoint<Out, In> {}
                }

                abstract class Uses {
                    @State("Held")
                    TRef<Echo.Imp> held;

                    abstract void pass(@State("Passed") Echo.Imp end);

                    @State("Given")
                    abstract Echo.Exp give();

                    static Object make() {
                        return Channel.create(demo.Echo.Imp.class, Echo.Exp.class, "Made");
                    }
                }
                """;
        assertEquals(
                List.of("13:9 HIL0607: contract `demo.Echo`: state `Lost` cannot be reached; help: remove it, or let a message lead to it"),
                javac(contract(annotation, "") + uses).stream().map(l -> l.replaceFirst("^\\d+:", "13:")).toList());
    }
}
