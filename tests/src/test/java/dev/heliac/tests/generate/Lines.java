package dev.heliac.tests.generate;

/** Source text with its indentation. */
final class Lines {

    private final StringBuilder text = new StringBuilder();
    private int depth;

    Lines line(String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
        return this;
    }

    Lines open(String line) {
        line(line);
        depth++;
        return this;
    }

    Lines close() {
        return close("}");
    }

    /** Ends a block and, with more text, may begin the next. */
    Lines close(String line) {
        depth--;
        return line(line);
    }

    Lines reopen(String line) {
        close(line);
        depth++;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
