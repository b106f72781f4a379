package dev.heliac.il.symbols;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Contract.State;
import dev.heliac.il.Contract.Transition;
import dev.heliac.il.Field;
import dev.heliac.il.Module;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Selector;
import dev.heliac.il.Type;
import dev.heliac.il.Type.ArrayType;
import dev.heliac.il.Type.ClassType;
import dev.heliac.il.Type.EndpointType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up a module's contracts, classes, selectors and functions by name. The module need not be valid: of two things
 * with one name the first is found, and class hierarchies are followed a bounded way up.
 */
public final class Symbols {

    /** The root of the class hierarchy, and of the arrays. */
    public static final String OBJECT = "java.lang.Object";

    /** The state of an endpoint whose protocol state is not known; it may only be closed. */
    public static final String ANY_STATE = "*";

    /** What every array is, besides {@link #OBJECT}. */
    public static final Set<String> INTERFACES_OF_ARRAYS = Set.of("java.lang.Cloneable", "java.io.Serializable");

    private static final Type ROOT = new ClassType(OBJECT);

    /** In one state a message may go both ways. */
    private record Said(String message, boolean receive) {}

    private record ContractNames(
            Contract contract, Map<String, Message> messages, Map<String, Map<Said, Transition>> states) {}

    private record ClassNames(
            ClassDecl decl, Map<String, Field> fields, Map<String, Field> statics, Map<String, String> methods) {}

    private final Map<String, ContractNames> contracts = new HashMap<>();
    private final Map<String, ClassNames> classes = new HashMap<>();
    private final Map<String, Selector> selectors = new HashMap<>();
    private final Map<String, Signature> functions;
    private final Hierarchy hierarchy;

    public Symbols(
            List<Contract> contracts,
            List<ClassDecl> classes,
            List<Selector> selectors,
            Map<String, Signature> functions) {
        contracts.forEach(c -> this.contracts.putIfAbsent(c.name(), names(c)));
        classes.forEach(c -> this.classes.putIfAbsent(
                c.name(), new ClassNames(c, byName(c.fields()), byName(c.statics()), answers(c))));
        selectors.forEach(s -> this.selectors.putIfAbsent(s.name(), s));
        this.functions = Map.copyOf(functions);
        hierarchy = new Hierarchy(classes);
    }

    public static Symbols of(Module module) {
        var signatures = new HashMap<String, Signature>();
        module.functions().forEach(f -> signatures.putIfAbsent(f.name(), Signature.of(f)));
        return new Symbols(module.contracts(), module.classes(), module.selectors(), signatures);
    }

    private static ContractNames names(Contract contract) {
        var messages = new HashMap<String, Message>();
        contract.messages().forEach(m -> messages.putIfAbsent(m.name(), m));
        var states = new HashMap<String, Map<Said, Transition>>();
        for (State state : contract.states()) {
            var transitions = new LinkedHashMap<Said, Transition>();
            state.transitions().forEach(t -> transitions.putIfAbsent(new Said(t.message(), t.receive()), t));
            states.putIfAbsent(state.name(), transitions);
        }
        return new ContractNames(contract, messages, states);
    }

    private static Map<String, Field> byName(List<Field> fields) {
        var named = new HashMap<String, Field>();
        fields.forEach(f -> named.putIfAbsent(f.name(), f));
        return named;
    }

    private static Map<String, String> answers(ClassDecl decl) {
        var answers = new HashMap<String, String>();
        decl.methods().forEach(m -> answers.putIfAbsent(m.selector(), m.function()));
        return answers;
    }

    public Optional<Contract> contract(String name) {
        return Optional.ofNullable(contracts.get(name)).map(ContractNames::contract);
    }

    public Optional<Message> message(String contract, String name) {
        return Optional.ofNullable(contracts.get(contract)).map(c -> c.messages().get(name));
    }

    /** Whether the contract has the state; {@link #ANY_STATE} is none. */
    public boolean hasState(String contract, String state) {
        return contracts.containsKey(contract) && contracts.get(contract).states().containsKey(state);
    }

    /** The transition that a message makes in an endpoint's state when this end sends it, or when it receives it. */
    public Optional<Transition> transition(EndpointType endpoint, String message, boolean sends) {
        return Optional.ofNullable(contracts.get(endpoint.contract()))
                .map(c -> c.states().get(endpoint.state()))
                .map(s -> s.get(new Said(message, sends == (endpoint.role() == Role.IMP))));
    }

    /** The transitions of an endpoint's state. */
    public Collection<Transition> transitions(EndpointType endpoint) {
        return Optional.ofNullable(contracts.get(endpoint.contract()))
                .map(c -> c.states().get(endpoint.state()))
                .map(Map::values)
                .orElse(List.of());
    }

    public Optional<ClassDecl> classNamed(String name) {
        return Optional.ofNullable(classes.get(name)).map(ClassNames::decl);
    }

    /** An instance field the class itself declares. */
    public Optional<Field> field(String owner, String name) {
        return Optional.ofNullable(classes.get(owner)).map(c -> c.fields().get(name));
    }

    /** A static field the class itself declares. */
    public Optional<Field> staticField(String owner, String name) {
        return Optional.ofNullable(classes.get(owner)).map(c -> c.statics().get(name));
    }

    public Optional<Selector> selector(String name) {
        return Optional.ofNullable(selectors.get(name));
    }

    /** The function that objects of the class answer the selector with: the class's own or the nearest one above. */
    public Optional<String> answer(String className, String selector) {
        var at = Optional.ofNullable(classes.get(className));
        for (int i = 0; i <= Limits.CLASS_DEPTH && at.isPresent(); i++) {
            var own = at.get().methods().get(selector);
            if (own != null) {
                return Optional.of(own);
            }
            at = at.get().decl().superclass().map(classes::get);
        }
        return Optional.empty();
    }

    public Optional<Signature> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** How many classes and interfaces are on the longest way up; just past the limit when more, or on a cycle. */
    public int depth(String name) {
        return hierarchy.depth(name);
    }

    /** All interfaces above a class or interface; no more than just past the limit. */
    public List<String> interfaces(String name) {
        return hierarchy.interfaces(name);
    }

    /** The class itself and all classes and interfaces above it. */
    public List<String> supertypes(String name) {
        var types = new ArrayList<String>();
        var at = classNamed(name);
        for (int i = 0; i <= Limits.CLASS_DEPTH && at.isPresent(); i++) {
            types.add(at.get().name());
            at = at.get().superclass().flatMap(this::classNamed);
        }
        types.addAll(interfaces(name));
        return types;
    }

    /** Whether a value of one type may stand where another is expected; ownership apart. */
    public boolean assignable(Type from, Type to) {
        return from.equals(to)
                || switch (from) {
                    case ClassType c -> to instanceof ClassType t && subtype(c.name(), t.name());
                    case ArrayType a -> to instanceof ArrayType t ? elementAssignable(a, t) : mayBeArray(to);
                    case EndpointType e -> to instanceof EndpointType t && e.role() == t.role() && endAssignable(e, t);
                    case Scalar _, Type.VectorType _, Type.AnyType _, Type.ListenerType _, Type.SetType _ -> false;
                };
    }

    /** An end whose state is not to be known any more, and who exports an extension, as who exports its base in a state of that. */
    private boolean endAssignable(EndpointType from, EndpointType to) {
        boolean sameState = from.state().equals(to.state()) && hasState(to.contract(), to.state());
        return (sameState || to.state().equals(ANY_STATE))
                && (from.contract().equals(to.contract()) || from.role() == Role.EXP && isExtension(from.contract(), to.contract()));
    }

    /** Whether a contract extends another, or one that does. */
    public boolean isExtension(String contract, String of) {
        var at = contract(contract).flatMap(Contract::base);
        for (int i = 0; i < Limits.EXTENSIONS && at.isPresent(); i++) {
            if (at.get().equals(of)) {
                return true;
            }
            at = contract(at.get()).flatMap(Contract::base);
        }
        return false;
    }

    /** Whether a reference of the type can be an array: the root, which need not be declared, and the interfaces of every array. */
    public boolean mayBeArray(Type type) {
        return type instanceof ArrayType
                || type.equals(ROOT)
                || type instanceof ClassType c
                        && INTERFACES_OF_ARRAYS.contains(c.name())
                        && classNamed(c.name()).filter(ClassDecl::isInterface).isPresent();
    }

    /** Java's covariance: of reference elements only. */
    private boolean elementAssignable(ArrayType from, ArrayType to) {
        return from.element() instanceof Type.Reference
                && to.element() instanceof Type.Reference
                && assignable(from.element(), to.element());
    }

    /** Whether a class or interface is the same as another or below it; everything is below {@link #OBJECT}. */
    public boolean subtype(String name, String of) {
        return of.equals(OBJECT) && classes.containsKey(name) || subclass(name, of) || hierarchy.implementing(name, of);
    }

    private boolean subclass(String name, String of) {
        var at = Optional.of(name);
        for (int i = 0; i <= Limits.CLASS_DEPTH && at.isPresent(); i++) {
            if (at.get().equals(of)) {
                return true;
            }
            at = classNamed(at.get()).flatMap(ClassDecl::superclass);
        }
        return false;
    }
}
