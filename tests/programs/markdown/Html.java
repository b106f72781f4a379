package markdown;

import java.util.function.IntUnaryOperator;

/** Text with its tags; what is written as text cannot become a tag. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** Names and values of attributes by turns; one without a value is left out. */
    Html open(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                text(attributes[i + 1]);
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    Html inside(String name, Runnable content) {
        open(name);
        content.run();
        return close(name);
    }

    Html line() {
        out.append('\n');
        return this;
    }

    int checksum(IntUnaryOperator step) {
        int sum = 0;
        for (int i = 0; i < out.length(); i++) {
            sum = step.applyAsInt(sum) + out.charAt(i);
        }
        return sum;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
