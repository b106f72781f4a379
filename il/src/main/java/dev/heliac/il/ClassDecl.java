package dev.heliac.il;

import java.util.List;
import java.util.Optional;

/**
 * A class: its instance fields (inherited ones not repeated) and its static fields, which every process has its own copy of, zero
 * at the process's start.
 */
public record ClassDecl(String name, Optional<String> superclass, List<Field> fields, List<Field> statics) {

    public ClassDecl {
        fields = List.copyOf(fields);
        statics = List.copyOf(statics);
    }
}
