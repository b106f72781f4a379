package dev.heliac.il.text;

import dev.heliac.il.diag.Code;

/** What the text form can be wrong about: HIL020x. */
public enum TextCode implements Code {
    SYNTAX("HIL0201", "HIL text not understood",
            "The text does not follow the grammar of docs/il.md. The message says what was expected; reading goes on"
                    + " at the next line."),
    DUPLICATE_VALUE("HIL0202", "value defined twice",
            "Every value of a function has one definition, and so a name of its own."),
    UNDEFINED_VALUE("HIL0203", "value not defined",
            "An operand names a value that is neither a parameter nor a result anywhere in the function."),
    UNDEFINED_LABEL("HIL0204", "block not defined", "An edge names a block that the function does not have."),
    DUPLICATE_ENTRY("HIL0205", "declared twice",
            "A module names its trap functions and its describe function once each.");

    private final String id;
    private final String title;
    private final String explanation;

    TextCode(String id, String title, String explanation) {
        this.id = id;
        this.title = title;
        this.explanation = explanation;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
