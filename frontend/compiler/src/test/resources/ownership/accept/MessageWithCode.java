import dev.heliac.lang.Console;
import dev.heliac.lang.Contract;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Process;
import dev.heliac.lang.Provides;
import dev.heliac.lang.Uses;

/** A message record may check its components and compute. */
@Contract("""
        state Start: { Span? -> Spanned; Bye? -> End; }
        state Spanned: Length! -> Start;
        state End: ;
        """)
interface Ruler {
    sealed interface In {}

    sealed interface Out {}

    record Span(int from, int to) implements In {
        public Span {
            if (from > to) {
                throw new IllegalArgumentException(from + " > " + to);
            }
        }

        int length() {
            return to - from;
        }
    }

    record Bye() implements In {}

    record Length(int n) implements Out {}

    interface Exp extends Endpoint<In, Out> {}

    interface Imp extends Endpoint<Out, In> {}
}

@Process(name = "ruler")
final class RulerProcess {
    static void main(@Provides("/ruler") Ruler.Exp client) {
        while (true) {
            switch (client.receive()) {
                case Ruler.Span span -> client.send(new Ruler.Length(span.length()));
                case Ruler.Bye bye -> {
                    return;
                }
            }
        }
    }
}

@Process(name = "client")
final class Client {
    static void main(@Uses("/ruler") Ruler.Imp ruler, @Uses("/console") Console.Imp console) {
        for (int i = 0; i < 3; i++) {
            String text;
            try {
                Ruler.Span span = new Ruler.Span(3 * i, 4);
                ruler.send(span);
                text = "length " + ruler.receive(Ruler.Length.class).n();
            } catch (IllegalArgumentException e) {
                text = "refused " + e.getMessage();
            }
            Console.println(console, text);
        }
        ruler.send(new Ruler.Bye());
        console.send(new Console.Bye());
    }
}
