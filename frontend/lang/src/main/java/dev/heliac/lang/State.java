package dev.heliac.lang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the protocol state of an endpoint where it crosses a method or a message, or of the one that a {@link TRef} holds. */
@Target({
    ElementType.PARAMETER,
    ElementType.METHOD,
    ElementType.RECORD_COMPONENT,
    ElementType.FIELD,
    ElementType.LOCAL_VARIABLE,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.CLASS)
public @interface State {
    String value();
}
