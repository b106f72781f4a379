package dev.heliac.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Draws a process towards the kernel of another, or away from it; a manifest may say otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Affinity.List.class)
public @interface Affinity {
    /** Stands for other copies of the same process. */
    String SELF = "self";

    /** The name of a provider or service, or {@link #SELF}. */
    String to();

    /** Positive: on the same kernel; negative: on another one. */
    int value();

    /** Holds several. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface List {
        Affinity[] value();
    }
}
