package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.Annotations;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.frontend.model.MessageInfo;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Selector;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Method calls: those that {@link KnownCalls} does not take are calls of functions. */
final class Calls {

    private static final String LANG = "dev/heliac/lang/";

    private final MethodTranslator m;
    private final Records records;
    private final Channels channels;
    private final KnownCalls knownCalls;

    Calls(MethodTranslator method, Records records, Channels channels) {
        m = method;
        this.records = records;
        this.channels = channels;
        knownCalls = new KnownCalls(method, records, channels, this);
    }

    void invoke(MethodInsnNode c) {
        var types = org.objectweb.asm.Type.getArgumentTypes(c.desc);
        var arguments = new ArrayList<Abs>();
        for (int i = 0; i < types.length; i++) {
            arguments.addFirst(m.frame.pop());
        }
        var receiver = c.getOpcode() == Opcodes.INVOKESTATIC ? null : m.frame.pop();
        try {
            if (!knownCalls.invoke(c, receiver, arguments)) {
                ordinary(c, receiver, arguments);
            }
        } catch (Excluded.Refused e) {
            goOn(c, receiver);
        }
    }

    /** Goes on after a call that was refused, with a result of its type, to find what else is wrong. */
    private void goOn(MethodInsnNode c, Abs receiver) {
        if (receiver instanceof Abs.Fresh f) {
            constructed(f, new Abs.Null());
        }
        var type = org.objectweb.asm.Type.getReturnType(c.desc);
        switch (type.getSort()) {
            case org.objectweb.asm.Type.VOID -> {}
            case org.objectweb.asm.Type.OBJECT, org.objectweb.asm.Type.ARRAY -> push(new Abs.Null());
            default -> push(new Abs.Val(m.code.value("refused", m.storage(type).widened())));
        }
    }

    private void push(Value value) {
        m.frame.push(new Abs.Val(value));
    }

    /** Pushes onto the frame that holds after the value was computed, which may be another than before. */
    private void push(Abs value) {
        m.frame.push(value);
    }

    private void constructed(Abs.Fresh fresh, Abs object) {
        m.frame.replace(fresh, object);
    }

    private void check(Value object) {
        m.emitThrowing(new Instruction.Plain(Op.REF_CHECK, List.of(object), List.of(), m.line));
    }

    void construct(MethodInsnNode c, Abs.Fresh fresh, List<Abs> arguments) {
        var element = JavaTypes.element(fresh.type());
        if (element.isPresent()) {
            var length = m.value(arguments.getFirst(), Scalar.I32);
            constructed(fresh, channels.newVector(element.get(), length));
        } else if (fresh.type().equals(Cells.TREF)) {
            constructed(fresh, m.cells.make(arguments));
        } else {
            constructed(fresh, made(fresh.type(), c.desc, arguments));
        }
    }

    /** What a constructor of a class that is initialized makes. */
    Abs made(String type, String descriptor, List<Abs> arguments) {
        if (!records.virtual(type)) {
            return new Abs.Val(construct(type, descriptor, arguments));
        }
        records.condition(type).ifPresent(asks -> {
            var given = new ArrayList<Abs>(arguments);
            given.addFirst(new Abs.Null());
            call(m.owner.classes().find(type).orElseThrow(), asks, null, given);
        });
        return new Abs.Rec(type, arguments);
    }

    /** Allocates an object of a class that is initialized and runs its constructor. */
    Value construct(String type, String descriptor, List<Abs> arguments) {
        Excluded.check(m, type, "<init>");
        var node = m.owner.classes().find(type).orElseThrow(() -> absent(type));
        if ((node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0) {
            m.error(
                    FrontCode.MISSING_METHOD,
                    m.line,
                    "an object of `" + type.replace('/', '.') + "` is made, which is abstract" + m.instance.path(),
                    "compile the classes together");
            throw new MethodTranslator.Abort();
        }
        if (m.owner.classes().isApplication(type) && m.owner.classes().method(node, "finalize", "()V").isPresent()) {
            throw Excluded.finalizer(m, type);
        }
        m.owner.instantiate(type, m.instance, m.line);
        var named = new Type.ClassType(type.replace('/', '.'));
        m.owner.mention(named);
        var object = m.code.value("new", named);
        m.present.add(object);
        m.emitThrowing(new Instruction.Typed(Op.NEW, named, List.of(), List.of(object), m.line));
        var constructor = m.owner.classes().method(node, "<init>", descriptor).orElseThrow(() -> missing(type + ".<init>" + descriptor));
        m.cells.pass(constructor, arguments);
        call(node, constructor, new Abs.Val(object), arguments);
        return object;
    }

    /** Throws a new exception here. */
    void raise(String type) {
        var exception = construct(type, "()V", List.of());
        m.present.add(exception);
        m.handlers.raise(exception);
    }

    private MethodTranslator.Abort missing(String what) {
        m.error(
                FrontCode.MISSING_METHOD,
                m.line,
                "`" + what.replace('/', '.') + "` is not there" + m.instance.path(),
                "put what defines it on the class path");
        return new MethodTranslator.Abort();
    }

    private void ordinary(MethodInsnNode c, Abs receiver, List<Abs> arguments) {
        boolean linear = m.owner.endpoint(c.owner) != null || JavaTypes.element(c.owner).isPresent() || Sets.is(c.owner);
        if (linear && receiver instanceof Abs.Null) {
            throw m.nothing("has no `" + c.name + "`");
        }
        if (c.owner.equals("java/lang/String") && c.name.equals("valueOf")) {
            arguments.forEach(this::refuseText);
        }
        refuseTokens(c.name, arguments, org.objectweb.asm.Type.getArgumentTypes(c.desc));
        // A library may well speak of what it never has: that comes from an application's object or the making of one.
        if (c.getOpcode() == Opcodes.INVOKESTATIC || m.owner.classes().isApplication(m.type.name)) {
            Excluded.check(m, c.owner, c.name);
        }
        // Arrays have the methods of Object.
        var owner = c.owner.startsWith("[") ? "java/lang/Object" : c.owner;
        var target = m.owner.resolve(owner, c.name, c.desc).orElseThrow(() -> unresolved(c, owner));
        if ((c.getOpcode() == Opcodes.INVOKESTATIC) != ((target.method().access & Opcodes.ACC_STATIC) != 0)) {
            throw missing(owner + "." + c.name + c.desc);
        }
        m.cells.pass(target.method(), arguments);
        boolean virtual = c.getOpcode() == Opcodes.INVOKEVIRTUAL || c.getOpcode() == Opcodes.INVOKEINTERFACE;
        if (virtual && overridable(target)) {
            if (!handlesLinear(c)) {
                virtual(c, owner, receiver, arguments);
                m.cells.readResult(target.method());
                return;
            }
            target = only(c, target);
        }
        var known = m.owner.constants().result(target.type(), target.method());
        if (known.isPresent() && virtualReceiver(receiver)) {
            check(m.value(receiver, Translator.OBJECT));
        }
        if (known.isPresent()) {
            push(m.constant(known.get()));
            return;
        }
        if ((target.method().access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
            throw Excluded.noBody(m, target);
        }
        if (c.getOpcode() == Opcodes.INVOKESTATIC) {
            m.owner.initializers().before(m, target.type().name);
        } else if (receiver instanceof Abs.Val || receiver instanceof Abs.Null || receiver instanceof Abs.ClassLiteral) {
            var type = new Type.ClassType(target.type().name.replace('/', '.'));
            m.owner.mention(type);
            var object = m.value(receiver, type);
            if (c.getOpcode() != Opcodes.INVOKESPECIAL) {
                check(object);
            }
            receiver = new Abs.Val(object);
        }
        boolean object = c.getOpcode() != Opcodes.INVOKESTATIC && c.getOpcode() != Opcodes.INVOKESPECIAL && !linear && !handlesLinear(c);
        call(target.type(), target.method(), receiver, arguments, object ? Optional.of(target.type().name) : Optional.empty());
        m.cells.readResult(target.method());
    }

    private static boolean virtualReceiver(Abs receiver) {
        return receiver instanceof Abs.Val || receiver instanceof Abs.Null;
    }

    private MethodTranslator.Abort unresolved(MethodInsnNode c, String owner) {
        if (m.owner.classes().find(owner).isPresent()) {
            return Excluded.missing(m, owner, c.name).orElseGet(() -> missing(owner + "." + c.name + c.desc));
        }
        return absent(owner);
    }

    private MethodTranslator.Abort absent(String type) {
        m.error(
                FrontCode.MISSING_CLASS,
                m.line,
                "class `" + type.replace('/', '.') + "` is not there" + m.instance.path(),
                "put it on the class path");
        return new MethodTranslator.Abort();
    }

    private static boolean overridable(Translator.Resolved target) {
        return (target.method().access & (Opcodes.ACC_FINAL | Opcodes.ACC_PRIVATE)) == 0
                && (target.type().access & Opcodes.ACC_FINAL) == 0;
    }

    /** Whether endpoints or vectors are passed or returned: their states are those of one method. */
    private boolean handlesLinear(MethodInsnNode c) {
        var types = new ArrayList<>(List.of(org.objectweb.asm.Type.getArgumentTypes(c.desc)));
        types.add(org.objectweb.asm.Type.getReturnType(c.desc));
        return types.stream().anyMatch(this::linear);
    }

    /** Whether what has the type is owned, and followed by the compiler. */
    private boolean linear(org.objectweb.asm.Type type) {
        var name = type.getSort() == org.objectweb.asm.Type.OBJECT ? type.getInternalName() : "";
        return JavaTypes.element(name).isPresent()
                || m.owner.endpoint(name) != null
                || name.equals(AnyEnds.ANY)
                || name.equals(LANG + "Listener")
                || Sets.is(name);
    }

    /** A call of whatever the receiver's class answers it with. */
    private void virtual(MethodInsnNode c, String owner, Abs receiver, List<Abs> arguments) {
        var types = org.objectweb.asm.Type.getArgumentTypes(c.desc);
        var parameters = new ArrayList<Type>();
        var operands = new ArrayList<Value>();
        operands.add(m.value(receiver, m.storage(org.objectweb.asm.Type.getObjectType(owner))));
        for (int i = 0; i < types.length; i++) {
            parameters.add(m.storage(types[i]).widened());
            operands.add(m.value(arguments.get(i), parameters.getLast()));
        }
        var results = results(c.name, c.desc, null);
        var selector = m.owner.dispatch().ask(owner, c.name, c.desc, m.instance, m.line, new Selector("", parameters, results));
        var values = results.stream().map(t -> m.code.value(c.name, t)).toList();
        m.emitThrowing(new Instruction.CallVirtual(selector.name(), operands, values, m.line));
        values.forEach(this::push);
    }

    /** Endpoints and vectors as arguments for parameters of other types, such as a collection's elements. */
    private void refuseTokens(String name, List<Abs> arguments, org.objectweb.asm.Type[] types) {
        for (int i = 0; i < types.length; i++) {
            if (!linear(types[i]) && arguments.get(i) instanceof Abs.Tok t) {
                throw m.stored(t.token(), "passed to `" + name + "` as an object, where the compiler cannot follow it");
            }
        }
    }

    private Translator.Resolved only(MethodInsnNode c, Translator.Resolved declared) {
        var targets = m.owner.targets(c.owner, declared);
        if (targets.size() != 1) {
            m.error(
                    FrontCode.VIRTUAL,
                    m.line,
                    "`" + c.owner.replace('/', '.') + "." + c.name + "` has "
                            + (targets.isEmpty() ? "no" : "several") + " possible targets" + m.instance.path(),
                    "pass endpoints and vectors to a method that no class overrides");
            throw new MethodTranslator.Abort();
        }
        return targets.getFirst();
    }

    /** Calls a method as a function; its results go on the stack. */
    void call(ClassNode type, MethodNode method, Abs receiver, List<Abs> arguments) {
        call(type, method, receiver, arguments, Optional.empty());
    }

    /** @param on the class that the receiver must be of; without objects of it the call never happens */
    private void call(ClassNode type, MethodNode method, Abs receiver, List<Abs> arguments, Optional<String> on) {
        var given = new ArrayList<Abs>();
        var parameters = new ArrayList<Instance.Parameter>();
        if (receiver != null) {
            given.add(receiver);
            var element = JavaTypes.element(type.name);
            parameters.add(new Instance.Parameter(
                    element.<Type>map(e -> new Type.VectorType(e, true))
                            .orElseGet(() -> m.storage(org.objectweb.asm.Type.getObjectType(type.name))),
                    null,
                    false));
        }
        given.addAll(arguments);
        var types = org.objectweb.asm.Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            parameters.add(parameter(method, i, types[i], arguments.get(i)));
        }
        var instance = m.owner.instance(m, type, method, parameters, results(method.name, method.desc, method));
        if (on.isPresent()) {
            m.owner.dispatch().whenPresent(on.get(), instance, () -> m.owner.require(instance));
        } else {
            m.owner.require(instance);
        }
        if (instance.failed()) {
            throw new MethodTranslator.Abort();
        }
        apply(instance, given);
    }

    Instance.Parameter parameter(MethodNode method, int index, org.objectweb.asm.Type type, Abs argument) {
        var name = type.getSort() == org.objectweb.asm.Type.OBJECT ? type.getInternalName() : "";
        boolean claims = Annotations.hasParameter(method, index, "Claims");
        var element = JavaTypes.element(name);
        if (element.isPresent()) {
            return new Instance.Parameter(new Type.VectorType(element.get(), !claims), null, claims);
        }
        var contract = m.owner.endpoint(name);
        if (contract != null && argument instanceof Abs.Null) {
            throw m.nothing("is passed to `" + method.name + "` for an endpoint");
        }
        if (contract != null && argument instanceof Abs.Tok t && t.token().isEndpoint()) {
            m.linear.use(m.frame, t.token(), "passed to `" + method.name + "`");
            m.linear.checkAsked(m.frame, t.token());
            var state = m.linear.state(m.frame, t.token()).name();
            Annotations.ofParameter(method, index, "State").ifPresent(wanted -> {
                m.linear.checkState(contract, wanted);
                m.linear.expectState(t.token(), wanted, "the parameter of `" + method.name + "`");
            });
            // Of an extension it stays one, so that what the method gives back is one as well.
            return new Instance.Parameter(m.linear.typeIn(t.token(), state), t.token().contract().orElseThrow(), claims);
        }
        if (name.equals(AnyEnds.ANY)) {
            return new Instance.Parameter(new Type.AnyType(), null, true);
        }
        if (name.equals(LANG + "Listener") && argument instanceof Abs.Tok t) {
            return new Instance.Parameter(t.token().type(), t.token().contract().orElseThrow(), true);
        }
        if (Sets.is(name) && argument instanceof Abs.Tok t) {
            var member = ((Type.SetType) t.token().type()).member();
            Annotations.ofParameter(method, index, "State").ifPresent(wanted -> m.sets.expectState(t.token(), member, wanted, method.name));
            return new Instance.Parameter(t.token().type(), t.token().contract().orElseThrow(), claims);
        }
        refuseCarrier(name, "be passed to `" + method.name + "`");
        if (argument instanceof Abs.Tok t) {
            throw m.stored(t.token(), "passed to `" + method.name + "` as an object, where the compiler cannot follow it");
        }
        return new Instance.Parameter(m.storage(type).widened(), null, false);
    }

    /** @param method with the annotations that say in which state an endpoint is returned; null for one that returns none */
    private List<Type> results(String called, String descriptor, MethodNode method) {
        var type = org.objectweb.asm.Type.getReturnType(descriptor);
        if (type.equals(org.objectweb.asm.Type.VOID_TYPE)) {
            return List.of();
        }
        var name = type.getSort() == org.objectweb.asm.Type.OBJECT ? type.getInternalName() : "";
        var element = JavaTypes.element(name);
        if (element.isPresent()) {
            return List.of(new Type.VectorType(element.get(), false));
        }
        var contract = m.owner.endpoint(name);
        if (contract != null) {
            var state = Annotations.stateOf(method).orElse(contract.contract().initial());
            m.linear.checkState(contract, state);
            return List.of(contract.end(name, state));
        }
        if (name.equals(AnyEnds.ANY)) {
            return List.of(new Type.AnyType());
        }
        if (Sets.is(name)) {
            return List.of(m.sets.ofResult(called, method));
        }
        refuseCarrier(name, "be what `" + called + "` returns");
        return List.of(m.storage(type).widened());
    }

    /** Messages that carry endpoints or vectors live in local variables only. */
    private void refuseCarrier(String type, String what) {
        boolean carries = m.owner.message(type).stream()
                .flatMap(i -> i.components().stream())
                .anyMatch(c -> c.kind() == MessageInfo.Kind.VECTOR || c.kind() == MessageInfo.Kind.ENDPOINT);
        if (carries) {
            m.error(
                    FrontCode.STORED,
                    m.line,
                    "a `" + Channels.simple(type) + "` carries endpoints or vectors, so that it cannot " + what,
                    "pass its components on their own, and make the message where it is sent");
            throw new MethodTranslator.Abort();
        }
    }

    private void apply(Instance instance, List<Abs> given) {
        var how = "passed to `" + instance.method().name + "`";
        var taken = new LinkedHashSet<Token>();
        var ready = new ArrayList<Abs>();
        for (int i = 0; i < given.size(); i++) {
            var type = instance.parameters().get(i).type();
            if (type instanceof Type.Linear) {
                if (!(given.get(i) instanceof Abs.Tok t)) {
                    throw m.nothing("is passed to `" + instance.method().name + "` for an endpoint or vector");
                }
                m.linear.use(m.frame, t.token(), how);
                if (type.owned() && !taken.add(t.token())) {
                    m.linear.take(m.frame, t.token(), how);
                    m.linear.use(m.frame, t.token(), how);
                }
                ready.add(t);
            } else {
                ready.add(new Abs.Val(m.value(given.get(i), type)));
            }
        }
        m.handlers.protect(taken);
        var before = new ArrayList<Holding>();
        var operands = new ArrayList<Value>();
        for (int i = 0; i < ready.size(); i++) {
            switch (ready.get(i)) {
                case Abs.Tok t -> {
                    before.add(m.frame.tokens.get(t.token()));
                    operands.add(m.linear.use(m.frame, t.token(), how));
                }
                case Abs.Val v -> {
                    before.add(null);
                    operands.add(v.value());
                }
                case Abs.Null _, Abs.Rec _, Abs.Pending _, Abs.Selection _, Abs.Absent _, Abs.Choice _, Abs.Fresh _, Abs.Body _,
                        Abs.ClassLiteral _ ->
                    throw new IllegalStateException("argument not made ready");
            }
        }
        taken.forEach(t -> m.linear.take(m.frame, t, how));
        var results = new ArrayList<Value>();
        instance.results().forEach(t -> results.add(m.code.value(instance.method().name.replaceAll("[<>]", ""), t)));
        int next = 0;
        for (int i = 0; i < ready.size(); i++) {
            if (instance.givesBack(i) && ready.get(i) instanceof Abs.Tok t) {
                var state = instance.finished() ? instance.exits().get(next) : instance.entryState(i);
                if (!instance.finished()) {
                    instance.assumeUnchanged(m.line);
                }
                next++;
                var value = m.code.value(t.token().hint(), m.linear.givenBack(t.token(), state));
                results.add(value);
                var holding = before.get(i);
                int since = state.equals(holding.state()) ? holding.since() : m.line;
                m.frame.tokens.put(t.token(), t.token().isEndpoint() ? holding.in(value, state, since) : holding.with(value));
            }
        }
        m.part.instructions.add(new Instruction.Call(instance.name(), operands, results, m.line));
        m.part.throwing = true;
        if (!instance.results().isEmpty()) {
            m.frame.push(result(instance, results.getFirst()));
        }
    }

    private Abs result(Instance instance, Value value) {
        return switch (value.type()) {
            case Type.VectorType _ -> new Abs.Tok(
                    m.linear.box(m.frame, resultName(instance), value, false, m.line, Boxed.ofResult(instance.method())));
            case Type.EndpointType e -> new Abs.Tok(
                    m.linear.endpoint(m.frame, resultName(instance), value, m.owner.contract(e), m.line));
            case Type.AnyType _ -> new Abs.Tok(m.linear.any(m.frame, resultName(instance), value, m.line));
            case Type.SetType s -> new Abs.Tok(m.linear.set(
                    m.frame, resultName(instance), value, m.owner.contract(s.member()), Sets.isMap(instance.method()), m.line));
            case Type.ListenerType _, Type.Reference _, Scalar _ -> new Abs.Val(value);
        };
    }

    private static String resultName(Instance instance) {
        return "<the result of `" + instance.method().name + "`>";
    }

    /** Endpoints and vectors have no text. */
    void refuseText(Abs argument) {
        for (var token : Linear.within(argument)) {
            throw m.stored(token, "turned into text, but it has none", "print what you know about it");
        }
    }
}
