package dev.heliac.il.flow;

import dev.heliac.il.Block;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Field;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What each value of a module can be, and so which blocks and functions run at all: classes are followed through variables, fields,
 * elements and calls (Sundaresan et al., "Practical virtual method call resolution for Java", OOPSLA 2000), together with constant
 * integers along the branches that can be taken (Wegman and Zadeck, "Constant propagation with conditional branches", TOPLAS 13(2),
 * 1991). Both begin with nothing and grow. Calls are not told apart by where they come from, nor objects of a class by where they are
 * made.
 */
final class Flow {

    /** A function that runs. */
    final class Active {
        final Function function;
        final Map<String, Block> blocks = new HashMap<>();
        final Set<String> reached = new HashSet<>();
        final List<Optional<Node>> results = new ArrayList<>();
        private final Map<Integer, Node> values = new HashMap<>();

        Active(Function function) {
            this.function = function;
            function.blocks().forEach(b -> blocks.put(b.label(), b));
            function.results().forEach(t -> results.add(node(t)));
        }

        /** Empty for what is not followed: long and floating-point numbers, and what is owned. */
        Optional<Node> value(Value value) {
            return follows(value.type())
                    ? Optional.of(values.computeIfAbsent(value.id(), _ -> node(value.type()).orElseThrow()))
                    : Optional.empty();
        }
    }

    private record Place(Active in, Block block) {}

    private final Symbols symbols;
    final Kinds kinds;
    private final Graph graph = new Graph();
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Active> active = new HashMap<>();
    private final Map<String, Node> fields = new HashMap<>();
    private final Map<Integer, Node> elements = new HashMap<>();
    private final Set<String> made = new HashSet<>();
    private final ArrayDeque<Place> open = new ArrayDeque<>();
    private final List<Node> conditions = new ArrayList<>();
    /** Everything there is. */
    private final Node anything;
    private final Node thrown;

    Flow(Module module) {
        symbols = Symbols.of(module);
        kinds = new Kinds(module, symbols);
        module.functions().forEach(f -> functions.put(f.name(), f));
        anything = node(new Type.ClassType(Symbols.OBJECT)).orElseThrow();
        thrown = node(new Type.ClassType(Module.THROWABLE)).orElseThrow();
        graph.kind(anything, Kinds.NULL);
        make(new Type.ClassType(Module.STRING));
        make(new Type.ClassType(Module.CLASS));
        module.processes().forEach(p -> outside(enter(p.entry()), anything));
        module.traps().values().forEach(t -> {
            var made = enter(t);
            outside(made, anything);
            made.results.forEach(r -> connect(r, Optional.of(thrown)));
        });
        module.describe().ifPresent(d -> outside(enter(d), thrown));
        module.classes().forEach(c -> wide(c.name()));
        run();
    }

    /** The function when it runs. */
    Optional<Active> active(String function) {
        return Optional.ofNullable(active.get(function));
    }

    private void run() {
        boolean more = true;
        while (more) {
            while (graph.step() || !open.isEmpty()) {
                if (!open.isEmpty()) {
                    var place = open.remove();
                    block(place.in(), place.block());
                }
            }
            // What depends on something that nothing reaches does not run either, but something has to stand there.
            more = false;
            for (var condition : conditions) {
                if (condition.isEmpty()) {
                    graph.any(condition);
                    more = true;
                }
            }
        }
    }

    // ---- nodes

    private static boolean follows(Type type) {
        return type == Scalar.I32 || type instanceof Type.Reference;
    }

    private Optional<Node> node(Type type) {
        return follows(type)
                ? Optional.of(new Node(type instanceof Type.Reference ? kinds.possible(type) : null))
                : Optional.empty();
    }

    private void connect(Optional<Node> from, Optional<Node> to) {
        if (from.isPresent() && to.isPresent()) {
            graph.edge(from.get(), to.get());
        }
    }

    /** Anything of its type. */
    private void unknown(Node node) {
        if (node.possible == null) {
            graph.any(node);
        } else {
            graph.edge(anything, node);
        }
    }

    /** A function that the kernel calls. */
    private void outside(Active called, Node references) {
        for (var parameter : called.function.parameters()) {
            called.value(parameter).ifPresent(n -> {
                if (n.possible == null) {
                    graph.any(n);
                } else {
                    graph.edge(references, n);
                }
            });
        }
    }

    private Node field(String owner, Field field) {
        return fields.computeIfAbsent(owner + "." + field.name(), _ -> {
            var node = node(field.type().widened()).orElseThrow();
            if (owner.equals(Module.CLASS)) {
                // The kernel fills them in.
                unknown(node);
            } else if (owner.equals(Module.STRING) && field.name().equals("value")) {
                graph.kind(node, kinds.of(new Type.ArrayType(Scalar.I8)));
            }
            return node;
        });
    }

    private void zero(Node node) {
        if (node.possible == null) {
            graph.number(node, 0);
        } else {
            graph.kind(node, Kinds.NULL);
        }
    }

    private Node elements(int kind) {
        return elements.computeIfAbsent(kind, k -> {
            var node = node(((Type.ArrayType) kinds.type(k)).element()).orElseThrow();
            graph.kind(node, Kinds.NULL);
            return node;
        });
    }

    /** Text that the kernel has in two bytes for each unit. */
    private void wide(String text) {
        if (text.chars().anyMatch(c -> c > 0xff)) {
            symbols.field(Module.STRING, "coder").ifPresent(f -> graph.any(field(Module.STRING, f)));
        }
    }

    private void make(Type.ClassType type) {
        if (!made.add(type.name())) {
            return;
        }
        graph.kind(anything, kinds.of(type));
        var at = symbols.classNamed(type.name());
        while (at.isPresent()) {
            var owner = at.get();
            owner.fields().stream().filter(f -> follows(f.type().widened())).forEach(f -> zero(field(owner.name(), f)));
            at = owner.superclass().flatMap(symbols::classNamed);
        }
    }

    // ---- control

    private Active enter(String name) {
        var known = active.get(name);
        if (known != null) {
            return known;
        }
        var entered = new Active(functions.get(name));
        active.put(name, entered);
        reach(entered, entered.function.blocks().getFirst().label());
        return entered;
    }

    private void reach(Active in, String label) {
        if (in.reached.add(label)) {
            open.add(new Place(in, in.blocks.get(label)));
        }
    }

    private void go(Active in, Target target, int skipped) {
        var parameters = in.blocks.get(target.label()).parameters();
        for (int i = 0; i < target.arguments().size(); i++) {
            connect(in.value(target.arguments().get(i)), in.value(parameters.get(i + skipped)));
        }
        reach(in, target.label());
    }

    private void block(Active in, Block block) {
        block.unwind().ifPresent(u -> {
            connect(Optional.of(thrown), in.value(in.blocks.get(u.label()).parameters().getFirst()));
            go(in, u, 1);
        });
        block.instructions().forEach(i -> instruction(in, i));
        switch (block.terminator()) {
            case Terminator.Jump j -> go(in, j.target(), 0);
            case Terminator.Branch b -> when(in, b.condition(), n -> n == 0 ? b.otherwise() : b.then(), b.targets());
            case Terminator.Switch s -> when(in, s.value(), n -> chosen(s, n), s.targets());
            case Terminator.Return r -> {
                for (int i = 0; i < in.results.size(); i++) {
                    connect(in.value(r.values().get(i)), in.results.get(i));
                }
            }
            case Terminator.Throw t -> connect(in.value(t.exception()), Optional.of(thrown));
            case Terminator.Receive r -> {
                r.arms().forEach(a -> a.fields().forEach(v -> in.value(v).ifPresent(this::unknown)));
                r.targets().forEach(t -> go(in, t, 0));
            }
            case Terminator.Accept a -> a.targets().forEach(t -> go(in, t, 0));
            case Terminator.Select s -> {
                s.defines().forEach(v -> in.value(v).ifPresent(this::unknown));
                s.targets().forEach(t -> go(in, t, 0));
            }
        }
    }

    /** Where a switch goes on a key. */
    static Target chosen(Terminator.Switch s, int key) {
        return s.cases().stream()
                .filter(c -> c.key() == key)
                .findFirst()
                .map(Terminator.Case::target)
                .orElse(s.otherwise());
    }

    private interface Choice {
        Target of(int number);
    }

    private void when(Active in, Value value, Choice choice, List<Target> all) {
        var node = in.value(value).orElseThrow();
        conditions.add(node);
        var gone = new HashSet<Target>();
        graph.watch(node, () -> {
            var targets = switch (node.number) {
                case NONE -> List.<Target>of();
                case ONE -> List.of(choice.of(node.one));
                case MANY -> all;
            };
            targets.stream().filter(gone::add).forEach(t -> go(in, t, 0));
        });
    }

    // ---- instructions

    private void instruction(Active in, Instruction instruction) {
        switch (instruction) {
            case Instruction.Const c -> constant(in, c);
            case Instruction.Plain p -> plain(in, p);
            case Instruction.Typed t -> typed(in, t);
            case Instruction.FieldAccess f -> access(in, f);
            case Instruction.Call c -> connect(in, c, enter(c.function()), 0);
            case Instruction.Par p -> loop(in, p);
            case Instruction.CallVirtual c -> virtual(in, c);
            case Instruction.Send _, Instruction.NewChannel _ -> {}
        }
    }

    /** The body takes the arguments, and indices that are not known; nor is it what values are combined. */
    private void loop(Active in, Instruction.Par par) {
        loop(in, par.function(), par.arguments());
        par.combining().ifPresent(c -> loop(in, c.function(), c.arguments()));
        par.results().forEach(v -> in.value(v).ifPresent(this::unknown));
    }

    private void loop(Active in, String function, List<Value> arguments) {
        var body = enter(function);
        var parameters = body.function.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (i < arguments.size()) {
                connect(in.value(arguments.get(i)), body.value(parameters.get(i)));
            } else {
                body.value(parameters.get(i)).ifPresent(this::unknown);
            }
        }
    }

    private void constant(Active in, Instruction.Const c) {
        switch (c.constant()) {
            case Instruction.Constant.I32 i -> graph.number(in.value(c.result()).orElseThrow(), i.value());
            case Instruction.Constant.Text t -> {
                wide(t.value());
                graph.kind(in.value(c.result()).orElseThrow(), kinds.of(new Type.ClassType(Module.STRING)));
            }
            case Instruction.Constant.I64 _, Instruction.Constant.F32 _, Instruction.Constant.F64 _ -> {}
        }
    }

    private void plain(Active in, Instruction.Plain p) {
        var result = p.results().isEmpty() ? Optional.<Node>empty() : in.value(p.results().getFirst());
        if (result.isEmpty()) {
            return;
        }
        var to = result.get();
        var from = p.operands().stream().map(in::value).toList();
        switch (p.op()) {
            case REF_IS_NULL -> from.getFirst().ifPresent(n -> graph.watch(n, () -> n.kinds.stream()
                    .forEach(k -> graph.number(to, k == Kinds.NULL ? 1 : 0))));
            case REF_EQ -> {
                Runnable compare = () -> same(from.getFirst().orElseThrow(), from.getLast().orElseThrow(), to);
                from.forEach(n -> graph.watch(n.orElseThrow(), compare));
            }
            case CLASS_OF -> graph.kind(to, kinds.of(new Type.ClassType(Module.CLASS)));
            case CLASS_NAME -> graph.kind(to, kinds.of(new Type.ClassType(Module.STRING)));
            case CLASS_ARRAY -> {
                graph.kind(anything, Kinds.MADE_BY_CLASS);
                graph.kind(to, Kinds.MADE_BY_CLASS);
            }
            case REF_CLONE -> graph.edge(from.getFirst().orElseThrow(), to);
            default -> {
                if (to.possible == null && from.stream().allMatch(n -> n.isPresent() && n.get().possible == null)) {
                    Runnable fold = () -> fold(p.op(), from.stream().map(Optional::get).toList(), to);
                    from.forEach(n -> graph.watch(n.get(), fold));
                    if (from.isEmpty()) {
                        unknown(to);
                    }
                } else {
                    unknown(to);
                }
            }
        }
    }

    private void same(Node a, Node b, Node to) {
        if (a.isEmpty() || b.isEmpty()) {
            return;
        }
        if (!a.kinds.intersects(b.kinds)) {
            graph.number(to, 0);
        } else if (a.isNull() && b.isNull()) {
            graph.number(to, 1);
        } else {
            graph.any(to);
        }
    }

    private void fold(Op op, List<Node> from, Node to) {
        if (from.stream().anyMatch(Node::isEmpty)) {
            return;
        }
        boolean zero = op == Op.I32_AND && from.stream().anyMatch(n -> n.is(0));
        boolean known = from.stream().allMatch(n -> n.number == Node.Number.ONE);
        var folded = switch (from.size()) {
            case 1 -> Integers.unary(op, from.getFirst().one);
            case 2 -> Integers.binary(op, from.getFirst().one, from.getLast().one);
            default -> OptionalInt.empty();
        };
        if (zero) {
            graph.number(to, 0);
        } else if (known && folded.isPresent()) {
            graph.number(to, folded.getAsInt());
        } else {
            graph.any(to);
        }
    }

    private void typed(Active in, Instruction.Typed t) {
        var result = t.results().isEmpty() ? Optional.<Node>empty() : in.value(t.results().getFirst());
        var first = t.operands().isEmpty() ? Optional.<Node>empty() : in.value(t.operands().getFirst());
        switch (t.op()) {
            case NULL -> graph.kind(result.orElseThrow(), Kinds.NULL);
            case NEW -> {
                make((Type.ClassType) t.type());
                graph.kind(result.orElseThrow(), kinds.of(t.type()));
            }
            case ARRAY_NEW -> {
                int kind = kinds.of(new Type.ArrayType(t.type()));
                graph.kind(anything, kind);
                graph.kind(result.orElseThrow(), kind);
            }
            case CAST -> connect(first, result);
            case REF_AS -> {
                connect(first, result);
                graph.kind(result.orElseThrow(), Kinds.NULL);
            }
            case INSTANCE_OF -> test(first.orElseThrow(), t.type(), result.orElseThrow());
            case ARRAY_LOAD -> {
                if (t.type() instanceof Type.Reference) {
                    eachArray(first.orElseThrow(), k -> graph.edge(elements(k), result.orElseThrow()));
                } else {
                    result.ifPresent(this::unknown);
                }
            }
            case ARRAY_STORE -> {
                if (t.type() instanceof Type.Reference) {
                    var stored = in.value(t.operands().getLast()).orElseThrow();
                    eachArray(first.orElseThrow(), k -> graph.edge(stored, elements(k)));
                }
            }
            case ARRAY_COPY -> {
                if (t.type() instanceof Type.Reference) {
                    var between = new Node(anything.possible);
                    eachArray(first.orElseThrow(), k -> graph.edge(elements(k), between));
                    eachArray(in.value(t.operands().get(2)).orElseThrow(), k -> graph.edge(between, elements(k)));
                }
            }
            case CLASS_INIT -> symbols.classNamed(((Type.ClassType) t.type()).name())
                    .flatMap(ClassDecl::initializer)
                    .ifPresent(this::enter);
            case CLASS_CONST -> graph.kind(result.orElseThrow(), kinds.of(new Type.ClassType(Module.CLASS)));
            default -> result.ifPresent(this::unknown);
        }
    }

    private void test(Node subject, Type type, Node result) {
        graph.watch(subject, () -> subject.kinds.stream().forEach(k -> {
            if (k == Kinds.NULL || !kinds.possible(type).get(k)) {
                graph.number(result, 0);
            } else if (kinds.certain(k, type)) {
                graph.number(result, 1);
            } else {
                graph.any(result);
            }
        }));
    }

    private interface Use {
        void of(int kind);
    }

    /** Does something once for each kind of array of references. */
    private void eachArray(Node node, Use use) {
        var done = new BitSet();
        graph.watch(node, () -> {
            var fresh = (BitSet) node.kinds.clone();
            fresh.andNot(done);
            done.or(fresh);
            fresh.stream()
                    .filter(k -> kinds.isArray(k) && ((Type.ArrayType) kinds.type(k)).element() instanceof Type.Reference)
                    .forEach(use::of);
        });
    }

    private void access(Active in, Instruction.FieldAccess f) {
        boolean isStatic = f.op() == Op.STATIC_GET || f.op() == Op.STATIC_SET;
        var field = (isStatic ? symbols.staticField(f.owner(), f.field()) : symbols.field(f.owner(), f.field())).orElseThrow();
        if (!follows(field.type().widened())) {
            return;
        }
        // A class may have an instance field and a static one of the same name.
        var node = isStatic ? field(f.owner() + ":", field) : field(f.owner(), field);
        if (isStatic) {
            zero(node);
        }
        switch (f.op()) {
            case FIELD_GET, STATIC_GET -> graph.edge(node, in.value(f.results().getFirst()).orElseThrow());
            default -> {
                var value = in.value(f.operands().getLast()).orElseThrow();
                if (field.type() instanceof Scalar s && s != Scalar.I32) {
                    graph.watch(value, () -> {
                        switch (value.number) {
                            case NONE -> {}
                            case ONE -> graph.number(node, Integers.stored(s, value.one));
                            case MANY -> graph.any(node);
                        }
                    });
                } else {
                    graph.edge(value, node);
                }
            }
        }
    }

    // ---- calls

    private void connect(Active in, Instruction call, Active called, int from) {
        for (int i = from; i < call.operands().size(); i++) {
            connect(in.value(call.operands().get(i)), called.value(called.function.parameters().get(i)));
        }
        for (int i = 0; i < call.results().size(); i++) {
            connect(called.results.get(i), in.value(call.results().get(i)));
        }
    }

    private void virtual(Active in, Instruction.CallVirtual call) {
        var receiver = in.value(call.operands().getFirst()).orElseThrow();
        var done = new BitSet();
        var known = new HashSet<String>();
        graph.watch(receiver, () -> {
            var fresh = (BitSet) receiver.kinds.clone();
            fresh.andNot(done);
            fresh.clear(Kinds.NULL);
            done.or(fresh);
            fresh.stream().forEach(k -> symbols.answer(kinds.answering(k), call.selector()).ifPresent(name -> {
                var called = enter(name);
                called.value(called.function.parameters().getFirst()).ifPresent(n -> graph.kind(n, k));
                if (known.add(name)) {
                    connect(in, call, called, 1);
                }
            }));
        });
    }
}
