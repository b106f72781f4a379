package dev.heliac.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The digest of all that a goal's result depends on. */
final class Inputs {

    private final MessageDigest digest;

    Inputs() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean hasClasses(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".class"));
        }
    }

    Inputs add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With its length, so that what follows cannot be taken for a part of it. */
    private Inputs add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    Inputs addAll(List<String> texts) {
        add(Integer.toString(texts.size()));
        texts.forEach(this::add);
        return this;
    }

    /** Jars, by size and time, and folders, by what is in them. */
    Inputs addPaths(List<Path> files) throws IOException {
        add(Integer.toString(files.size()));
        for (var file : files) {
            if (Files.isDirectory(file)) {
                addTree(file);
            } else {
                add(file.toString()).add(Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
            }
        }
        return this;
    }

    /** Every source and class file in a folder. */
    Inputs addTree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var all = files.filter(f -> f.toString().endsWith(".class") || f.toString().endsWith(".java")).sorted().toList();
            addAll(all.stream().map(Path::toString).toList());
            for (var file : all) {
                add(Files.readAllBytes(file));
            }
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
