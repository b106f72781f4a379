package dev.heliac.il.flow;

import dev.heliac.il.Module;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.MadeClasses;
import java.util.List;

/** Of which classes the references of a module's functions can be, as {@link Flow} finds. */
public final class Receivers {

    private final Flow flow;

    /** The module must be valid, and nothing may be missing from it. */
    public Receivers(Module module) {
        flow = new Flow(module);
    }

    /**
     * The classes that a reference can be of when it is not null, {@link MadeClasses#ARRAYS} for arrays; none for what is always null
     * and for what is never run.
     *
     * @param function the name of a function of the module
     * @param value a reference in it
     */
    public List<String> classes(String function, Value value) {
        return flow.active(function).stream()
                .flatMap(in -> in.value(value).stream())
                .flatMap(n -> n.kinds.stream().filter(k -> k != Kinds.NULL).mapToObj(flow.kinds::type))
                .map(t -> t instanceof Type.ClassType c ? c.name() : MadeClasses.ARRAYS)
                .distinct()
                .toList();
    }
}
