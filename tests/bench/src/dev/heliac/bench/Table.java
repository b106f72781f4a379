package dev.heliac.bench;

import java.util.Locale;

/** Prints Markdown tables, a row at a time. */
final class Table {

    private Table() {}

    static void head(String title, String peer) {
        System.out.println("\n### " + title + "\n");
        System.out.println("| what | Heliac: median (least–most) | " + peer + " | ratio of medians (of leasts) |");
        System.out.println("|---|---|---|---|");
    }

    static void row(String what, String unit, Sample ours, Sample peer) {
        System.out.println("| " + what + " | " + spread(ours, unit) + " | " + spread(peer, unit) + " | "
                + number(ours.median() / peer.median()) + " (" + number(ours.least() / peer.least()) + ") |");
    }

    static void row(String what, String unit, Sample ours) {
        System.out.println("| " + what + " | " + spread(ours, unit) + " | | |");
    }

    static void fact(String what, String value) {
        System.out.println("| " + what + " | " + value + " | | |");
    }

    /** The geometric mean of the ratios above. */
    static void mean(double ratio) {
        System.out.println("| geometric mean | | | " + number(ratio) + " |");
    }

    private static String spread(Sample sample, String unit) {
        return number(sample.median()) + " " + unit + " (" + number(sample.least()) + "–" + number(sample.most()) + ")";
    }

    private static String number(double n) {
        return n >= 100 ? String.format(Locale.ROOT, "%,.0f", n) : n >= 10 ? String.format(Locale.ROOT, "%.1f", n)
                : String.format(Locale.ROOT, "%.2f", n);
    }
}
