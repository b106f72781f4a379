package markdown;

import dev.heliac.lang.Process;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code BLOCKS}: shows a document with a bit of everything as HTML, and converts one of so many blocks. */
@Process(name = "markdown")
public final class Markdown {

    private Markdown() {}

    private static Renderer convert(String document) {
        Renderer renderer = new Renderer();
        renderer.blocks(BlockParser.parse(document));
        return renderer;
    }

    private static void count(List<Block> blocks, Map<String, Integer> counts) {
        for (Block block : blocks) {
            counts.merge(block.getClass().getSimpleName(), 1, Integer::sum);
            if (block instanceof Block.Quote(var inside)) {
                count(inside, counts);
            } else if (block instanceof Block.Items items) {
                items.items().forEach(item -> count(item.content(), counts));
            }
        }
    }

    public static void main(String[] args) {
        int blocks = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        Renderer everything = convert(Samples.EVERYTHING);
        System.out.print(everything.html());
        everything.chapters().forEach(c -> System.out.println("  ".repeat(c.level()) + c.title() + " (#" + c.anchor() + ")"));
        String document = Samples.random(blocks, blocks);
        Renderer rendered = convert(document);
        System.out.println(document.length() + " characters in, " + rendered.html().toString().length() + " out, checksum "
                + rendered.html().checksum(sum -> 31 * sum));
        Map<String, Integer> counts = new TreeMap<>();
        count(BlockParser.parse(document), counts);
        System.out.println(counts);
        Map<Integer, Long> levels = rendered.chapters().stream()
                .collect(Collectors.groupingBy(Renderer.Chapter::level, TreeMap::new, Collectors.counting()));
        System.out.println(levels);
    }
}
