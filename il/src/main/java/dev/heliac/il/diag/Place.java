package dev.heliac.il.diag;

/**
 * Where a diagnostic points.
 *
 * @param file a path as the user gave it, or what stands for one ({@code <command line>})
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param length marked columns, 0 when unknown
 * @param context function, block and printed instruction, for HIL; empty otherwise
 */
public record Place(String file, int line, int column, int length, String context) {

    public static Place of(String file) {
        return new Place(file, 0, 0, 0, "");
    }

    public static Place of(String file, int line) {
        return new Place(file, line, 0, 0, "");
    }
}
