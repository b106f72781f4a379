package dev.heliac.il.binary;

import dev.heliac.il.diag.Code;

/** What files of HIL can be wrong about before they are a module: HIL021x. */
public enum FormatCode implements Code {
    NOT_HIL("HIL0210", "not a HIL file",
            "A binary module begins with the four bytes `HIL` and zero, a text module with `hil 1`. This has neither."),
    VERSION("HIL0211", "HIL version not supported",
            "The file was written in another version of the format. Compile its sources again with this Heliac."),
    DAMAGED("HIL0212", "HIL file damaged",
            "The checksum does not match the contents: the file was cut short or changed after it was written. Copy or"
                    + " compile it again."),
    MALFORMED("HIL0213", "HIL file malformed",
            "The checksum is right but the contents do not follow the format of docs/il.md: whatever wrote the file"
                    + " is at fault."),
    UNREADABLE("HIL0214", "file cannot be read", "The file is missing, or may not be read.");

    private final String id;
    private final String title;
    private final String explanation;

    FormatCode(String id, String title, String explanation) {
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
