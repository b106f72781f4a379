package dev.heliac.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader of the documents may count on. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(#[^)]*)?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void linksLeadSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            for (var link : LINK.matcher(Files.readString(document)).results().toList()) {
                var file = link.group(1);
                if (file.startsWith("http")) {
                    continue;
                }
                var target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
                boolean there = Files.exists(target) && (link.group(2) == null || anchors(target).contains(link.group(2)));
                if (!there) {
                    broken.add(ROOT.relativize(document) + ": " + link.group());
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    /** As GitHub names them: lower case, punctuation left out, spaces as hyphens. */
    private static List<String> anchors(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document))
                .results()
                .map(h -> "#" + h.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    private static List<Path> documents() throws IOException {
        var found = new ArrayList<Path>();
        var folders = new ArrayList<Path>(List.of(ROOT, ROOT.resolve("docs")));
        try (Stream<Path> samples = Files.list(ROOT.resolve("samples"))) {
            samples.filter(Files::isDirectory).sorted().forEach(folders::add);
        }
        for (var folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(found::add);
            }
        }
        return found;
    }
}
