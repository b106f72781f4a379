package dev.heliac.frontend.model;

import dev.heliac.il.contract.ContractText.Places;
import dev.heliac.il.diag.Place;
import java.util.regex.Pattern;

/** Maps lines and columns of a contract's text to the source file that holds its annotation. */
final class ContractPlaces {

    private static final Pattern ANNOTATION = Pattern.compile("@Contract\\s*\\(\\s*(?:value\\s*=\\s*)?(?=\")");
    private static final Pattern INTERFACE = Pattern.compile("\\binterface\\s+(\\w+)");

    private ContractPlaces() {}

    /** Places within a source text; the file and the text's own lines where the annotation is not found as written. */
    static Places of(String file, String source, String simpleName) {
        var annotation = ANNOTATION.matcher(source);
        while (annotation.find()) {
            var literal = LiteralText.at(source, annotation.end());
            var name = INTERFACE.matcher(source);
            if (literal.isPresent() && name.find(literal.get().offsets().getLast()) && name.group(1).equals(simpleName)) {
                return (line, column, length) -> place(file, source, literal.get().offset(line, column), length);
            }
        }
        return (line, column, length) -> new Place(file, 0, 0, 0, "contract text, line " + line + ", column " + column);
    }

    private static Place place(String file, String source, int offset, int length) {
        int line = 1 + (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Place(file, line, offset - source.lastIndexOf('\n', offset - 1), length, "");
    }
}
