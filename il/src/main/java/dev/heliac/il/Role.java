package dev.heliac.il;

/** Which end of a channel: the exporter (server) or the importer (client). */
public enum Role {
    IMP("imp"),
    EXP("exp");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public Role peer() {
        return this == IMP ? EXP : IMP;
    }
}
