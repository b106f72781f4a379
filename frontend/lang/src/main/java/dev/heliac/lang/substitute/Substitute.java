package dev.heliac.lang.substitute;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose members take the place of those of the same name and type in a class of the JDK. Members marked
 * {@link Original} only name what is there; constructors count when they are marked {@link Added}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface Substitute {
    /** The JDK class, as {@code Class.getName} gives it. */
    String value();

    /** Whether the whole class is replaced, so that nothing of the JDK's is left. */
    boolean whole() default false;
}
