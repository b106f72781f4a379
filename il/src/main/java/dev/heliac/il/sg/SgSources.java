package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The declarations of all files given.
 *
 * @param declarations in the order of the files, of each in its order
 * @param uses states that code outside of contracts names
 */
public record SgSources(List<SgDeclaration> declarations, List<SgUse> uses) {

    private static final int MOST_FILES = 100_000;

    /** Whether a file is named as a Sing# source. */
    public static boolean isSource(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".sg");
    }

    /**
     * Reads files, and of directories the {@code .sg} files anywhere below, in the order of their paths.
     *
     * @param symbols that {@code #if} takes as defined
     */
    public static SgSources read(List<Path> given, Set<String> symbols, Diagnostics out) {
        var files = new LinkedHashSet<Path>();
        for (var path : given) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try {
                var found = below(path);
                if (found.isEmpty()) {
                    out.error(SgCode.NO_SOURCES, Place.of(path.toString()), "no .sg file in this directory or below", "check the path");
                }
                files.addAll(found);
            } catch (IOException | UncheckedIOException e) {
                out.error(SgCode.UNREADABLE, Place.of(path.toString()), "the directory cannot be read", "check its permissions");
            }
        }
        var declarations = new ArrayList<SgDeclaration>();
        var uses = new ArrayList<SgUse>();
        for (var file : files) {
            SgSource.read(file, out).ifPresent(text -> add(file.toString(), text, symbols, declarations, uses, out));
        }
        return new SgSources(List.copyOf(declarations), List.copyOf(uses));
    }

    private static List<Path> below(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            return walk.filter(p -> isSource(p) && Files.isRegularFile(p)).limit(MOST_FILES).sorted().toList();
        }
    }

    /** The declarations of one file's bytes. */
    static SgSources of(String file, byte[] bytes, Set<String> symbols, Diagnostics out) {
        var declarations = new ArrayList<SgDeclaration>();
        var uses = new ArrayList<SgUse>();
        add(file, SgSource.text(file, bytes, out), symbols, declarations, uses, out);
        return new SgSources(declarations, uses);
    }

    private static void add(
            String file, String text, Set<String> symbols, List<SgDeclaration> declarations, List<SgUse> uses, Diagnostics out) {
        SgReader.read(SgLexer.tokens(file, text, symbols, out), declarations, uses, out);
    }
}
