package dev.heliac.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Binds a parameter of {@code main} to a name this process provides: an exporter endpoint for one client, a {@link Listener} for many. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface Provides {
    /** The name, starting with a slash. */
    String value();
}
