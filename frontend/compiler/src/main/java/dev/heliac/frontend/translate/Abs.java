package dev.heliac.frontend.translate;

import dev.heliac.il.Value;
import java.util.List;
import org.objectweb.asm.Handle;

/** What a variable or stack slot holds during translation. */
sealed interface Abs {

    /** An ordinary SSA value. */
    record Val(Value value) implements Abs {}

    /** The null constant; it gets its type where it is used. */
    record Null() implements Abs {}

    /** An endpoint, vector or listener: all slots that name one object hold its one token. */
    record Tok(Token token) implements Abs {}

    /** A message record or channel pair that exists in its components only. */
    record Rec(String type, List<Abs> parts) implements Abs {
        public Rec {
            parts = List.copyOf(parts);
        }
    }

    /** What {@code receive()} returned, before a switch over it says how to wait. */
    record Pending(Token endpoint) implements Abs {}

    /**
     * What {@code Select.receive} returned, before the switch over it says what to wait for.
     *
     * @param type the record that it is to be
     */
    record Selection(String type, List<Abs> sources) implements Abs {
        public Selection {
            sources = List.copyOf(sources);
        }
    }

    /** What is in that record for a source that nothing came from; no case asks. */
    record Absent() implements Abs {}

    /** The index a pattern switch computed for a message, not yet branched on. */
    record Choice(Abs subject, List<String> labels, int start) implements Abs {}

    /** An object between {@code new} and its constructor. */
    record Fresh(int site, String type) implements Abs {}

    /**
     * The body of a parallel loop, before the loop.
     *
     * @param handle the method
     * @param captured what it takes before the indices
     */
    record Body(Handle handle, List<Abs> captured) implements Abs {
        public Body {
            captured = List.copyOf(captured);
        }
    }

    /** A class literal. */
    record ClassLiteral(String type) implements Abs {}
}
