package dev.heliac.junit;

import dev.heliac.frontend.model.Annotations;
import dev.heliac.lang.Endpoint;
import dev.heliac.lang.Listener;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** What a parameter of a process's {@code main}, or of a test, is bound to. */
sealed interface Port {

    /** The one client of a name, or who provides it, by the type of the end. */
    record Channel(String name, Class<?> end) implements Port {

        boolean uses() {
            return end.getSimpleName().equals("Imp");
        }
    }

    /** All clients of a name. */
    record Clients(String name, Class<?> end) implements Port {}

    /** The words of the command line. */
    record Words() implements Port {}

    /** Nothing of a process's: for another extension, or the application. */
    record Other() implements Port {}

    static Port of(Method method, int index) {
        var type = method.getParameterTypes()[index];
        var declared = declared(method);
        var provides = Annotations.ofParameter(declared, index, "Provides");
        var name = provides.or(() -> Annotations.ofParameter(declared, index, "Uses"));
        if (name.isEmpty()) {
            return type == String[].class ? new Words() : new Other();
        }
        if (type == Listener.class && provides.isPresent()) {
            return new Clients(name.get(), listened(method, index).orElseThrow(() -> wrong(method, index)));
        }
        if (!Endpoint.class.isAssignableFrom(type) || !type.getSimpleName().equals(provides.isPresent() ? "Exp" : "Imp")) {
            throw wrong(method, index);
        }
        return new Channel(name.get(), type);
    }

    private static ExtensionConfigurationException wrong(Method method, int index) {
        return new ExtensionConfigurationException("parameter " + (index + 1) + " of " + method.getDeclaringClass().getName() + "."
                + method.getName() + " has to be a C.Imp with @Uses, a C.Exp with @Provides, or a Listener<C.Exp> with @Provides");
    }

    private static Optional<Class<?>> listened(Method method, int index) {
        var type = method.getGenericParameterTypes()[index];
        return type instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?> c
                ? Optional.of(c)
                : Optional.empty();
    }

    /** As its class file has it: the annotations of ports are not kept for reflection. */
    private static MethodNode declared(Method method) {
        var type = method.getDeclaringClass();
        return ProcessLoader.node(type.getClassLoader(), type.getName()).map(n -> n.methods).stream()
                .flatMap(m -> m.stream())
                .filter(m -> m.name.equals(method.getName()) && m.desc.equals(Type.getMethodDescriptor(method)))
                .findFirst()
                .orElseThrow();
    }
}
