package dev.heliac.lang;

/** The built-in service {@code /console}: text to standard output. Each write is acknowledged, which bounds the queue. */
@Contract("""
        state Start:   { Write? -> Writing; Bye? -> End; }
        state Writing: Written! -> Start;
        state End: ;
        """)
public interface Console {

    /** What a client sends. */
    sealed interface In {}

    /** What the service sends. */
    sealed interface Out {}

    /** Text, written as UTF-8. */
    record Write(String text) implements In {}

    record Bye() implements In {}

    record Written() implements Out {}

    /** The service's end. */
    interface Exp extends Endpoint<In, Out> {}

    /** The client's end. */
    interface Imp extends Endpoint<Out, In> {}

    /** Writes a text. */
    static void print(Imp console, String text) {
        console.send(new Write(text));
        console.receive(Written.class);
    }

    /** Writes a text and a line feed. */
    static void println(Imp console, String text) {
        print(console, text + "\n");
    }
}
