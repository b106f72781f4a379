package dev.heliac.il.diag;

/**
 * A part of a program that is checked for itself, whatever is found in it.
 *
 * @param name unique among the parts of its kind
 * @param file where it is written; empty if that is not known
 */
public record Part(Kind kind, String name, String file) {

    public enum Kind {
        CONTRACT("contract"),
        PROCESS("process");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
