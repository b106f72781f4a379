package markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Cuts a document into blocks; what is inside quotes and items is a document again. */
final class BlockParser {

    private static final int CODE_INDENT = 4;

    /** The start of an item: how far its text is indented, and its number or -1. */
    private record Bullet(int indent, int number, char mark) {

        boolean sameList(Bullet other) {
            return mark == other.mark;
        }
    }

    private final Deque<String> lines;
    private final References references;

    private BlockParser(List<String> lines, References references) {
        this.lines = new ArrayDeque<>(lines);
        this.references = references;
    }

    static List<Block> parse(String document) {
        References references = new References();
        List<String> lines = new ArrayList<>();
        boolean fenced = false;
        for (String line : document.replace("\t", "    ").lines().toList()) {
            fenced ^= line.strip().startsWith("```");
            if (fenced || !references.define(line)) {
                lines.add(line);
            }
        }
        return new BlockParser(lines, references).blocks();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        while (true) {
            takeWhile(String::isBlank);
            if (lines.isEmpty()) {
                return blocks;
            }
            blocks.add(block());
        }
    }

    private Block block() {
        String line = lines.element();
        String stripped = line.strip();
        if (indent(line) >= CODE_INDENT) {
            return indentedCode();
        } else if (stripped.startsWith("```")) {
            return fencedCode();
        } else if (headingLevel(stripped) > 0) {
            return heading();
        } else if (isRule(stripped)) {
            lines.remove();
            return Block.Rule.RULE;
        } else if (stripped.startsWith(">")) {
            return quote();
        } else if (bullet(line) != null) {
            return items();
        } else if (isTable()) {
            return table();
        }
        return paragraph();
    }

    private List<String> takeWhile(Predicate<? super String> wanted) {
        List<String> taken = new ArrayList<>();
        while (!lines.isEmpty() && wanted.test(lines.element())) {
            taken.add(lines.remove());
        }
        return taken;
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private static String unindent(String line, int most) {
        return line.substring(Math.min(indent(line), most));
    }

    private Block indentedCode() {
        List<String> code = takeWhile(line -> indent(line) >= CODE_INDENT || line.isBlank());
        while (code.getLast().isBlank()) {
            lines.push(code.removeLast());
        }
        return new Block.CodeBlock("", join(code.stream().map(line -> unindent(line, CODE_INDENT)).toList()));
    }

    private Block fencedCode() {
        String open = lines.remove();
        int indent = indent(open);
        List<String> code = takeWhile(line -> !line.strip().equals("```"));
        lines.poll();
        return new Block.CodeBlock(open.strip().substring(3).strip(), join(code.stream().map(line -> unindent(line, indent)).toList()));
    }

    private static String join(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static int headingLevel(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        return level <= 6 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
    }

    private Block heading() {
        String line = lines.remove().strip();
        int level = headingLevel(line);
        int end = line.length();
        while (line.charAt(end - 1) == '#') {
            end--;
        }
        return new Block.Heading(level, inlines(line.substring(level, Math.max(end, level)).strip()));
    }

    private static boolean isRule(String line) {
        String marks = line.replace(" ", "");
        return marks.length() >= 3 && "-*_".indexOf(marks.charAt(0)) >= 0 && marks.chars().allMatch(c -> c == marks.charAt(0));
    }

    private Block quote() {
        List<String> inside = takeWhile(line -> !line.isBlank()).stream()
                .map(String::strip)
                .map(line -> line.startsWith("> ") ? line.substring(2) : line.startsWith(">") ? line.substring(1) : line)
                .toList();
        return new Block.Quote(new BlockParser(inside, references).blocks());
    }

    private static Bullet bullet(String line) {
        int at = indent(line);
        int start = at;
        while (at < line.length() && Character.isDigit(line.charAt(at)) && at - start < 9) {
            at++;
        }
        if (at >= line.length()) {
            return null;
        }
        char mark = line.charAt(at);
        boolean numbered = at > start;
        if ((numbered ? ".)" : "-*+").indexOf(mark) < 0 || at + 1 < line.length() && line.charAt(at + 1) != ' ') {
            return null;
        }
        return new Bullet(at + 2, numbered ? Integer.parseInt(line.substring(start, at)) : -1, mark);
    }

    private Block items() {
        Bullet first = bullet(lines.element());
        List<Block.Item> items = new ArrayList<>();
        boolean loose = false;
        while (!lines.isEmpty()) {
            Bullet bullet = bullet(lines.element());
            if (bullet == null || !bullet.sameList(first) || isRule(lines.element())) {
                break;
            }
            List<String> inside = new ArrayList<>();
            String start = lines.remove();
            inside.add(start.length() > bullet.indent() ? start.substring(bullet.indent()) : "");
            inside.addAll(takeWhile(line -> line.isBlank() || indent(line) >= bullet.indent()));
            boolean blankBehind = false;
            while (inside.size() > 1 && inside.getLast().isBlank()) {
                inside.removeLast();
                blankBehind = true;
            }
            Bullet next = lines.isEmpty() ? null : bullet(lines.element());
            loose |= inside.stream().skip(1).anyMatch(String::isBlank) || blankBehind && next != null && next.sameList(first);
            items.add(item(inside.stream().map(line -> unindent(line, line == inside.getFirst() ? 0 : bullet.indent())).toList()));
        }
        return new Block.Items(first.number(), !loose, List.copyOf(items));
    }

    private Block.Item item(List<String> inside) {
        String first = inside.getFirst();
        Block.Mark mark = first.startsWith("[ ] ") ? Block.Mark.OPEN : first.startsWith("[x] ") ? Block.Mark.DONE : Block.Mark.NONE;
        List<String> text = new ArrayList<>(inside);
        if (mark != Block.Mark.NONE) {
            text.set(0, first.substring(4));
        }
        return new Block.Item(mark, new BlockParser(text, references).blocks());
    }

    private boolean isTable() {
        if (lines.size() < 2 || lines.element().indexOf('|') < 0) {
            return false;
        }
        String second = lines.stream().skip(1).findFirst().orElseThrow();
        return second.indexOf('-') >= 0 && second.chars().allMatch(c -> "|-: ".indexOf(c) >= 0);
    }

    private Block table() {
        List<List<Inline>> head = cells(lines.remove());
        List<Block.Alignment> columns = Arrays.stream(edgeless(lines.remove()).split("\\|")).map(String::strip).map(cell -> {
            boolean left = cell.startsWith(":");
            boolean right = cell.endsWith(":");
            if (left) {
                return right ? Block.Alignment.CENTER : Block.Alignment.LEFT;
            }
            return right ? Block.Alignment.RIGHT : Block.Alignment.NONE;
        }).toList();
        List<List<List<Inline>>> rows = new ArrayList<>();
        takeWhile(line -> line.indexOf('|') >= 0).forEach(line -> {
            List<List<Inline>> row = cells(line);
            while (row.size() < columns.size()) {
                row.add(List.of());
            }
            rows.add(row.subList(0, columns.size()));
        });
        return new Block.Table(columns, head, rows);
    }

    private static String edgeless(String line) {
        String stripped = line.strip();
        int start = stripped.startsWith("|") ? 1 : 0;
        int end = stripped.length() - (stripped.endsWith("|") && stripped.length() > 1 ? 1 : 0);
        return stripped.substring(start, end);
    }

    private List<List<Inline>> cells(String line) {
        List<List<Inline>> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String inside = edgeless(line);
        for (int i = 0; i <= inside.length(); i++) {
            if (i == inside.length() || inside.charAt(i) == '|' && (i == 0 || inside.charAt(i - 1) != '\\')) {
                cells.add(inlines(cell.toString().strip()));
                cell.setLength(0);
            } else {
                cell.append(inside.charAt(i));
            }
        }
        return cells;
    }

    private Block paragraph() {
        StringBuilder text = new StringBuilder(lines.remove().stripLeading());
        while (!lines.isEmpty() && continues(lines.element())) {
            text.append('\n').append(lines.remove().stripLeading());
        }
        if (!lines.isEmpty() && (isUnderline('=') || isUnderline('-'))) {
            int level = lines.remove().strip().startsWith("=") ? 1 : 2;
            return new Block.Heading(level, inlines(text.toString().strip()));
        }
        return new Block.Paragraph(inlines(text.toString().strip()));
    }

    private boolean isUnderline(char mark) {
        String line = lines.element().strip();
        return !line.isEmpty() && line.chars().allMatch(c -> c == mark);
    }

    private boolean continues(String line) {
        String stripped = line.strip();
        return !stripped.isEmpty() && headingLevel(stripped) == 0 && !stripped.startsWith("```") && !stripped.startsWith(">")
                && !isRule(stripped) && !isUnderline('=') && !isUnderline('-') && bullet(line) == null;
    }

    private List<Inline> inlines(String text) {
        return InlineParser.parse(text, references);
    }
}
