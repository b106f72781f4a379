package dev.heliac.frontend.translate;

import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.il.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A method in one combination of its endpoint parameters' entry states, to become one function. */
final class Instance {

    /**
     * A parameter, the receiver included.
     *
     * @param contract of an endpoint or listener, else null
     * @param claimed whether the method keeps what it is given
     */
    record Parameter(Type type, ContractInfo contract, boolean claimed) {

        /** Whether the caller has it again when the method returns, as a result. */
        boolean givenBack() {
            return (type instanceof Type.EndpointType || type instanceof Type.SetType) && !claimed;
        }
    }

    private final String name;
    private final ClassNode type;
    private final MethodNode method;
    private final List<Parameter> parameters;
    private final List<Type> results;
    private final List<String> exits = new ArrayList<>();
    private final Instance caller;
    private final int calledAt;
    private boolean finished;
    private boolean failed;
    private int assumed;

    Instance(
            String name,
            ClassNode type,
            MethodNode method,
            List<Parameter> parameters,
            List<Type> results,
            Instance caller,
            int calledAt) {
        this.name = name;
        this.type = type;
        this.method = method;
        this.parameters = List.copyOf(parameters);
        this.results = List.copyOf(results);
        this.caller = caller;
        this.calledAt = calledAt;
    }

    String name() {
        return name;
    }

    ClassNode type() {
        return type;
    }

    MethodNode method() {
        return method;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** The Java result, without the endpoints given back. */
    List<Type> results() {
        return results;
    }

    /** States in which the endpoints are given back, in parameter order; known once {@link #finished()}. */
    List<String> exits() {
        return exits;
    }

    boolean finished() {
        return finished;
    }

    void finish() {
        finished = true;
    }

    /** Whether a mistake in the method leaves open what it does to the endpoints passed to it. */
    boolean failed() {
        return failed && borrowedEndpoints() > 0;
    }

    void fail() {
        failed = true;
    }

    /** Notes a call at a line that was translated as if the method changed no state, because that was not known yet. */
    void assumeUnchanged(int line) {
        assumed = assumed == 0 ? line : assumed;
    }

    /** The line of such a call when the method does change a state. */
    Optional<Integer> assumedOtherwise(List<String> states) {
        return assumed == 0 || entryStates().equals(states) ? Optional.empty() : Optional.of(assumed);
    }

    /** How many endpoints the method gives back. */
    int borrowedEndpoints() {
        return (int) parameters.stream().filter(Parameter::givenBack).count();
    }

    boolean givesBack(int parameter) {
        return parameters.get(parameter).givenBack();
    }

    /** The states in which the method takes what it gives back, in parameter order. */
    List<String> entryStates() {
        return IntStream.range(0, parameters.size()).filter(this::givesBack).mapToObj(this::entryState).toList();
    }

    /** The state in which a parameter is taken; what is no endpoint has but one. */
    String entryState(int parameter) {
        return parameters.get(parameter).type() instanceof Type.EndpointType e ? e.state() : "";
    }

    /** A call in a method of the application. */
    record Call(ClassNode from, int line, String method) {}

    /** The application's own call through which the process gets to this method of a library; empty when none is known. */
    Optional<Call> comingFrom(Predicate<ClassNode> application) {
        for (var i = this; i.caller != null; i = i.caller) {
            if (application.test(i.caller.type)) {
                var shown = i.method.name.equals("<init>") ? Channels.simple(i.type.name) : i.method.name;
                return Optional.of(new Call(i.caller.type, i.calledAt, shown));
            }
        }
        return Optional.empty();
    }

    /** How the process gets here, for messages: ", reached by a.B.main → a.C.f". */
    String path() {
        var steps = new ArrayList<String>();
        for (var i = this; i != null; i = i.caller) {
            steps.addFirst(i.type.name.replace('/', '.') + "." + i.method.name);
        }
        return steps.size() < 2 ? "" : ", reached by " + String.join(" → ", steps);
    }
}
