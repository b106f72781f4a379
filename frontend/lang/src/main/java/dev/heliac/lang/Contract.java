package dev.heliac.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a channel contract. The value is its state machine, written from the exporter's (server's) side: {@code M?} is
 * received by the exporter, {@code M!} is sent by it.
 *
 * <pre>{@code
 * @Contract("""
 *     state Start: { Ask? -> Asked; Bye? -> End; }
 *     state Asked: Answer! -> Start;
 *     state End: ;
 *     """)
 * interface Echo {
 *     sealed interface In {}
 *     sealed interface Out {}
 *     record Ask(int n) implements In {}
 *     record Bye() implements In {}
 *     record Answer(int n) implements Out {}
 *     interface Exp extends Endpoint<In, Out> {}
 *     interface Imp extends Endpoint<Out, In> {}
 * }
 * }</pre>
 *
 * <p>A contract that extends such an interface has its messages and states and adds to them. Its {@code Exp} extends the other's: who
 * exports the extension is taken for one who exports the base.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Contract {
    String value();
}
