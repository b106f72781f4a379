package dev.heliac.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The platform a process prefers; a manifest may say otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Platform.List.class)
public @interface Platform {
    Isa prefer();

    /** The heaviest available platform wins. */
    int weight() default 1;

    /** Holds several. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface List {
        Platform[] value();
    }
}
