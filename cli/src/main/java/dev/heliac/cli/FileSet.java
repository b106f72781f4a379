package dev.heliac.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Writes several files, all or none: they are complete beside their places before the first one is moved there. */
final class FileSet {

    /** How a file comes back to what it was. */
    private interface Undo {
        void run() throws IOException;
    }

    private FileSet() {}

    static void write(Path directory, Map<Path, String> files) throws IOException {
        Files.createDirectories(directory);
        var fresh = new ArrayList<Path>();
        var undos = new ArrayDeque<Undo>();
        boolean done = false;
        try {
            for (var file : files.entrySet()) {
                if (Files.isDirectory(file.getKey())) {
                    throw new FileAlreadyExistsException(file.getKey().toString(), null, "is a directory");
                }
                fresh.add(beside(file.getKey()));
                Files.writeString(fresh.getLast(), file.getValue(), StandardOpenOption.CREATE_NEW);
            }
            move(List.copyOf(files.keySet()), fresh, undos);
            done = true;
        } finally {
            if (!done) {
                for (var undo : undos) {
                    undo.run();
                }
            }
            for (var path : fresh) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void move(List<Path> targets, List<Path> fresh, Deque<Undo> undos) throws IOException {
        for (int i = 0; i < fresh.size(); i++) {
            var target = targets.get(i);
            var before = Files.exists(target) ? Files.readAllBytes(target) : null;
            Files.move(fresh.get(i), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            undos.push(() -> {
                if (before == null) {
                    Files.deleteIfExists(target);
                } else {
                    Files.write(target, before);
                }
            });
        }
    }

    private static Path beside(Path target) {
        return target.resolveSibling(target.getFileName() + ".new" + ProcessHandle.current().pid());
    }
}
