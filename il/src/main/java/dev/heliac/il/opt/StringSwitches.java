package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the way in which javac compiles a switch over strings (by the string's hash, {@code equals}, and a second switch
 * over the case's number) into one that looks at the string's length, then at the character that tells most of the cases of that
 * length apart, and so on, and compares only with the one case that is left. No hash is computed, and no number looked up.
 *
 * <p>It takes functions with the names of {@code String}'s methods for these, and that one {@code try} surrounds all of the switch,
 * which only a front end that compiled them can know.
 */
public final class StringSwitches {

    static final String HASH = Module.STRING + ".hashCode";
    static final String EQUALS = Module.STRING + ".equals";
    private static final int MOST_BLOCKS = 4096;
    private static final int MOST_CASES = 512;
    private static final int MOST_FORWARD = 8;

    private final Graph graph;
    private final Draft draft;
    /** Blocks that only the old ways of comparing lead through. */
    private final Set<Integer> chain = new HashSet<>();

    private StringSwitches(Function function) {
        graph = new Graph(function);
        draft = new Draft(function);
    }

    /** The function must be valid, and stays so. */
    public static Function run(Function function) {
        boolean hashes = function.blocks().stream().anyMatch(b -> hashed(b).isPresent());
        if (!hashes || function.blocks().size() > MOST_BLOCKS) {
            return function;
        }
        var pass = new StringSwitches(function);
        boolean changed = false;
        for (int b = 0; b < function.blocks().size(); b++) {
            changed |= pass.block(b);
        }
        return changed ? pass.draft.done() : function;
    }

    /** The string whose hash the block's switch is over. */
    private static Optional<Value> hashed(Block block) {
        return block.terminator() instanceof Terminator.Switch s
                        && !block.instructions().isEmpty()
                        && block.instructions().getLast() instanceof Instruction.Call c
                        && c.function().equals(HASH)
                        && c.results().equals(List.of(s.value()))
                        && c.operands().getFirst().type().equals(new Type.ClassType(Module.STRING))
                ? Optional.of(c.operands().getFirst())
                : Optional.empty();
    }

    private boolean block(int number) {
        var block = graph.block(number);
        var string = hashed(block);
        if (string.isEmpty()) {
            return false;
        }
        chain.clear();
        var choice = (Terminator.Switch) block.terminator();
        var none = forwarded(choice.otherwise());
        var cases = new ArrayList<StringTree.Case>();
        for (var one : choice.cases()) {
            if (!follow(one.target(), block, string.get(), none, cases)) {
                return false;
            }
        }
        boolean alone = graph.users(choice.value()).equals(Set.of(number))
                && !cases.isEmpty()
                && cases.size() <= MOST_CASES
                && !passes(none, choice.value());
        for (int link : chain) {
            alone &= graph.defined(link).stream().allMatch(v -> chain.containsAll(graph.users(v)));
        }
        if (!alone || cases.stream().anyMatch(c -> !isLatin1(c.text()) || passes(c.target(), choice.value()))) {
            return false;
        }
        rewrite(number, string.get(), cases, none);
        return true;
    }

    /** Whether an edge hands on what will not be computed any more, or may be handed on but once. */
    private boolean passes(Target target, Value hash) {
        return target.arguments().stream().anyMatch(v -> v.equals(hash) || v.type().owned() || chain.contains(graph.home(v)));
    }

    private static boolean isLatin1(String text) {
        return text.chars().allMatch(c -> c < 256);
    }

    /** From comparison to comparison, until a string is none of those with its hash. */
    private boolean follow(Target first, Block from, Value string, Target none, List<StringTree.Case> cases) {
        var next = first;
        while (true) {
            int at = graph.number(next);
            var text = compared(at, from, string);
            if (text.isEmpty() || !next.arguments().isEmpty() || !chain.add(at)) {
                return false;
            }
            var branch = (Terminator.Branch) graph.block(at).terminator();
            cases.add(new StringTree.Case(text.get(), forwarded(branch.then())));
            next = branch.otherwise();
            var end = forwarded(next);
            if (end.equals(none)) {
                return true;
            }
        }
    }

    /** The text that a block, and nothing else in it, compares the string with. */
    private Optional<String> compared(int number, Block from, Value string) {
        var block = graph.block(number);
        var text = Optional.<String>empty();
        var result = Optional.<Value>empty();
        boolean only = graph.in(number).size() == 1 && block.unwind().isPresent() == from.unwind().isPresent()
                && block.parameters().isEmpty();
        for (var instruction : block.instructions()) {
            switch (instruction) {
                case Instruction.Const c when c.constant() instanceof Constant.Text t -> text = Optional.of(t.value());
                case Instruction.Plain p when p.op() == Op.REF_CHECK && p.operands().getFirst().equals(string) -> {}
                case Instruction.Call c
                        when c.function().equals(EQUALS)
                                && c.operands().getFirst().equals(string)
                                && graph.definition(c.operands().getLast()) instanceof Instruction.Const k
                                && graph.home(k.result()) == number ->
                    result = c.results().isEmpty() ? Optional.empty() : Optional.of(c.results().getFirst());
                default -> only = false;
            }
        }
        return only
                        && block.instructions().stream().filter(i -> i.op() == Op.STRING_CONST).count() == 1
                        && block.terminator() instanceof Terminator.Branch b
                        && result.filter(b.condition()::equals).isPresent()
                ? text
                : Optional.empty();
    }

    /** Where an edge leads past blocks that only jump, or only choose by a constant that comes along this way. */
    private Target forwarded(Target target) {
        var at = target;
        for (int i = 0; i < MOST_FORWARD && at.arguments().isEmpty(); i++) {
            int number = graph.number(at);
            var block = graph.block(number);
            boolean constants = block.instructions().stream()
                    .allMatch(c -> c.op() == Op.I32_CONST && Set.of(number).containsAll(graph.users(c.results().getFirst())));
            if (!constants || !(block.terminator() instanceof Terminator.Jump jump)) {
                return at;
            }
            var chosen = chosen(jump.target());
            if (chosen.isEmpty() && !block.instructions().isEmpty()) {
                return at;
            }
            at = chosen.orElse(jump.target());
        }
        return at;
    }

    /** Where a block goes that only chooses by what it is given. */
    private Optional<Target> chosen(Target target) {
        int number = graph.number(target);
        var block = graph.block(number);
        if (target.arguments().size() != 1
                || !block.instructions().isEmpty()
                || !(block.terminator() instanceof Terminator.Switch choice)
                || !block.parameters().equals(List.of(choice.value()))
                || !graph.users(choice.value()).equals(Set.of(number))
                || choice.targets().stream().anyMatch(t -> t.arguments().contains(choice.value()))) {
            return Optional.empty();
        }
        return Loop.constant(graph, target.arguments().getFirst()).map(n -> choice.cases().stream()
                .filter(c -> c.key() == n)
                .map(Terminator.Case::target)
                .findFirst()
                .orElse(choice.otherwise()));
    }

    private void rewrite(int number, Value string, List<StringTree.Case> cases, Target none) {
        var block = draft.get(number);
        int line = block.terminator().line();
        var kept = new ArrayList<>(block.instructions().subList(0, block.instructions().size() - 1));
        var value = draft.value("value", new Type.ArrayType(Scalar.I8));
        var coder = draft.value("coder", Scalar.I32);
        var length = draft.value("length", Scalar.I32);
        var wide = draft.value("wide", Scalar.I32);
        var key = draft.value("key", Scalar.I32);
        kept.add(new Instruction.FieldAccess(Op.FIELD_GET, Module.STRING, "value", List.of(string), List.of(value), line));
        kept.add(new Instruction.FieldAccess(Op.FIELD_GET, Module.STRING, "coder", List.of(string), List.of(coder), line));
        kept.add(new Instruction.Plain(Op.ARRAY_LENGTH, List.of(value), List.of(length), line));
        // No case has the length -1, and every string with a coder of 1 does here.
        kept.add(new Instruction.Plain(Op.I32_NEG, List.of(coder), List.of(wide), line));
        kept.add(new Instruction.Plain(Op.I32_OR, List.of(length, wide), List.of(key), line));
        var tree = new StringTree(draft, string, value, none, block.unwind(), line);
        draft.set(number, kept, tree.byLength(key, cases));
    }
}
