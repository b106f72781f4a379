package dev.heliac.installer;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A TOML table with typed access that reports wrong keys and values at their place in the file. */
final class TomlFile {

    private static final long MAX_BYTES = 1 << 20;

    private final String file;
    private final TomlTable table;
    private final String path;
    private final Diagnostics out;

    private TomlFile(String file, TomlTable table, String path, Diagnostics out) {
        this.file = file;
        this.table = table;
        this.path = path;
        this.out = out;
    }

    static Optional<TomlFile> read(Path source, Diagnostics out) {
        try {
            if (Files.size(source) > MAX_BYTES) {
                out.error(InstallCode.BAD_TOML, Place.of(source.toString()), "the file is over 1 MiB",
                        "check that this is the file you meant");
                return Optional.empty();
            }
            return parse(Files.readString(source), source.toString(), out);
        } catch (CharacterCodingException e) {
            out.error(InstallCode.BAD_TOML, Place.of(source.toString()), "the file is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            out.error(InstallCode.UNREADABLE, Place.of(source.toString()), "cannot read the file: " + Reason.of(e),
                    "check the path and its permissions");
        }
        return Optional.empty();
    }

    static Optional<TomlFile> parse(String text, String file, Diagnostics out) {
        var result = Toml.parse(text);
        for (var error : result.errors()) {
            out.error(InstallCode.BAD_TOML, place(file, error.position()), error.getMessage(), "correct the TOML at this place");
        }
        return result.hasErrors() ? Optional.empty() : Optional.of(new TomlFile(file, result, "", out));
    }

    private static Place place(String file, TomlPosition position) {
        return position == null ? Place.of(file) : new Place(file, position.line(), position.column(), 0, "");
    }

    Place placeOf(String key) {
        return place(file, table.inputPositionOf(List.of(key)));
    }

    Diagnostics diagnostics() {
        return out;
    }

    Set<String> keys() {
        return table.keySet();
    }

    /** Reports every key that is not among these. */
    void expectKeys(String... known) {
        for (var key : table.keySet()) {
            if (!List.of(known).contains(key)) {
                out.error(
                        InstallCode.UNKNOWN_KEY,
                        placeOf(key),
                        "unknown key `" + path + key + "`",
                        "known here: " + String.join(", ", known));
            }
        }
    }

    Optional<TomlFile> table(String key) {
        return typed(key, TomlTable.class, "a table").map(t -> new TomlFile(file, t, path + key + ".", out));
    }

    List<TomlFile> tables(String key) {
        var found = new ArrayList<TomlFile>();
        var array = typed(key, TomlArray.class, "an array of tables");
        if (array.isEmpty()) {
            return found;
        }
        for (int i = 0; i < array.get().size(); i++) {
            if (array.get().get(i) instanceof TomlTable t) {
                found.add(new TomlFile(file, t, path + key + "[" + i + "].", out));
            } else {
                wrong(key, "an array of tables");
            }
        }
        return found;
    }

    Optional<String> string(String key) {
        return typed(key, String.class, "a string");
    }

    Optional<List<String>> strings(String key) {
        var array = typed(key, TomlArray.class, "an array of strings");
        if (array.isEmpty()) {
            return Optional.empty();
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < array.get().size(); i++) {
            if (array.get().get(i) instanceof String s) {
                words.add(s);
            } else {
                wrong(key, "an array of strings");
                return Optional.empty();
            }
        }
        return Optional.of(words);
    }

    Optional<Integer> integer(String key, int least, int most) {
        var value = typed(key, Long.class, "an integer");
        if (value.isPresent() && (value.get() < least || value.get() > most)) {
            wrong(key, "an integer from " + least + " to " + most);
            return Optional.empty();
        }
        return value.map(Long::intValue);
    }

    /** A number of bytes, or a string such as {@code "64 MiB"}. */
    Optional<Long> bytes(String key, long least, long most) {
        var value = table.get(List.of(key));
        if (value == null) {
            return Optional.empty();
        }
        var parsed = switch (value) {
            case Long n -> Optional.of(n);
            case String s -> Sizes.parse(s);
            default -> Optional.<Long>empty();
        };
        if (parsed.isEmpty() || parsed.get() < least || parsed.get() > most) {
            wrong(key, "a size from " + Sizes.print(least) + " to " + Sizes.print(most) + ", such as \"64 MiB\"");
            return Optional.empty();
        }
        return parsed;
    }

    private <T> Optional<T> typed(String key, Class<T> kind, String expected) {
        var value = table.get(List.of(key));
        if (value == null) {
            return Optional.empty();
        }
        if (!kind.isInstance(value)) {
            wrong(key, expected);
            return Optional.empty();
        }
        return Optional.of(kind.cast(value));
    }

    void wrong(String key, String expected) {
        out.error(InstallCode.BAD_VALUE, placeOf(key), "`" + path + key + "` must be " + expected, "see docs/manifest.md");
    }
}
