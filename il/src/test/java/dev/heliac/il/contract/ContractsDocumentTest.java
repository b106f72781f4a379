package dev.heliac.il.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.contract.ContractText.Parsed;
import dev.heliac.il.contract.ContractText.Places;
import dev.heliac.il.diag.Code;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads every example of docs/contracts.md: its fence says the bounds it has and the codes it is reported with. */
class ContractsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/contracts.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```contract ([^\\n]*)\\n(.*?)^```$");
    private static final Pattern MESSAGES = Pattern.compile("(in|out|both):((?: \\w+)+)");
    private static final Pattern ENTRY = Pattern.compile("entry: (\\w+)");
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("in", Direction.IN, "out", Direction.OUT, "both", Direction.BOTH);

    @Test
    void examplesAreWhatTheirFencesSay() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(DOCUMENT)).results().toList();
        assertTrue(examples.size() >= 15);
        for (var example : examples) {
            var text = example.group(2);
            var out = new Diagnostics();
            var contract = contract(text, out);
            contract.ifPresent(c -> ContractCheck.check(c, Place.of("contracts.md"), out));
            var said = new ArrayList<>(new TreeSet<>(out.list().stream().map(d -> d.code().id()).toList()));
            if (!out.hasErrors()) {
                var bounds = contract.flatMap(ContractBounds::of).orElseThrow();
                said.addAll(0, List.of("in=" + bounds.in(), "out=" + bounds.out()));
            }
            assertEquals(List.of(example.group(1).split(" ")), said, text);
        }
    }

    /** An example's contract, or the last one that extends the ones before it. */
    private static Optional<Contract> contract(String text, Diagnostics out) {
        Places places = (line, column, length) -> new Place("contracts.md", line, column, length, "");
        var parsed = Optional.<Parsed>empty();
        for (var part : text.split("(?m)(?=^// extended by)")) {
            parsed = ContractText.parse("Example", parsed, part, messages(part), places, out);
            if (parsed.isEmpty()) {
                return Optional.empty();
            }
        }
        var entries = ENTRY.matcher(text.lines().findFirst().orElseThrow()).results().map(m -> m.group(1)).collect(Collectors.toSet());
        return parsed.map(p -> Entries.with(p.contract(), entries, Set.of()));
    }

    private static List<Message> messages(String text) {
        var comment = text.lines().findFirst().orElseThrow();
        return MESSAGES.matcher(comment)
                .results()
                .flatMap(m -> Stream.of(m.group(2).strip().split(" "))
                        .map(name -> new Message(name, DIRECTIONS.get(m.group(1)), List.of())))
                .toList();
    }

    @Test
    void everyCodeIsExplainedAndShown() throws IOException {
        var document = Files.readString(DOCUMENT);
        var shown = EXAMPLE.matcher(document).results().map(r -> r.group(1)).toList();
        for (Code code : ContractCode.values()) {
            assertTrue(document.contains("\n| " + code.id() + " | "), code.id());
            assertTrue(shown.stream().anyMatch(fence -> fence.contains(code.id())), code.id());
        }
    }
}
