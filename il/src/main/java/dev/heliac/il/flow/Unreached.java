package dev.heliac.il.flow;

import dev.heliac.il.Block;
import dev.heliac.il.ClassDecl;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Selector;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Mapping;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes the functions and blocks that {@link Flow} shows never to run. An object that a virtual call's receiver cannot be, although
 * its type allows it, must still answer: it does so with a function that stands for all that were removed, and never runs.
 */
public final class Unreached {

    private static final String PREFIX = "unreached:";

    private final Module module;
    private final Flow flow;
    private final Symbols symbols;
    /** For each selector, the types that it is called on. */
    private final Map<String, Set<String>> called = new HashMap<>();
    private final Set<String> made = new HashSet<>(Set.of(Module.STRING, Module.CLASS));
    /** By class that declares it: what is answered, when something asks. */
    private final Map<String, Set<String>> needed = new HashMap<>();

    private Unreached(Module module) {
        this.module = module;
        flow = new Flow(module);
        symbols = Symbols.of(module);
    }

    /** The module must be valid; what is left is, too, and does the same. */
    public static Module remove(Module module) {
        return new Unreached(module).rest();
    }

    private Module rest() {
        var functions = new ArrayList<Function>();
        module.functions().forEach(f -> flow.active(f.name()).ifPresent(a -> functions.add(rest(a))));
        functions.forEach(this::note);
        called.forEach((selector, types) -> {
            made.stream()
                    .filter(c -> types.stream().anyMatch(t -> symbols.subtype(c, t)))
                    .forEach(c -> need(c, selector));
            if (types.contains(Symbols.OBJECT)) {
                need(Symbols.OBJECT, selector);
            }
        });
        var classes = module.classes().stream().map(this::rest).toList();
        var stubs = new HashSet<String>();
        classes.forEach(c -> c.methods().stream()
                .filter(m -> m.function().equals(PREFIX + m.selector()))
                .forEach(m -> stubs.add(m.selector())));
        module.selectors().stream().filter(s -> stubs.contains(s.name())).forEach(s -> functions.add(stub(s)));
        functions.sort(Comparator.comparing(Function::name));
        return new Module(
                module.name(),
                module.contracts(),
                classes,
                module.selectors(),
                module.traps(),
                module.describe(),
                functions,
                module.processes());
    }

    // ---- functions

    private static Function rest(Flow.Active active) {
        var function = active.function;
        var blocks = new ArrayList<Block>();
        boolean loops = function.blocks().stream().anyMatch(b -> b.instructions().stream().anyMatch(Instruction.Par.class::isInstance));
        var constants = loops ? new LoopConstants(function, v -> constant(active, v)) : null;
        boolean changed = false;
        for (var block : function.blocks()) {
            if (active.reached.contains(block.label())) {
                var rest = rest(active, block, constants);
                changed |= !rest.equals(block);
                blocks.add(rest);
            } else {
                changed = true;
            }
        }
        return changed
                ? Mapping.numbered(new Function(
                        function.name(), function.parameters(), function.results(), function.source(), function.scopes(), blocks))
                : function;
    }

    private static Optional<Integer> constant(Flow.Active in, Value value) {
        return value.type() == Scalar.I32 && known(in, value) ? Optional.of(number(in, value)) : Optional.empty();
    }

    private static Block rest(Flow.Active in, Block block, LoopConstants constants) {
        var terminator = switch (block.terminator()) {
            case Terminator.Branch b when known(in, b.condition()) ->
                new Terminator.Jump(number(in, b.condition()) == 0 ? b.otherwise() : b.then(), b.line());
            case Terminator.Switch s when known(in, s.value()) ->
                new Terminator.Jump(Flow.chosen(s, number(in, s.value())), s.line());
            case Terminator t -> t;
        };
        var instructions = block.instructions().stream()
                .flatMap(i -> i instanceof Instruction.Par p ? constants.of(p).stream() : Stream.of(rest(in, i)))
                .toList();
        return new Block(block.label(), block.parameters(), block.unwind(), instructions, terminator);
    }

    /** A constant in place of what does nothing else than give it. */
    private static Instruction rest(Flow.Active in, Instruction i) {
        boolean replaced = !(i instanceof Instruction.Const)
                && i.op().effect() == Op.Effect.PURE
                && i.results().size() == 1
                && i.results().getFirst().type() == Scalar.I32
                && known(in, i.results().getFirst());
        return replaced
                ? new Instruction.Const(
                        Op.I32_CONST,
                        new Instruction.Constant.I32(number(in, i.results().getFirst())),
                        i.results().getFirst(),
                        i.line())
                : i;
    }

    private static boolean known(Flow.Active in, Value value) {
        return in.value(value).filter(n -> n.number == Node.Number.ONE).isPresent();
    }

    private static int number(Flow.Active in, Value value) {
        return in.value(value).orElseThrow().one;
    }

    // ---- classes

    private void note(Function function) {
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                if (instruction instanceof Instruction.CallVirtual c) {
                    var receiver = c.operands().getFirst().type();
                    var types = called.computeIfAbsent(c.selector(), _ -> new HashSet<>());
                    if (receiver instanceof Type.ClassType t) {
                        types.add(t.name());
                    }
                    if (symbols.mayBeArray(receiver)) {
                        types.add(Symbols.OBJECT);
                    }
                } else if (instruction instanceof Instruction.Typed t && t.op() == Op.NEW) {
                    made.add(((Type.ClassType) t.type()).name());
                }
            }
        }
    }

    private void need(String type, String selector) {
        var at = symbols.classNamed(type);
        while (at.isPresent()) {
            var decl = at.get();
            if (decl.methods().stream().anyMatch(m -> m.selector().equals(selector))) {
                needed.computeIfAbsent(decl.name(), _ -> new HashSet<>()).add(selector);
                return;
            }
            at = decl.superclass().flatMap(symbols::classNamed);
        }
    }

    private ClassDecl rest(ClassDecl decl) {
        var answered = needed.getOrDefault(decl.name(), Set.of());
        var methods = decl.methods().stream()
                .filter(m -> answered.contains(m.selector()))
                .map(m -> flow.active(m.function()).isPresent()
                        ? m
                        : new ClassDecl.Method(m.selector(), PREFIX + m.selector()))
                .toList();
        return new ClassDecl(
                decl.name(),
                decl.kind(),
                decl.superclass(),
                decl.interfaces(),
                decl.initializer().filter(i -> flow.active(i).isPresent()),
                decl.fields(),
                decl.statics(),
                methods);
    }

    private static Function stub(Selector selector) {
        var parameters = new ArrayList<Value>();
        parameters.add(new Value(0, "this", new Type.ClassType(Symbols.OBJECT)));
        selector.parameters().forEach(t -> parameters.add(new Value(parameters.size(), "p" + parameters.size(), t)));
        var nothing = new Value(parameters.size(), "nothing", new Type.ClassType(Module.THROWABLE));
        var make = new Instruction.Typed(Op.NULL, nothing.type(), List.of(), List.of(nothing), 0);
        var block = new Block("entry", List.of(), Optional.empty(), List.of(make), new Terminator.Throw(nothing, 0));
        return new Function(PREFIX + selector.name(), parameters, selector.results(), "unreached", List.of(block));
    }
}
