package dev.heliac.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A sealed process; its entry is the static method {@code main} of the class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Process {
    /** Unique within the application. */
    String name();
}
