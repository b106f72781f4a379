package markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text of a paragraph, a heading or a cell. */
final class InlineParser {

    private static final String ESCAPABLE = "\\`*_{}[]()<>#+-.!|~\"'&";

    private final String text;
    private final References references;
    private int at;

    private InlineParser(String text, References references) {
        this.text = text;
        this.references = references;
    }

    static List<Inline> parse(String text, References references) {
        return new InlineParser(text, references).until("");
    }

    /** Up to a closing mark, which is not taken, or to the end. */
    private List<Inline> until(String close) {
        List<Inline> found = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && !(closes(close) && at > 0)) {
            int start = at;
            Optional<? extends Inline> inline = special(text.charAt(at));
            if (inline.isPresent()) {
                flush(plain, found);
                found.add(inline.get());
            } else {
                at = start;
                plain.append(text.charAt(at) == '\\' && escaped() ? text.charAt(++at) : text.charAt(at));
                at++;
            }
        }
        flush(plain, found);
        return found;
    }

    private boolean closes(String close) {
        if (close.isEmpty() || !text.startsWith(close, at)) {
            return false;
        }
        // a single star is not the first of two
        return close.length() > 1 || close.charAt(0) == ']' || !text.startsWith(close + close, at);
    }

    private static void flush(StringBuilder plain, List<Inline> into) {
        if (!plain.isEmpty()) {
            into.add(new Inline.Text(plain.toString()));
            plain.setLength(0);
        }
    }

    private boolean escaped() {
        return at + 1 < text.length() && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0;
    }

    /** What begins here; when there is nothing, the position counts for nothing. */
    private Optional<? extends Inline> special(char c) {
        return switch (c) {
            case '`' -> code();
            case '*', '_' -> text.startsWith(String.valueOf(c).repeat(2), at)
                    ? between(String.valueOf(c).repeat(2)).map(Inline.Strong::new)
                    : between(String.valueOf(c)).map(Inline.Emphasis::new);
            case '~' -> text.startsWith("~~", at) ? between("~~").map(Inline.Struck::new) : Optional.empty();
            case '[' -> link();
            case '!' -> image();
            case '<' -> automatic();
            case '\n' -> {
                at++;
                yield Optional.of(Inline.Break.SOFT);
            }
            case '\\' -> text.startsWith("\\\n", at) ? hardBreak(2) : Optional.empty();
            case ' ' -> text.startsWith("  \n", at) ? hardBreak(3) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Inline> hardBreak(int length) {
        at += length;
        return Optional.of(Inline.Break.HARD);
    }

    private Optional<Inline> code() {
        int ticks = 0;
        while (at + ticks < text.length() && text.charAt(at + ticks) == '`') {
            ticks++;
        }
        String fence = "`".repeat(ticks);
        int end = text.indexOf(fence, at + ticks);
        if (end < 0) {
            return Optional.empty();
        }
        String code = text.substring(at + ticks, end).replace('\n', ' ');
        at = end + ticks;
        return Optional.of(new Inline.Code(ticks > 1 ? code.strip() : code));
    }

    private Optional<List<Inline>> between(String mark) {
        int start = at;
        if (mark.charAt(0) == '_' && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return Optional.empty();
        }
        at += mark.length();
        if (at >= text.length() || Character.isWhitespace(text.charAt(at))) {
            return Optional.empty();
        }
        if (text.indexOf(mark, at) < 0) {
            return Optional.empty();
        }
        List<Inline> content = until(mark);
        if (!text.startsWith(mark, at) || at == start + mark.length() || Character.isWhitespace(text.charAt(at - 1))) {
            return Optional.empty();
        }
        at += mark.length();
        return Optional.of(content);
    }

    private Optional<Inline> link() {
        if (text.indexOf(']', at) < 0) {
            return Optional.empty();
        }
        int start = at++;
        List<Inline> content = until("]");
        if (at >= text.length()) {
            return Optional.empty();
        }
        String name = text.substring(start + 1, at++);
        return target(name).map(t -> new Inline.Link(content, t.address(), t.title()));
    }

    private Optional<Inline> image() {
        int close = text.indexOf(']', at);
        if (!text.startsWith("![", at) || close < 0) {
            return Optional.empty();
        }
        String description = text.substring(at + 2, close);
        at = close + 1;
        return target(description).map(t -> new Inline.Image(description, t.address(), t.title()));
    }

    /** What follows the brackets: an address, another name, or nothing, so that the text is the name. */
    private Optional<References.Target> target(String name) {
        if (text.startsWith("(", at)) {
            int end = text.indexOf(')', at);
            if (end < 0) {
                return Optional.empty();
            }
            String inside = text.substring(at + 1, end).strip();
            at = end + 1;
            int quote = inside.indexOf(" \"");
            if (quote >= 0 && inside.endsWith("\"") && quote + 2 < inside.length()) {
                return Optional.of(new References.Target(
                        inside.substring(0, quote).strip(), inside.substring(quote + 2, inside.length() - 1)));
            }
            return Optional.of(new References.Target(inside, ""));
        }
        if (text.startsWith("[", at)) {
            int end = text.indexOf(']', at);
            if (end > at) {
                String other = text.substring(at + 1, end);
                at = end + 1;
                return references.find(other.isEmpty() ? name : other);
            }
        }
        return references.find(name);
    }

    private Optional<Inline> automatic() {
        int end = text.indexOf('>', at);
        if (end < 0) {
            return Optional.empty();
        }
        String address = text.substring(at + 1, end);
        boolean mail = address.indexOf('@') > 0 && address.indexOf(' ') < 0;
        if (!mail && !address.startsWith("http://") && !address.startsWith("https://")) {
            return Optional.empty();
        }
        at = end + 1;
        return Optional.of(new Inline.Link(List.of(new Inline.Text(address)), mail ? "mailto:" + address : address, ""));
    }
}
