package dev.heliac.installer;

import java.util.Set;

/** The services every coordinator offers under fixed names. */
final class BuiltIn {

    static final Set<String> NAMES = Set.of("/console", "/fs");

    private BuiltIn() {}
}
