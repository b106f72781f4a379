package dev.heliac.bench;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of tests/programs.
 *
 * @param folder of its sources, and its package
 * @param main its class with the entry
 * @param size what it is given, such that HotSpot needs some tenths of a second
 * @param dna whether it needs the sequences in dna
 * @param twin whether tests/bench/twins has it in C
 */
record Program(String folder, String main, int size, boolean dna, boolean twin) {

    private static final Set<String> LARGE = Set.of("json", "interpreter", "solver", "simulator", "markdown");

    static final List<Program> ALL = List.of(
            new Program("binarytrees", "BinaryTrees", 16, false, true),
            new Program("fannkuch", "FannkuchRedux", 10, false, true),
            new Program("fasta", "Fasta", 1_000_000, true, true),
            new Program("knucleotide", "KNucleotide", 200_000, true, false),
            new Program("mandelbrot", "Mandelbrot", 1500, false, true),
            new Program("nbody", "NBody", 2_000_000, false, true),
            new Program("pidigits", "PiDigits", 2000, false, false),
            new Program("regexredux", "RegexRedux", 100_000, true, false),
            new Program("reversecomplement", "ReverseComplement", 1_000_000, true, false),
            new Program("spectralnorm", "SpectralNorm", 2000, false, true),
            new Program("json", "JsonProgram", 5000, false, false),
            new Program("interpreter", "Interpreter", 15, false, false),
            new Program("solver", "Solver", 9, false, false),
            new Program("simulator", "Simulator", 200, false, false),
            new Program("markdown", "Markdown", 4000, false, false));

    /** Whether it is several hundred lines long. */
    boolean large() {
        return LARGE.contains(folder);
    }

    static Optional<Program> named(String folder) {
        return ALL.stream().filter(p -> p.folder().equals(folder)).findFirst();
    }

    /** The class's name for a JVM. */
    String mainClass() {
        return folder + "." + main;
    }

    List<String> folders() {
        return dna ? List.of(folder, "dna") : List.of(folder);
    }
}
