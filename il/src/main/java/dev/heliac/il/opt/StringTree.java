package dev.heliac.il.opt;

import dev.heliac.il.Block;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Module;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Blocks that find out which of some texts of Latin-1 characters a string is. */
final class StringTree {

    /** A text, and where to go for it. */
    record Case(String text, Target target) {}

    /** Characters further back tell no texts apart; those that are alike up to here are compared one after the other. */
    private static final int MOST_LOOKED_AT = 64;

    private final Draft draft;
    private final Value string;
    private final Value bytes;
    private final Target none;
    private final Optional<Target> unwind;
    private final int line;

    StringTree(Draft draft, Value string, Value bytes, Target none, Optional<Target> unwind, int line) {
        this.draft = draft;
        this.string = string;
        this.bytes = bytes;
        this.none = none;
        this.unwind = unwind;
        this.line = line;
    }

    /** The end of a block that knows the string's length. */
    Terminator byLength(Value length, List<Case> cases) {
        var groups = new TreeMap<Integer, List<Case>>();
        cases.forEach(c -> groups.computeIfAbsent(c.text().length(), _ -> new ArrayList<>()).add(c));
        var targets = new ArrayList<Terminator.Case>();
        groups.forEach((n, group) -> targets.add(new Terminator.Case(n, among(group, new BitSet()))));
        return new Terminator.Switch(length, targets, none, line);
    }

    /** Where to go when the string can only be one of some texts of one length, which are the same where it has been looked at. */
    private Target among(List<Case> group, BitSet looked) {
        int length = group.getFirst().text().length();
        if (looked.cardinality() == length) {
            return group.getFirst().target();
        }
        int at = group.size() == 1 && length - looked.cardinality() > 1 ? -1 : telling(group, looked);
        return at < 0 ? compared(group) : byCharacter(group, looked, at);
    }

    /** The position at which the texts differ most; -1 when they do not. */
    private static int telling(List<Case> group, BitSet looked) {
        int best = -1;
        int most = group.size() == 1 ? 0 : 1;
        int length = Math.min(group.getFirst().text().length(), MOST_LOOKED_AT);
        for (int at = 0; at < length; at++) {
            var different = new HashSet<Character>();
            for (var one : group) {
                different.add(one.text().charAt(at));
            }
            if (!looked.get(at) && different.size() > most) {
                most = different.size();
                best = at;
            }
        }
        return best;
    }

    private Target byCharacter(List<Case> group, BitSet looked, int at) {
        var by = new TreeMap<Integer, List<Case>>();
        group.forEach(c -> by.computeIfAbsent((int) (byte) c.text().charAt(at), _ -> new ArrayList<>()).add(c));
        var label = draft.label("at");
        var index = draft.value("k", Scalar.I32);
        var found = draft.value("byte", Scalar.I32);
        looked.set(at);
        var targets = new ArrayList<Terminator.Case>();
        by.forEach((b, rest) -> targets.add(new Terminator.Case(b, among(rest, looked))));
        looked.clear(at);
        var instructions = List.<Instruction>of(
                new Instruction.Const(Op.I32_CONST, new Constant.I32(at), index, line),
                new Instruction.Typed(Op.ARRAY_LOAD, Scalar.I8, List.of(bytes, index), List.of(found), line));
        draft.add(new Block(label, List.of(), unwind, instructions, new Terminator.Switch(found, targets, none, line)));
        return new Target(label, List.of());
    }

    private Target compared(List<Case> group) {
        var next = none;
        for (var one : group.reversed()) {
            var label = draft.label("equal");
            var text = draft.value("k", new Type.ClassType(Module.STRING));
            var equal = draft.value("equals", Scalar.I32);
            var instructions = List.<Instruction>of(
                    new Instruction.Const(Op.STRING_CONST, new Constant.Text(one.text()), text, line),
                    new Instruction.Call(StringSwitches.EQUALS, List.of(string, text), List.of(equal), line));
            var branch = new Terminator.Branch(equal, one.target(), next, line);
            draft.add(new Block(label, List.of(), unwind, instructions, branch));
            next = new Target(label, List.of());
        }
        return next;
    }
}
