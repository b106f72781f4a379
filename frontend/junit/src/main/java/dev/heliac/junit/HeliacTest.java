package dev.heliac.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs processes. Its parameters are bound as those of a process's {@code main}: an {@code Imp} with {@code @Uses} or an
 * {@code Exp} with {@code @Provides} is the other end of a channel of theirs. One of type {@link Application} tells how they fare.
 *
 * <pre>{@code
 * @HeliacTest(Server.class)
 * void answersWithTheNumber(@Uses("/echo") Echo.Imp server) {
 *     server.send(new Echo.Ask(7));
 *     assertEquals(new Echo.Answer(7), server.receive(Echo.Answer.class));
 *     server.send(new Echo.Bye());
 *     assertThrows(ChannelClosed.class, server::receive);
 * }
 * }</pre>
 *
 * <p>When the test's method is done its ends are closed, and the processes have to end by themselves; one that was ended by an exception
 * fails the test, unless it has asked for {@link Application#status} or {@link Application#failure}.
 */
@Test
@ExtendWith(HeliacExtension.class)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface HeliacTest {

    /** The processes that run: classes with {@code @Process}, or an ordinary one with a {@code main}. */
    Class<?>[] value();

    /** What their {@code main} gets as {@code String[]}. */
    String[] arguments() default {};

    /** The most seconds that the test waits for anything. A deadlock is told at once. */
    int seconds() default 10;
}
