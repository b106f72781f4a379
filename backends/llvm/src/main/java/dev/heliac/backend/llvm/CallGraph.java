package dev.heliac.backend.llvm;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.graph.Failing;
import dev.heliac.il.graph.TileMemory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which functions an exception can leave, and which see whether the stack suffices, so that no recursion goes unseen. */
final class CallGraph {

    private final Map<String, Set<String>> callees = new HashMap<>();
    private final Map<String, Set<String>> callers = new HashMap<>();
    /** Those that call outside of any handler. */
    private final Map<String, Set<String>> bareCallers = new HashMap<>();
    private final Map<String, Function> functions = new HashMap<>();
    private final Set<String> throwing = new HashSet<>();
    private final Set<String> recursive = new HashSet<>();
    private final Set<String> checking = new HashSet<>();
    /** For each function, those of its callees that it calls on the way to an exception only. */
    private final Map<String, Set<String>> seldom = new HashMap<>();
    private final Set<String> brief = new HashSet<>();
    /** Reached by iterations of a parallel loop that may meet. */
    private final Set<String> meeting = new HashSet<>();
    /** For each function in a dispatch table, those in the same places. */
    private final Map<String, List<Set<String>>> alike = new HashMap<>();

    CallGraph(Module module, Dispatch dispatch) {
        dispatch.alike().forEach(set -> set.forEach(f -> alike.computeIfAbsent(f, _ -> new ArrayList<>()).add(set)));
        var initializers = new HashMap<String, String>();
        module.classes().forEach(c -> c.initializer().ifPresent(i -> initializers.put(c.name(), i)));
        module.functions().forEach(f -> functions.put(f.name(), f));
        for (var function : module.functions()) {
            var called = new LinkedHashSet<String>();
            var often = new HashSet<String>();
            var failing = new Failing(function.blocks());
            for (var block : function.blocks()) {
                for (var instruction : block.instructions()) {
                    var named = switch (instruction) {
                        case Instruction.Call c -> List.of(c.function());
                        case Instruction.Par p -> p.functions();
                        case Instruction.CallVirtual c -> List.of(virtual(c, dispatch));
                        case Instruction.Typed t when t.op() == Op.CLASS_INIT ->
                                List.of(initializers.get(((Type.ClassType) t.type()).name()));
                        default -> List.<String>of();
                    };
                    if (instruction.op().alone() == Op.PAR_UNORDERED) {
                        meeting.addAll(named);
                    }
                    for (var callee : named) {
                        called.add(callee);
                        if (!failing.is(block)) {
                            often.add(callee);
                        }
                        callers.computeIfAbsent(callee, _ -> new LinkedHashSet<>()).add(function.name());
                        if (block.unwind().isEmpty()) {
                            bareCallers.computeIfAbsent(callee, _ -> new LinkedHashSet<>()).add(function.name());
                        }
                    }
                }
            }
            callees.put(function.name(), called);
            var rest = new LinkedHashSet<>(called);
            rest.removeAll(often);
            seldom.put(function.name(), rest);
        }
        functions.values().stream().filter(f -> frame(f) > 0).forEach(f -> checking.add(f.name()));
        findMeeting();
        findRecursion();
        findThrowing(dispatch);
        findBrief();
    }

    /** The name under which the graph has what a virtual call can run; no function has a space in its name. */
    static String virtual(Instruction.CallVirtual call) {
        return "virtual " + call.selector() + " " + call.operands().getFirst().type().text();
    }

    private String virtual(Instruction.CallVirtual call, Dispatch dispatch) {
        var name = virtual(call);
        if (!callees.containsKey(name)) {
            callees.put(name, new LinkedHashSet<>(dispatch.targets(call)));
            for (var target : dispatch.targets(call)) {
                callers.computeIfAbsent(target, _ -> new LinkedHashSet<>()).add(name);
                bareCallers.computeIfAbsent(target, _ -> new LinkedHashSet<>()).add(name);
            }
        }
        return name;
    }

    private void findMeeting() {
        var open = new ArrayDeque<>(meeting);
        while (!open.isEmpty()) {
            callees.getOrDefault(open.remove(), Set.of()).stream().filter(meeting::add).forEach(open::add);
        }
    }

    /** Whether iterations of a parallel loop run a function where other ones may read and write the same elements. */
    boolean meets(String function) {
        return meeting.contains(function);
    }

    boolean throwing(String function) {
        return throwing.contains(function);
    }

    /** Whether a function sees on its start whether there is enough stack; every recursion has one that does. */
    boolean checksStack(String function) {
        return checking.contains(function);
    }

    /** As large as the guard below a stack, which such a frame could pass by. */
    private static final int LARGE_FRAME = 64 << 10;

    /** How many bytes of stack a function needs below its entry at most if those are many, or 0. */
    static long frame(Function function) {
        long most = new TileMemory(function).bytes();
        for (var block : function.blocks()) {
            most += 16L * block.parameters().size();
            most += block.instructions().stream().mapToLong(CallGraph::frame).sum();
            most += block.terminator() instanceof Terminator.Select s ? 16L * s.sources().size() : 0;
        }
        return most < LARGE_FRAME ? 0 : Math.min(most, Integer.MAX_VALUE);
    }

    /** For its value and what its inlined code keeps where LLVM does not optimize: {@code array.new} takes 40 bytes then. */
    private static int frame(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Const _ -> 0;
            case Instruction.Plain _, Instruction.FieldAccess _ -> 16;
            case Instruction.Typed t -> switch (t.op()) {
                case ARRAY_LOAD, ARRAY_LOAD_KNOWN, ARRAY_STORE, ARRAY_STORE_KNOWN -> 16;
                default -> 64;
            };
            case Instruction.Par p -> 64 + ReductionBlocks.frame(p);
            case Instruction.Call _, Instruction.CallVirtual _, Instruction.Send _, Instruction.NewChannel _ -> 64;
        };
    }

    private static final int BRIEF_BLOCKS = 64;
    private static final int MOST_LITTLE = 24;

    /** Whether neither the function nor what it calls has a loop, or waits; no is always a safe answer. */
    boolean brief(String function) {
        return brief.contains(function);
    }

    /** Whether what a function does when all is well is so little that calling it costs as much. */
    boolean little(Function function) {
        var failing = new Failing(function.blocks());
        return function.blocks().stream()
                .filter(b -> !failing.is(b))
                .limit(MOST_LITTLE + 1)
                .mapToInt(b -> b.instructions().size() + 1)
                .sum() <= MOST_LITTLE;
    }

    /** From the functions that call nothing up: each is settled once, when all it calls are. */
    private void findBrief() {
        var open = new ArrayDeque<String>();
        var unsettled = new HashMap<String, Integer>();
        for (var name : callees.keySet()) {
            if (!functions.containsKey(name) && !recursive.contains(name)) {
                unsettled.put(name, callees.get(name).size());
                if (callees.get(name).isEmpty()) {
                    open.add(name);
                }
            }
        }
        for (var function : functions.values()) {
            var blocks = function.blocks();
            boolean plain = blocks.size() <= BRIEF_BLOCKS
                    && !recursive.contains(function.name())
                    && IntStream.range(0, blocks.size()).allMatch(i -> forward(blocks, i));
            if (plain) {
                unsettled.put(function.name(), callees.get(function.name()).size());
                if (callees.get(function.name()).isEmpty()) {
                    open.add(function.name());
                }
            }
        }
        while (!open.isEmpty()) {
            var name = open.remove();
            brief.add(name);
            for (var caller : callers.getOrDefault(name, Set.of())) {
                unsettled.computeIfPresent(caller, (_, n) -> n - 1);
                if (unsettled.getOrDefault(caller, 1) == 0) {
                    open.add(caller);
                }
            }
        }
    }

    /** Whether a block's edges all lead to blocks further down: a function of such blocks has no loop. */
    private static boolean forward(List<Block> blocks, int index) {
        var block = blocks.get(index);
        var after = blocks.subList(index + 1, blocks.size());
        return !block.terminator().waits()
                && Loops.targets(block).stream().allMatch(t -> after.stream().anyMatch(b -> b.label().equals(t.label())));
    }

    /** Tarjan's strongly connected components, with a stack of its own: call chains of hostile modules are long. */
    private void findRecursion() {
        var index = new HashMap<String, Integer>();
        var low = new HashMap<String, Integer>();
        var onStack = new HashSet<String>();
        var stack = new ArrayDeque<String>();
        record Visit(String function, Iterator<String> rest) {}
        for (var root : functions.keySet()) {
            if (index.containsKey(root)) {
                continue;
            }
            var work = new ArrayDeque<Visit>();
            work.push(new Visit(root, callees.get(root).iterator()));
            while (!work.isEmpty()) {
                var visit = work.peek();
                var name = visit.function();
                if (!index.containsKey(name)) {
                    index.put(name, index.size());
                    low.put(name, index.get(name));
                    stack.push(name);
                    onStack.add(name);
                }
                if (visit.rest().hasNext()) {
                    var callee = visit.rest().next();
                    if (!index.containsKey(callee)) {
                        work.push(new Visit(callee, callees.get(callee).iterator()));
                    } else if (onStack.contains(callee)) {
                        low.merge(name, index.get(callee), Math::min);
                    }
                    continue;
                }
                work.pop();
                if (!work.isEmpty()) {
                    low.merge(work.peek().function(), low.get(name), Math::min);
                }
                if (low.get(name).equals(index.get(name))) {
                    component(name, stack, onStack);
                }
            }
        }
    }

    private void component(String root, ArrayDeque<String> stack, Set<String> onStack) {
        var members = new LinkedHashSet<String>();
        String member;
        do {
            member = stack.pop();
            onStack.remove(member);
            members.add(member);
        } while (!member.equals(root));
        if (members.size() > 1 || callees.get(root).contains(root)) {
            recursive.addAll(members);
            breakCycles(members);
        }
    }

    /**
     * Chooses who checks: whoever is called on the way to an exception only, since small functions that are called all the time
     * are in cycles only by the texts of their exceptions; and an end of each back edge of a depth-first walk over the other calls.
     */
    private void breakCycles(Set<String> members) {
        for (var member : members) {
            seldom.getOrDefault(member, Set.of()).stream().filter(members::contains).forEach(c -> check(c, members));
        }
        record Visit(String function, Iterator<String> rest) {}
        var seen = new HashSet<String>();
        var entered = new HashSet<String>();
        for (var root : members) {
            var work = new ArrayDeque<Visit>();
            enter(root, seen).ifPresent(r -> work.push(new Visit(root, r)));
            while (!work.isEmpty()) {
                var visit = work.peek();
                entered.add(visit.function());
                if (!visit.rest().hasNext()) {
                    entered.remove(visit.function());
                    work.pop();
                    continue;
                }
                var callee = visit.rest().next();
                if (entered.contains(callee)) {
                    checking.add(functions.containsKey(callee) ? callee : visit.function());
                } else if (members.contains(callee)) {
                    enter(callee, seen).ifPresent(r -> work.push(new Visit(callee, r)));
                }
            }
        }
    }

    /** What remains to be walked of a function's calls: nothing the second time, or when it checks. */
    private Optional<Iterator<String>> enter(String function, Set<String> seen) {
        return checking.contains(function) || !seen.add(function)
                ? Optional.empty()
                : Optional.of(callees.get(function).iterator());
    }

    private void check(String callee, Set<String> members) {
        if (functions.containsKey(callee)) {
            checking.add(callee);
        } else {
            callees.get(callee).stream().filter(members::contains).forEach(checking::add);
        }
    }

    /** From the functions that throw themselves to those that call them outside of any handler, or are called as they are. */
    private void findThrowing(Dispatch dispatch) {
        var open = new ArrayDeque<String>();
        for (var function : functions.values()) {
            if (checking.contains(function.name()) || leaves(function, dispatch)) {
                throwing.add(function.name());
                open.add(function.name());
            }
        }
        while (!open.isEmpty()) {
            var name = open.remove();
            for (var caller : bareCallers.getOrDefault(name, Set.of())) {
                if (throwing.add(caller)) {
                    open.add(caller);
                }
            }
            for (var set : alike.getOrDefault(name, List.of())) {
                set.stream().filter(throwing::add).forEach(open::add);
            }
        }
    }

    /** Whether an exception leaves the function that no call in it brought. */
    private static boolean leaves(Function function, Dispatch dispatch) {
        return function.blocks().stream().anyMatch(b -> b.terminator() instanceof Terminator.Throw
                || b.unwind().isEmpty() && b.instructions().stream().anyMatch(i -> throwsItself(i, dispatch)));
    }

    private static boolean throwsItself(Instruction instruction, Dispatch dispatch) {
        boolean onlyCalls = instruction.op() == Op.CALL
                || instruction.op() == Op.CLASS_INIT
                || instruction.op() == Op.CALL_VIRTUAL_KNOWN
                        && !dispatch.targets((Instruction.CallVirtual) instruction).isEmpty();
        return instruction.op().throwing() && !onlyCalls;
    }
}
