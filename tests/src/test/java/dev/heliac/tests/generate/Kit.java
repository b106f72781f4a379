package dev.heliac.tests.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A class of the library, or one that programs bring along, with what can be done to an object of it: some of the steps are taken, in
 * any order.
 *
 * @param begin statements that declare {@code #a}, a name of its own in each use; {@code #b} and so on are others
 * @param steps expressions to show, or statements, which end as statements do; marks as in {@link Templates}
 */
record Kit(Feature feature, String begin, List<String> steps) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "generate");

    /** A value that methods of the library give. */
    record Way(Feature feature, List<String> templates) {}

    /** Whether {@code #a} has a text that is the same in every run. */
    boolean shown() {
        return feature != Feature.ITERATOR && feature != Feature.RANDOM && feature != Feature.REGEX;
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's sections: words of a head at the margin, and the lines below it. */
    private static void sections(String name, BiConsumer<String[], List<String>> each) {
        for (var section : text(name).split("\n\n")) {
            var lines = section.lines().map(String::strip).toList();
            each.accept(lines.getFirst().split(" "), lines.subList(1, lines.size()));
        }
    }

    /** The kits of kits.txt; after {@code kit} stands the feature and, where it has more steps, the group with them. */
    static List<Kit> all() {
        var groups = new HashMap<String, List<String>>();
        var kits = new ArrayList<Kit>();
        sections("kits.txt", (head, lines) -> {
            if (head[0].equals("group")) {
                groups.put(head[1], lines);
                return;
            }
            var steps = new ArrayList<>(lines.subList(1, lines.size()));
            if (head.length > 2) {
                steps.addAll(groups.get(head[2]));
            }
            kits.add(new Kit(Feature.valueOf(head[1]), lines.getFirst(), steps));
        });
        return kits;
    }

    /** The expressions of values.txt that have one kind of value. */
    static List<Way> ways(String kind) {
        var ways = new ArrayList<Way>();
        sections("values.txt", (head, lines) -> {
            if (head[0].equals(kind)) {
                ways.add(new Way(Feature.valueOf(head[1]), lines));
            }
        });
        return ways;
    }
}
