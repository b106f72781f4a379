package dev.heliac.installer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them: {@code 512 KiB}, {@code 64MiB}, {@code 2 GiB}. */
final class Sizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}) ?(B|KiB|MiB|GiB)");

    private Sizes() {}

    static Optional<Long> parse(String text) {
        var m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        int shift = switch (m.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        long n = Long.parseLong(m.group(1));
        return n > (Long.MAX_VALUE >> shift) ? Optional.empty() : Optional.of(n << shift);
    }

    static String print(long bytes) {
        if (bytes >= 1 << 30 && bytes % (1 << 30) == 0) {
            return (bytes >> 30) + " GiB";
        }
        if (bytes >= 1 << 20) {
            return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
        }
        if (bytes >= 1 << 10) {
            return bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
        }
        return bytes + " B";
    }
}
