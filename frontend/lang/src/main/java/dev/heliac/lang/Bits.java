package dev.heliac.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many bits a record's component takes in bytes: of an {@code int}, a {@code long}, or 1 of a {@code boolean}. The number has no
 * sign. Neighbours share bytes until they end with one: the first has the high bits where the high byte comes first, else the low ones.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bits {
    int value();
}
