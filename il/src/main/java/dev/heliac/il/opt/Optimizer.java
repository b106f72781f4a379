package dev.heliac.il.opt;

import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.graph.Failing;
import dev.heliac.il.graph.Often;
import dev.heliac.il.slice.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What is done to a process's slice before LLVM gets it, for what LLVM cannot know: which functions virtual calls run, and which
 * objects nobody else sees. Callees come before their callers, so that what is inlined is done already.
 */
public final class Optimizer {

    private static final int MOST_ROUNDS = 8;
    /** Larger functions stay as they are. */
    private static final int MOST_INSTRUCTIONS = 20_000;
    /** What a call costs itself: a callee that is no more is always inlined. */
    private static final int TINY = 4;

    /** The weight of a function that is put into itself, and the number of places. */
    private static final int UNROLLED = 40;

    private static final int MOST_UNROLLED = 2;
    private static final int MOST_GROWN = 6_000;

    private static final int DEEPEST = 32;

    private final World world;
    private final Often often;
    /** Functions that are done. */
    private final Set<String> done = new HashSet<>();

    private final Set<String> begun = new HashSet<>();
    private int depth;

    private Optimizer(Module module) {
        world = new World(module);
        often = new Often(module, world.made);
    }

    /**
     * The slice, optimized.
     *
     * @param slice a valid module with one process, from which nothing is missing
     */
    public static Module run(Module slice) {
        var module = ClassInits.run(slice);
        var pass = new Optimizer(module);
        pass.order(module).stream().filter(pass.begun::add).forEach(pass::optimize);
        var functions = module.functions().stream().map(f -> pass.world.functions.get(f.name())).toList();
        return Slice.of(with(module, functions));
    }

    static Module with(Module module, List<Function> functions) {
        return new Module(
                module.name(),
                module.contracts(),
                module.classes(),
                module.selectors(),
                module.traps(),
                module.describe(),
                functions,
                module.processes());
    }

    /** The functions, those that they call first where there is no cycle. */
    private List<String> order(Module module) {
        record Visit(String name, Iterator<String> rest) {}
        var order = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var function : module.functions()) {
            if (!seen.add(function.name())) {
                continue;
            }
            var work = new ArrayDeque<Visit>();
            work.push(new Visit(function.name(), callees(function)));
            while (!work.isEmpty()) {
                var visit = work.peek();
                if (!visit.rest().hasNext()) {
                    order.add(visit.name());
                    work.pop();
                    continue;
                }
                var next = visit.rest().next();
                if (seen.add(next)) {
                    work.push(new Visit(next, callees(world.functions.get(next))));
                }
            }
        }
        return order;
    }

    private Iterator<String> callees(Function function) {
        var names = new ArrayList<String>();
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                if (instruction instanceof Instruction.Call c) {
                    names.add(c.function());
                } else if (instruction instanceof Instruction.Par p) {
                    names.addAll(p.functions());
                } else if (instruction instanceof Instruction.CallVirtual c) {
                    var targets = world.made.targets(c.selector(), c.operands().getFirst().type()).keySet();
                    if (targets.size() == 1) {
                        names.addAll(targets);
                    }
                }
            }
        }
        return names.iterator();
    }

    private void optimize(String name) {
        var function = world.functions.get(name);
        var body = Body.of(function);
        if (body.size() <= MOST_INSTRUCTIONS && calls(function) && often.calls(function)) {
            boolean changed = false;
            boolean again = true;
            for (int round = 0; again && round < MOST_ROUNDS; round++) {
                again = Devirtualize.run(body, world);
                again |= inline(body);
                if (again) {
                    Cleanup.run(body, world);
                }
                if (ScalarReplace.run(body, world)) {
                    Cleanup.run(body, world);
                    again = true;
                }
                changed |= again;
            }
            if (unroll(body)) {
                Cleanup.run(body, world);
                changed = true;
            }
            if (changed) {
                world.functions.put(name, body.function());
            }
        }
        done.add(name);
    }

    /** Whether there is something to do that LLVM does not do as well. */
    private static boolean calls(Function function) {
        for (var block : function.blocks()) {
            for (var instruction : block.instructions()) {
                switch (instruction.op()) {
                    case CALL, CALL_VIRTUAL, NEW -> {
                        return true;
                    }
                    default -> {}
                }
            }
        }
        return false;
    }

    private boolean inline(Body body) {
        var planned = planned(body);
        return inline(body, (call, node, index) -> wanted(call, planned, body, node, index) ? world.functions.get(call.function()) : null);
    }

    /** Tells what to put in place of a call, or null. */
    private interface Choice {
        Function of(Instruction.Call call, Body.Node node, int index);
    }

    /** What only leads to a throw need not be fast, and stays as small as it is. */
    private static boolean inline(Body body, Choice choice) {
        boolean any = false;
        var failing = failing(body);
        for (var node : List.copyOf(body.nodes)) {
            if (failing.is(node.label)) {
                continue;
            }
            var at = node;
            for (int i = 0; i < at.instructions.size(); i++) {
                var callee = at.instructions.get(i) instanceof Instruction.Call call ? choice.of(call, at, i) : null;
                if (callee != null) {
                    at = Inline.at(body, at, i, callee);
                    i = -1;
                    any = true;
                }
            }
        }
        return any;
    }

    /** Puts a small function once into itself where it calls itself, which halves the calls of a recursion and more. */
    private boolean unroll(Body body) {
        Set<Instruction> calls = Collections.newSetFromMap(new IdentityHashMap<>());
        var failing = failing(body);
        body.nodes.stream()
                .filter(n -> !failing.is(n.label))
                .forEach(n -> n.instructions.stream().filter(i -> calls(i, body)).forEach(calls::add));
        if (calls.isEmpty() || calls.size() > MOST_UNROLLED) {
            return false;
        }
        var self = body.function();
        if (world.escapes.weight(self) > UNROLLED || !Inline.possibleInItself(self, calls.size())) {
            return false;
        }
        return inline(body, (call, node, index) -> calls.contains(call) && !Inline.owns(body, node, index) ? self : null);
    }

    private static Failing failing(Body body) {
        return new Failing(body.nodes, n -> n.label, n -> n.terminator);
    }

    private static boolean calls(Instruction instruction, Body body) {
        return instruction instanceof Instruction.Call c && c.function().equals(body.original.name());
    }

    private boolean wanted(Instruction.Call call, Set<Instruction> planned, Body body, Body.Node node, int index) {
        var callee = world.functions.get(call.function());
        return Boxes.boxed(call, world.symbols).isEmpty()
                && (planned.contains(call) || tiny(call, callee))
                && world.escapes.possible(callee)
                && Inline.possible(body, node, index, callee)
                && body.size() < MOST_GROWN
                && ready(callee.name());
    }

    /** Whether a callee is done, or can be before its caller, after all: of some, only the exact class of a receiver told. */
    private boolean ready(String callee) {
        if (!done.contains(callee) && depth < DEEPEST && begun.add(callee)) {
            depth++;
            optimize(callee);
            depth--;
        }
        return done.contains(callee);
    }

    private boolean tiny(Instruction.Call call, Function callee) {
        return world.escapes.weight(callee) <= TINY + call.operands().size();
    }

    private Set<Instruction> planned(Body body) {
        Set<Instruction> planned = Collections.newSetFromMap(new IdentityHashMap<>());
        var uses = new Escapes.Uses(body);
        var definitions = body.definitions();
        for (var node : body.nodes) {
            for (var instruction : node.instructions) {
                if (world.escapes.made(instruction).isPresent()) {
                    world.escapes.plan(instruction, uses, definitions).ifPresent(planned::addAll);
                }
            }
        }
        return planned;
    }
}
