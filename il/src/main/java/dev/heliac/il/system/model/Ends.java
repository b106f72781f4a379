package dev.heliac.il.system.model;

/**
 * How endpoints are written as numbers: those that are there from the beginning as they are, what a register of the process holds
 * below zero.
 */
public final class Ends {

    /** No endpoint. */
    public static final int NONE = 0;

    /** The end of a channel to a service that keeps to its contract and always answers. */
    public static final int SERVICE = 1;

    private static final int FIRST = 2;

    private Ends() {}

    public static int importer(int channel) {
        return FIRST + 2 * channel;
    }

    public static int exporter(int channel) {
        return FIRST + 2 * channel + 1;
    }

    /** What a register of the process holds. */
    public static int register(int number) {
        return -1 - number;
    }

    public static int channel(int end) {
        return (end - FIRST) / 2;
    }

    public static boolean isExporter(int end) {
        return end % 2 != 0;
    }

    /** The other end of the channel. */
    public static int peer(int end) {
        return end ^ 1;
    }
}
