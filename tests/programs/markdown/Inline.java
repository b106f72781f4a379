package markdown;

import java.util.List;
import java.util.stream.Collectors;

/** What stands inside a line of text. */
sealed interface Inline {

    record Text(String text) implements Inline {}

    record Code(String text) implements Inline {}

    record Emphasis(List<Inline> content) implements Inline {}

    record Strong(List<Inline> content) implements Inline {}

    record Struck(List<Inline> content) implements Inline {}

    record Link(List<Inline> content, String target, String title) implements Inline {}

    record Image(String description, String target, String title) implements Inline {}

    enum Break implements Inline {
        HARD, SOFT
    }

    /** The text without its marks. */
    static String plain(List<Inline> content) {
        return content.stream().map(inline -> switch (inline) {
            case Text(String text) -> text;
            case Code(String text) -> text;
            case Emphasis(var inner) -> plain(inner);
            case Strong(var inner) -> plain(inner);
            case Struck(var inner) -> plain(inner);
            case Link link -> plain(link.content());
            case Image image -> image.description();
            case Break b -> " ";
        }).collect(Collectors.joining());
    }
}
