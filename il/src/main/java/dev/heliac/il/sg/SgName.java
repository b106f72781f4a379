package dev.heliac.il.sg;

import dev.heliac.il.diag.Place;

/** A name where it is used, with dots as it is written. */
public record SgName(String text, Place place) {

    /** Behind the last dot. */
    String simple() {
        return text.substring(text.lastIndexOf('.') + 1);
    }
}
