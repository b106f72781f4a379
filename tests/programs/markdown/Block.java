package markdown;

import java.util.List;

/** What stands below each other in a document. */
sealed interface Block {

    record Heading(int level, List<Inline> content) implements Block {}

    record Paragraph(List<Inline> content) implements Block {}

    record CodeBlock(String language, String code) implements Block {}

    record Quote(List<Block> content) implements Block {}

    /**
     * @param first the first number, or -1 where items have dots
     * @param tight whether paragraphs of items are not set apart
     */
    record Items(int first, boolean tight, List<Item> items) implements Block {

        boolean ordered() {
            return first >= 0;
        }
    }

    record Item(Mark mark, List<Block> content) {}

    /** The box before an item, if any. */
    enum Mark {
        NONE, OPEN, DONE
    }

    record Table(List<Alignment> columns, List<List<Inline>> head, List<List<List<Inline>>> rows) implements Block {}

    enum Alignment {
        NONE, LEFT, RIGHT, CENTER
    }

    enum Rule implements Block {
        RULE
    }
}
