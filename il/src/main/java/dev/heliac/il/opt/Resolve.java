package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.flow.Receivers;
import dev.heliac.il.graph.Failing;
import dev.heliac.il.graph.Often;
import dev.heliac.il.symbols.MadeClasses;
import dev.heliac.il.symbols.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls directly what {@link Receivers} shows a virtual call to run. Where that is one of a few functions, the receiver's class tells
 * which, as in a polymorphic inline cache (Hölzle, Chambers and Ungar, ECOOP 1991), but complete: so each can be inlined. Casts that
 * cannot fail become facts.
 */
final class Resolve {

    private static final int MOST_TARGETS = 3;

    /** A function and the test that tells that it is called; the last choice's is not made. */
    private record Choice(String target, Optional<Type> test) {}

    private final Symbols symbols;
    private final Receivers receivers;
    private final Body body;
    private boolean changed;

    private Resolve(Symbols symbols, Receivers receivers, Function function) {
        this.symbols = symbols;
        this.receivers = receivers;
        body = Body.of(function);
    }

    /** The module must be valid, and nothing may be missing from it. */
    static Module run(Module module) {
        var symbols = Symbols.of(module);
        var receivers = new Receivers(module);
        var often = new Often(module, new MadeClasses(module, symbols));
        return Optimizer.with(module, module.functions().stream()
                .map(f -> often.calls(f) ? new Resolve(symbols, receivers, f).function() : f)
                .toList());
    }

    private Function function() {
        var failing = new Failing(body.original.blocks());
        for (var node : List.copyOf(body.nodes)) {
            if (!failing.is(node.label)) {
                node(node);
            }
        }
        return changed ? body.function() : body.original;
    }

    private void node(Body.Node node) {
        var at = node;
        for (int i = 0; i < at.instructions.size(); i++) {
            var instruction = at.instructions.get(i);
            if (instruction instanceof Instruction.Typed t && t.op() == Op.CAST && passes(t)) {
                at.instructions.set(i, fact(t.operands().getFirst(), t.results().getFirst(), t.line()));
                changed = true;
            } else if (instruction instanceof Instruction.CallVirtual call) {
                var choices = choices(call);
                if (choices.size() == 1) {
                    at.instructions.remove(i);
                    var direct = direct(call, choices.getFirst().target(), call.results());
                    direct.addFirst(check(call));
                    at.instructions.addAll(i, direct);
                    i += direct.size() - 1;
                    changed = true;
                } else if (!choices.isEmpty() && !Inline.owns(body, at, i)) {
                    at = choose(at, i, call, choices);
                    i = -1;
                    changed = true;
                }
            }
        }
    }

    private boolean passes(Instruction.Typed cast) {
        var classes = receivers.classes(body.original.name(), cast.operands().getFirst());
        return !classes.isEmpty() && classes.stream().allMatch(c -> is(c, cast.type()));
    }

    /** Whether all objects of the class are of the type. */
    private boolean is(String name, Type type) {
        return name.equals(MadeClasses.ARRAYS)
                ? !(type instanceof Type.ArrayType) && symbols.mayBeArray(type)
                : type instanceof Type.ClassType c && symbols.subtype(name, c.name());
    }

    /** Whether no object of the class is of the type. */
    private boolean isNot(String name, Type type) {
        return name.equals(MadeClasses.ARRAYS) ? !symbols.mayBeArray(type) : !is(name, type);
    }

    // ---- which functions

    /** None where it is not known, or where there are too many. */
    private List<Choice> choices(Instruction.CallVirtual call) {
        var byTarget = new LinkedHashMap<String, List<String>>();
        for (var name : receivers.classes(body.original.name(), call.operands().getFirst())) {
            var target = symbols.answer(name.equals(MadeClasses.ARRAYS) ? Symbols.OBJECT : name, call.selector()).orElseThrow();
            byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(name);
            if (byTarget.size() > MOST_TARGETS) {
                return List.of();
            }
        }
        var choices = new ArrayList<Choice>();
        byTarget.forEach((target, names) -> choices.add(new Choice(target, test(target, names, byTarget))));
        var last = choices.stream().filter(c -> c.test().isEmpty()).toList();
        if (last.size() > 1) {
            return List.of();
        }
        choices.removeAll(last);
        choices.addAll(last);
        return choices;
    }

    /** A type that all of the classes are of and none of the others. */
    private Optional<Type> test(String target, List<String> names, Map<String, List<String>> byTarget) {
        var candidates = new ArrayList<Type>();
        if (names.size() == 1 && !names.getFirst().equals(MadeClasses.ARRAYS)) {
            candidates.add(new Type.ClassType(names.getFirst()));
        }
        candidates.add(receiver(target));
        return candidates.stream()
                .filter(t -> names.stream().allMatch(n -> is(n, t)))
                .filter(t -> byTarget.entrySet().stream()
                        .filter(e -> !e.getKey().equals(target))
                        .allMatch(e -> e.getValue().stream().allMatch(n -> isNot(n, t))))
                .findFirst();
    }

    private Type receiver(String target) {
        return symbols.function(target).orElseThrow().parameters().getFirst();
    }

    // ---- how they are called

    private static Instruction check(Instruction.CallVirtual call) {
        return new Instruction.Plain(Op.REF_CHECK, List.of(call.operands().getFirst()), List.of(), call.line());
    }

    private static Instruction fact(Value reference, Value as, int line) {
        return new Instruction.Typed(Op.REF_AS_KNOWN, as.type(), List.of(reference), List.of(as), line);
    }

    private List<Instruction> direct(Instruction.CallVirtual call, String target, List<Value> results) {
        var instructions = new ArrayList<Instruction>();
        var operands = new ArrayList<>(call.operands());
        var receiver = operands.getFirst();
        if (!symbols.assignable(receiver.type(), receiver(target))) {
            operands.set(0, body.fresh(receiver.name(), receiver(target)));
            instructions.add(fact(receiver, operands.getFirst(), call.line()));
        }
        instructions.add(new Instruction.Call(target, operands, results, call.line()));
        return instructions;
    }

    /** Splits the block at a call, and gives the part behind it. */
    private Body.Node choose(Body.Node node, int index, Instruction.CallVirtual call, List<Choice> choices) {
        var rest = body.split(node, index);
        node.instructions.add(check(call));
        var made = new ArrayList<Body.Node>();
        var at = node;
        for (var choice : choices.subList(0, choices.size() - 1)) {
            var is = body.fresh("is", Scalar.I32);
            at.instructions.add(new Instruction.Typed(
                    Op.INSTANCE_OF, choice.test().orElseThrow(), List.of(call.operands().getFirst()), List.of(is), call.line()));
            var within = empty(node);
            var without = empty(node);
            at.terminator = new Terminator.Branch(is, to(within), to(without), call.line());
            made.addAll(List.of(within, without));
            go(within, call, choice, rest);
            at = without;
        }
        go(at, call, choices.getLast(), rest);
        made.add(rest);
        body.insert(node, made);
        return rest;
    }

    /** To stand behind a block, and to throw where that one does. */
    private Body.Node empty(Body.Node behind) {
        return new Body.Node(body.label(behind.label), List.of(), behind.unwind, new ArrayList<>(), null);
    }

    private static Target to(Body.Node node) {
        return new Target(node.label, List.of());
    }

    /** Calls the choice's function where the block ends, and goes on with the rest. */
    private void go(Body.Node node, Instruction.CallVirtual call, Choice choice, Body.Node rest) {
        var results = call.results().stream().map(v -> body.fresh(v.name(), v.type())).toList();
        node.instructions.addAll(direct(call, choice.target(), results));
        node.terminator = new Terminator.Jump(new Target(rest.label, results), call.line());
    }
}
