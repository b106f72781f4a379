package interpreter;

import dev.heliac.lang.Process;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code SIZE}: runs scripts that grow with the size, and faulty ones. */
@Process(name = "interpreter")
public final class Interpreter {

    private Interpreter() {}

    private static void run(String name, String script, long size) {
        Builtins builtins = new Builtins(line -> System.out.println("  " + line));
        List<String> names = new ArrayList<>(builtins.names());
        names.add("n");
        Object[] values = Arrays.copyOf(builtins.values(), names.size());
        values[names.size() - 1] = size;
        System.out.println(name);
        try {
            new Closure(Parser.parse(script, names), null).call(values, 1);
        } catch (ScriptException e) {
            String cause = e.getCause() == null ? "" : " (" + e.getCause().getClass().getName() + ")";
            System.out.println("  " + e.getMessage() + cause);
        }
    }

    public static void main(String[] args) {
        long size = args.length > 0 ? Long.parseLong(args[0]) : 5;
        Scripts.good().forEach((name, script) -> run(name, script, size));
        Scripts.faulty().forEach((name, script) -> run(name, script, size));
    }
}
