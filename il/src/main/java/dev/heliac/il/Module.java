package dev.heliac.il;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A HIL module: an application's contracts, classes, selectors, functions and processes.
 *
 * @param traps the functions that make the throwables of failing instructions
 * @param describe names a function from {@code $java.lang.Throwable} to {@code ex i8[]}: the text printed when an exception ends a
 *     process
 */
public record Module(
        String name,
        List<Contract> contracts,
        List<ClassDecl> classes,
        List<Selector> selectors,
        Map<Trap, String> traps,
        Optional<String> describe,
        List<Function> functions,
        List<ProcessDecl> processes) {

    /** The class every thrown object is of. */
    public static final String THROWABLE = "java.lang.Throwable";

    /** The class of string constants; it has the fields {@code value: i8[]} and {@code coder: i8}, as the JDK's has. */
    public static final String STRING = "java.lang.String";

    /**
     * The class of class objects; of its fields {@code name} (a string), {@code component} and {@code superclass} (classes) and
     * {@code flags} (an i32) those that it declares are filled in.
     */
    public static final String CLASS = "java.lang.Class";

    /** The class of objects that hold an owned vector or endpoint, or nothing. */
    public static final String CELL = "dev.heliac.lang.TRef";

    public Module {
        contracts = List.copyOf(contracts);
        classes = List.copyOf(classes);
        selectors = List.copyOf(selectors);
        traps = Map.copyOf(traps);
        functions = List.copyOf(functions);
        processes = List.copyOf(processes);
    }
}
