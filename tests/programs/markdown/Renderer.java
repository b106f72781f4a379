package markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes blocks as HTML, and remembers the headings for a table of contents. */
final class Renderer {

    record Chapter(int level, String title, String anchor) {}

    private final Html html = new Html();
    private final List<Chapter> chapters = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();

    Html html() {
        return html;
    }

    List<Chapter> chapters() {
        return chapters;
    }

    void blocks(List<Block> blocks) {
        blocks.forEach(this::block);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading(int level, List<Inline> content) -> {
                String title = Inline.plain(content);
                Chapter chapter = new Chapter(level, title, anchor(title));
                chapters.add(chapter);
                html.open("h" + level, "id", chapter.anchor());
                inlines(content);
                html.close("h" + level).line();
            }
            case Block.Paragraph(List<Inline> content) -> html.inside("p", () -> inlines(content)).line();
            case Block.CodeBlock(String language, String code) -> html
                    .open("pre").open("code", "class", language.isEmpty() ? "" : "language-" + language)
                    .text(code).close("code").close("pre").line();
            case Block.Quote(List<Block> content) -> {
                html.open("blockquote").line();
                blocks(content);
                html.close("blockquote").line();
            }
            case Block.Items items -> items(items);
            case Block.Table table -> table(table);
            case Block.Rule r -> html.open("hr").line();
        }
    }

    private String anchor(String title) {
        StringBuilder anchor = new StringBuilder();
        title.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                anchor.appendCodePoint(c);
            } else if (c == ' ' || c == '-') {
                anchor.append('-');
            }
        });
        int earlier = anchors.merge(anchor.toString(), 1, Integer::sum) - 1;
        return earlier == 0 ? anchor.toString() : anchor + "-" + earlier;
    }

    private void items(Block.Items items) {
        String tag = items.ordered() ? "ol" : "ul";
        html.open(tag, "start", items.first() > 1 ? Integer.toString(items.first()) : "").line();
        for (Block.Item item : items.items()) {
            html.open("li");
            switch (item.mark()) {
                case NONE -> { }
                case OPEN -> html.text("\u2610 ");
                case DONE -> html.text("\u2611 ");
            }
            for (Block inside : item.content()) {
                if (items.tight() && inside instanceof Block.Paragraph(var content)) {
                    inlines(content);
                } else {
                    html.line();
                    block(inside);
                }
            }
            html.close("li").line();
        }
        html.close(tag).line();
    }

    private void table(Block.Table table) {
        html.open("table").line();
        row("th", table.columns(), table.head());
        table.rows().forEach(row -> row("td", table.columns(), row));
        html.close("table").line();
    }

    private void row(String tag, List<Block.Alignment> columns, List<List<Inline>> cells) {
        html.open("tr");
        for (int i = 0; i < cells.size(); i++) {
            Block.Alignment alignment = i < columns.size() ? columns.get(i) : Block.Alignment.NONE;
            html.open(tag, "align", switch (alignment) {
                case NONE -> "";
                case LEFT, RIGHT, CENTER -> alignment.name().toLowerCase(Locale.ROOT);
            });
            inlines(cells.get(i));
            html.close(tag);
        }
        html.close("tr").line();
    }

    private void inlines(List<Inline> content) {
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Text(String text) -> html.text(text);
                case Inline.Code(String text) -> html.inside("code", () -> html.text(text));
                case Inline.Emphasis(var inner) -> html.inside("em", () -> inlines(inner));
                case Inline.Strong(var inner) -> html.inside("strong", () -> inlines(inner));
                case Inline.Struck(var inner) -> html.inside("del", () -> inlines(inner));
                case Inline.Link(var inner, String target, String title) -> {
                    html.open("a", "href", target, "title", title);
                    inlines(inner);
                    html.close("a");
                }
                case Inline.Image(String description, String target, String title) ->
                    html.open("img", "src", target, "alt", description, "title", title);
                case Inline.Break.HARD -> html.open("br").line();
                case Inline.Break.SOFT -> html.line();
            }
        }
    }
}
