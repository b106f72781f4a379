package dev.heliac.frontend.model;

import dev.heliac.il.contract.ContractText.Places;
import dev.heliac.il.diag.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps lines and columns of a contract's text to the source file that holds its annotation. */
final class ContractPlaces {

    private static final Pattern ANNOTATION = Pattern.compile("@Contract\\s*\\(\\s*(?:value\\s*=\\s*)?(\"\"\"[ \\t]*\\R|\")");
    private static final Pattern INTERFACE = Pattern.compile("\\binterface\\s+(\\w+)");

    private ContractPlaces() {}

    /** Places within a source text; the file and the text's own lines where the annotation is not found as written. */
    static Places of(String file, String source, String simpleName) {
        var annotation = ANNOTATION.matcher(source);
        while (annotation.find()) {
            boolean block = annotation.group(1).length() > 1;
            int end = source.indexOf(block ? "\"\"\"" : "\"", annotation.end());
            var name = INTERFACE.matcher(source);
            if (end >= 0 && name.find(end) && name.group(1).equals(simpleName)) {
                return block ? textBlock(file, source, annotation, end) : literal(file, source, annotation);
            }
        }
        return (line, column, length) -> new Place(file, 0, 0, 0, "contract text, line " + line + ", column " + column);
    }

    private static Places literal(String file, String source, Matcher annotation) {
        int line = lineOf(source, annotation.end());
        int column = annotation.end() - source.lastIndexOf('\n', annotation.end() - 1);
        return (l, c, length) -> new Place(file, line, column + c - 1, length, "");
    }

    private static Places textBlock(String file, String source, Matcher annotation, int end) {
        int first = lineOf(source, annotation.end());
        int indent = Integer.MAX_VALUE;
        for (var line : (source.substring(annotation.end(), end) + "|").split("\n")) {
            if (!line.isBlank()) {
                indent = Math.min(indent, line.length() - line.stripLeading().length());
            }
        }
        int margin = indent;
        return (l, c, length) -> new Place(file, first + l - 1, margin + c, length, "");
    }

    private static int lineOf(String source, int offset) {
        return 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
