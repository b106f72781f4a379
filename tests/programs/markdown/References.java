package markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The targets that {@code [name]: target "title"} defines anywhere in the document. */
final class References {

    record Target(String address, String title) {}

    private final Map<String, Target> targets = new HashMap<>();

    /** Whether the line is a definition; the first of a name counts. */
    boolean define(String line) {
        int close = line.indexOf("]:");
        if (!line.startsWith("[") || close < 2) {
            return false;
        }
        String rest = line.substring(close + 2).strip();
        int space = rest.indexOf(' ');
        String address = space < 0 ? rest : rest.substring(0, space);
        String title = space < 0 ? "" : rest.substring(space).strip();
        if (address.isEmpty()) {
            return false;
        }
        if (title.length() >= 2 && title.startsWith("\"") && title.endsWith("\"")) {
            title = title.substring(1, title.length() - 1);
        } else if (!title.isEmpty()) {
            return false;
        }
        targets.putIfAbsent(key(line.substring(1, close)), new Target(address, title));
        return true;
    }

    Optional<Target> find(String name) {
        return Optional.ofNullable(targets.get(key(name)));
    }

    private static String key(String name) {
        return String.join(" ", name.strip().toLowerCase(Locale.ROOT).split(" +"));
    }
}
