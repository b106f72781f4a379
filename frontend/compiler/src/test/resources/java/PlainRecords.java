import dev.heliac.lang.Console;
import dev.heliac.lang.Process;
import dev.heliac.lang.Uses;

/** Records that are no messages. */
@Process(name = "main")
final class PlainRecords {
    static final int STEPS = 6;

    static String run(int step) {
        Span span = new Span(step, step * step);
        Span grown = span.grown(2);
        Pair pair = new Pair("p" + step, grown, new int[] {step});
        pair.numbers()[0]++;
        Object any = step % 2 == 0 ? span : pair;
        String what = any instanceof Span s && s.length() > 0 ? "span " + s.length() : "no span";
        String how;
        try {
            how = "" + new Span(5, step).length();
        } catch (IllegalArgumentException e) {
            how = e.getMessage();
        }
        return span.length() + " " + grown.from() + ".." + grown.to() + " " + pair.name() + pair.numbers()[0] + " " + what + " " + how;
    }

    static void main(@Uses("/console") Console.Imp console) {
        for (int i = 0; i < STEPS; i++) {
            Console.println(console, run(i));
        }
        console.send(new Console.Bye());
    }
}

record Span(int from, int to) {
    Span {
        if (to < from) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
    }

    int length() {
        return to - from;
    }

    Span grown(int by) {
        return new Span(from - by, to + by);
    }
}

record Pair(String name, Span span, int[] numbers) {}
