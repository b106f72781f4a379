package dev.heliac.il.sg;

import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Names that are allowed in Java; others get an underscore. */
final class SgJavaNames {

    private static final Pattern QUALIFIED = Pattern.compile("[^.]+(\\.[^.]+)*");
    private static final Set<String> NO_TYPES = Set.of("record", "var", "yield", "sealed", "permits");
    /** What records may not call a component. */
    private static final Set<String> NO_COMPONENTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private SgJavaNames() {}

    /** For a type, other than those of the names that are taken; it is taken then. */
    static String type(String name, Set<String> taken) {
        return free(SourceVersion.isKeyword(name) || NO_TYPES.contains(name) ? name + "_" : name, taken);
    }

    /** For a record's component. */
    static String component(String name, Set<String> taken) {
        return free(SourceVersion.isKeyword(name) || NO_COMPONENTS.contains(name) ? name + "_" : name, taken);
    }

    static String constant(String name, Set<String> taken) {
        return free(SourceVersion.isKeyword(name) ? name + "_" : name, taken);
    }

    private static String free(String wanted, Set<String> taken) {
        var name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    static boolean isPackage(String name) {
        return QUALIFIED.matcher(name).matches() && SourceVersion.isName(name);
    }
}
