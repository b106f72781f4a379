package dev.heliac.il.sg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A namespace, class, struct or contract as far as names are concerned, and what {@code using} says in it. */
public final class SgScope {

    private static final int LONGEST = 2_000;

    private final SgScope outer;
    private final String name;
    private final List<String> usings = new ArrayList<>();
    private final Map<String, String> aliases = new HashMap<>();

    private SgScope(SgScope outer, String name) {
        this.outer = outer;
        this.name = name;
    }

    /** Of a whole file. */
    static SgScope file() {
        return new SgScope(null, "");
    }

    /** One that is nested too deeply to have a name of its own is the scope around it. */
    SgScope child(String names) {
        return name.length() > LONGEST ? this : new SgScope(this, inside(names));
    }

    Optional<SgScope> outer() {
        return Optional.ofNullable(outer);
    }

    /** With all that is around it, and dots. */
    String name() {
        return name;
    }

    String inside(String names) {
        return name.isEmpty() ? names : name + "." + names;
    }

    void use(String namespace) {
        usings.add(namespace);
    }

    void alias(String alias, String meaning) {
        aliases.put(alias, meaning);
    }

    List<String> usings() {
        return usings;
    }

    Map<String, String> aliases() {
        return aliases;
    }
}
