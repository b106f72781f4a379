package dev.heliac.il;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A HIL module: an application's contracts, classes, functions and processes.
 *
 * @param traps the functions that make the throwables of failing instructions
 * @param describe names a function from {@code $java.lang.Throwable} to {@code ex i8[]}: the text printed when an exception ends a
 *     process
 */
public record Module(
        String name,
        List<Contract> contracts,
        List<ClassDecl> classes,
        Map<Trap, String> traps,
        Optional<String> describe,
        List<Function> functions,
        List<ProcessDecl> processes) {

    /** The class every thrown object is of. */
    public static final String THROWABLE = "java.lang.Throwable";

    /** The class of string constants; it has the fields {@code value: i8[]} and {@code coder: i8}, as the JDK's has. */
    public static final String STRING = "java.lang.String";

    public Module {
        contracts = List.copyOf(contracts);
        classes = List.copyOf(classes);
        traps = Map.copyOf(traps);
        functions = List.copyOf(functions);
        processes = List.copyOf(processes);
    }
}
