package dev.heliac.backend.llvm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes the same module always the same text: LLVM numbers the calls of all PTX that a program of its makes, and writes variables in an
 * order that depends on where they are in memory.
 */
final class PtxText {

    private static final Pattern SEQUENCE = Pattern.compile(" // callseq \\d+(, \\d+)?");
    private static final Pattern PROTOTYPE = Pattern.compile("\\bprototype_(\\d+)\\b");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

    private PtxText() {}

    static byte[] ordered(byte[] text) {
        var plain = SEQUENCE.matcher(new String(text, StandardCharsets.UTF_8)).replaceAll("");
        var numbers = new LinkedHashMap<String, Integer>();
        var renumbered = PROTOTYPE.matcher(plain)
                .replaceAll(m -> "prototype_" + numbers.computeIfAbsent(m.group(1), _ -> numbers.size()));
        var lines = new ArrayList<String>();
        var variables = new ArrayList<String>();
        for (var line : renumbered.split("\n", -1)) {
            if (line.startsWith(".global ")) {
                variables.add(line);
            } else {
                lines.addAll(ordered(variables));
                variables.clear();
                lines.add(line);
            }
        }
        lines.addAll(ordered(variables));
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Each variable after those whose addresses it begins with, by name otherwise. */
    private static List<String> ordered(List<String> variables) {
        var left = new TreeMap<String, String>();
        variables.forEach(line -> left.put(name(line), line));
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var next = left.keySet().stream()
                    .filter(name -> names(left.get(name)).stream().noneMatch(n -> !n.equals(name) && left.containsKey(n)))
                    .toList();
            if (next.isEmpty()) {
                throw new LoweringException("variables that begin with each other's addresses: " + left.keySet());
            }
            next.forEach(name -> ordered.add(left.remove(name)));
        }
        return ordered;
    }

    /** The last word before what the variable begins with, or its size. */
    private static String name(String line) {
        var declared = line.split("=", 2)[0].split("\\[", 2)[0].replace(";", "").strip();
        return declared.substring(declared.lastIndexOf(' ') + 1);
    }

    private static Set<String> names(String line) {
        var names = new TreeSet<String>();
        var initializer = line.split("=", 2);
        if (initializer.length == 2) {
            NAME.matcher(initializer[1]).results().forEach(m -> names.add(m.group()));
        }
        return names;
    }
}
