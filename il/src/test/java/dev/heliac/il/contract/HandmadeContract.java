package dev.heliac.il.contract;

import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.contract.ContractText.Parsed;
import dev.heliac.il.contract.ContractText.Places;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A contract of src/test/resources/contracts and what is expected of it, thought out and not copied from what is reported:
 *
 * <pre>
 * === its name
 * // in: Stop   out: Stopped
 * state Start: { Stop? -&gt; End; Stopped! -&gt; End; }
 * state End: ;
 * verdict: HIL0618
 * trace: importer sends Stop; exporter sends Stopped
 * </pre>
 *
 * <p>The verdict is the codes that are reported, each once, after {@code ok in=1 out=1} where none of them is an error. The trace is
 * that of the first report that has one. {@code // extended by} begins a contract that extends the one before it.
 * {@code entry: S} in the first line says that conversations begin in {@code S} as well.
 *
 * @param parts the text of its base, if it has one, and so on to its own
 * @param expected its verdict and trace, without line breaks within them
 */
record HandmadeContract(String name, List<String> parts, String expected) {

    private static final Path FOLDER = Path.of("src/test/resources/contracts");
    private static final Pattern MESSAGES = Pattern.compile("(in|out|both):((?: [^\\s:]+(?!\\S))+)");
    private static final Pattern ENTRY = Pattern.compile("entry:((?: [^\\s:]+(?!\\S))+)");
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("in", Direction.IN, "out", Direction.OUT, "both", Direction.BOTH);

    static List<HandmadeContract> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var contracts = new ArrayList<HandmadeContract>();
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                Stream.of(Files.readString(file).split("(?m)^=== ")).skip(1).map(s -> of(name, s)).forEach(contracts::add);
            }
            return contracts;
        }
    }

    private static HandmadeContract of(String file, String section) {
        int name = section.indexOf('\n');
        int verdict = section.lastIndexOf("\nverdict: ") + 1;
        if (verdict == 0) {
            throw new IllegalArgumentException(file + ", " + section.substring(0, name) + ": no verdict");
        }
        var expected = section.substring(verdict).strip().replaceAll("\n(?!trace: )\\s*", " ");
        var text = section.substring(name + 1, verdict);
        return new HandmadeContract(
                file + ", " + section.substring(0, name), List.of(text.split("(?m)(?=^// extended by)")), expected);
    }

    /** Its plain states, unless its text is wrong. */
    Optional<Contract> read(Diagnostics out) {
        Places places = (line, column, length) -> new Place(name, line, column, length, "");
        var parsed = Optional.<Parsed>empty();
        for (var part : parts) {
            parsed = ContractText.parse("Example", parsed, part, messages(part), places, out);
            if (parsed.isEmpty()) {
                break;
            }
        }
        return parsed.map(p -> Entries.with(p.contract(), entries(parts.getLast()), Set.of()));
    }

    private static Set<String> entries(String text) {
        return ENTRY.matcher(text.lines().findFirst().orElse(""))
                .results()
                .flatMap(m -> Stream.of(m.group(1).strip().split(" +")))
                .collect(Collectors.toSet());
    }

    static List<Message> messages(String text) {
        return MESSAGES.matcher(text.lines().findFirst().orElse(""))
                .results()
                .flatMap(m -> Stream.of(m.group(2).strip().split(" +"))
                        .map(name -> new Message(name, DIRECTIONS.get(m.group(1)), List.of())))
                .toList();
    }

    /** The same with its states in another order, except that the first one stays. */
    HandmadeContract shuffled(Random random) {
        return new HandmadeContract(name, parts.stream().map(p -> shuffled(p, random)).toList(), expected);
    }

    private static String shuffled(String part, Random random) {
        var states = new ArrayList<>(Arrays.asList(part.split("(?m)(?=^(?:override )?state )")));
        if (states.size() > 3) {
            Collections.shuffle(states.subList(2, states.size()), random);
        }
        return states.stream().map(s -> s.endsWith("\n") ? s : s + "\n").collect(Collectors.joining());
    }
}
