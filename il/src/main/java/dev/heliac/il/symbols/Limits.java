package dev.heliac.il.symbols;

/** What a module may have at most, so that a hostile one cannot exhaust what works on it later. Java needs less. */
public final class Limits {

    /** Dimensions of an array: whoever walks a type recurses. */
    public static final int ARRAY_DIMENSIONS = 8;

    /** Classes above a class. */
    public static final int CLASS_DEPTH = 128;

    /** Interfaces above a class or interface. */
    public static final int INTERFACES = 256;

    /** Instance fields, and static fields, of one class. */
    public static final int CLASS_FIELDS = 65_535;

    /** Fields of a message. */
    public static final int MESSAGE_FIELDS = 64;

    /** States of a contract. */
    public static final int CONTRACT_STATES = 10_000;

    /** Messages of a contract. */
    public static final int CONTRACT_MESSAGES = 1_024;

    /** Contracts that a contract extends, one through the other. */
    public static final int EXTENSIONS = 64;

    /** Configurations of two states and two queues that are explored of all of a module's contracts. */
    public static final int EXPLORED = 2_000_000;

    /** Parameters of a function; a Java method has up to 255. */
    public static final int PARAMETERS = 255;

    /** Results of a function: Java's one, and the endpoints given back. */
    public static final int RESULTS = 64;

    /** Parameters of a block. */
    public static final int BLOCK_PARAMETERS = 4_096;

    /** Blocks of a function. */
    public static final int BLOCKS = 65_535;

    /** Calls inlined into a function: a number of 15 bits says which one a line is of. */
    public static final int SCOPES = 32_767;

    /** What a select waits for at once. */
    public static final int SELECT_SOURCES = 16;

    /** Ways on from a select. */
    public static final int SELECT_WAYS = 1_024;

    private Limits() {}
}
