package dev.heliac.junit;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.ClassPool;
import dev.heliac.frontend.model.ModelReader;
import dev.heliac.il.Contract;
import dev.heliac.il.diag.Diagnostic;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.TextRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads the contracts of a test's class path, as the front end does. */
final class Contracts {

    private static final Map<Class<?>, Contract> KNOWN = new ConcurrentHashMap<>();

    private Contracts() {}

    /** The contract that an endpoint interface is of. */
    static Contract ofEnd(Class<?> end) {
        var declaring = end.getDeclaringClass();
        if (declaring == null) {
            throw new ExtensionConfigurationException(end.getName() + " is not the Imp or Exp of a contract");
        }
        return KNOWN.computeIfAbsent(declaring, Contracts::read);
    }

    private static Contract read(Class<?> type) {
        var out = new Diagnostics();
        var name = type.getName().replace('.', '/');
        try (var loader = new URLClassLoader(new URL[0], type.getClassLoader())) {
            // No processes are given, and that there are none is no fault here.
            var model = ModelReader.read(new ClassPool(classes(type), loader, out), Map.of(), out);
            var found = model.contracts().get(name);
            var wrong = out.list().stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR && !isNoProcess(d)).toList();
            if (found == null || !wrong.isEmpty()) {
                throw new ExtensionConfigurationException(type.getName() + " is not a contract that can be run\n" + text(wrong));
            }
            return found.contract();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNoProcess(Diagnostic diagnostic) {
        return diagnostic.code() == FrontCode.NO_PROCESS;
    }

    private static String text(List<Diagnostic> diagnostics) {
        var all = new Diagnostics();
        diagnostics.forEach(all::add);
        return new TextRenderer(false).render(all);
    }

    /** Class files of a contract and what is nested in it. */
    private static Map<String, byte[]> classes(Class<?> type) throws IOException {
        var classes = new HashMap<String, byte[]>();
        var open = new ArrayDeque<Class<?>>(List.of(type));
        while (!open.isEmpty()) {
            var next = open.remove();
            classes.put(next.getName().replace('.', '/'), ProcessLoader.bytes(next.getClassLoader(), next.getName()));
            open.addAll(List.of(next.getDeclaredClasses()));
        }
        return classes;
    }

    /** The interface of the other end. */
    static Class<?> otherEnd(Class<?> end) {
        var wanted = end.getSimpleName().equals("Imp") ? "Exp" : "Imp";
        for (var nested : end.getDeclaringClass().getDeclaredClasses()) {
            if (nested.getSimpleName().equals(wanted)) {
                return nested;
            }
        }
        throw new ExtensionConfigurationException(end.getDeclaringClass().getName() + " nests no " + wanted);
    }
}
