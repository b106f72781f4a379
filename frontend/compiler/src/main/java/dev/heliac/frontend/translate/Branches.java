package dev.heliac.frontend.translate;

import static org.objectweb.asm.Opcodes.*;

import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.JumpInsnNode;

/** Jumps and switches: where a path goes on, and what it knows there. */
final class Branches {

    private final MethodTranslator m;
    private final Channels channels;
    private final Selects selects;

    Branches(MethodTranslator method, Channels channels, Selects selects) {
        m = method;
        this.channels = channels;
        this.selects = selects;
    }

    void jump(JumpInsnNode j) {
        int opcode = j.getOpcode();
        switch (opcode) {
            case GOTO -> m.jumpTo(m.graph.at(j.label));
            case IFEQ, IFNE -> {
                var value = m.value(m.frame.pop(), Scalar.I32);
                branch(value, j, opcode == IFEQ);
            }
            case IFLT, IFGE, IFGT, IFLE -> {
                var value = m.value(m.frame.pop(), Scalar.I32);
                branch(m.plain(Arithmetic.compare(opcode), Scalar.I32, value, m.constant(0)), j, false);
            }
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> {
                var right = m.value(m.frame.pop(), Scalar.I32);
                var left = m.value(m.frame.pop(), Scalar.I32);
                branch(m.plain(Arithmetic.compare(opcode), Scalar.I32, left, right), j, false);
            }
            case IFNULL, IFNONNULL -> nullTest(j);
            case IF_ACMPEQ, IF_ACMPNE -> {
                for (var side : m.frame.stack.subList(m.frame.stack.size() - 2, m.frame.stack.size())) {
                    m.linear.refuse(
                            side, "compared, but is no object", "two variables name one endpoint only where one was assigned the other");
                }
                var right = m.value(m.frame.pop(), Translator.OBJECT);
                var left = m.value(m.frame.pop(), Translator.OBJECT);
                branch(m.plain(Op.REF_EQ, Scalar.I32, left, right), j, opcode == IF_ACMPNE);
            }
            default -> throw m.unsupported("bytecode " + opcode);
        }
    }

    private void nullTest(JumpInsnNode j) {
        var tested = m.frame.pop();
        switch (tested) {
            case Abs.Null _ -> decided(j.getOpcode() == IFNULL, j);
            case Abs.Tok _, Abs.Rec _, Abs.Pending _, Abs.Selection _, Abs.Absent _, Abs.Body _ -> decided(j.getOpcode() == IFNONNULL, j);
            case Abs.Val v -> branch(m.plain(Op.REF_IS_NULL, Scalar.I32, v.value()), j, j.getOpcode() == IFNONNULL);
            case Abs.ClassLiteral _ -> decided(j.getOpcode() == IFNONNULL, j);
            case Abs.Choice _, Abs.Fresh _ -> throw m.unsupported("a null test of this value");
        }
    }

    private void decided(boolean taken, JumpInsnNode j) {
        m.jumpTo(taken ? m.graph.at(j.label) : m.graph.at(m.index) + 1);
    }

    /** Jumps when the condition holds, or when it does not. */
    void branch(Value condition, JumpInsnNode j, boolean negated) {
        int taken = m.graph.at(j.label);
        int next = m.graph.at(m.index) + 1;
        var known = m.constants.get(condition);
        if (known != null) {
            m.jumpTo((known != 0) != negated ? taken : next);
            return;
        }
        var yes = m.fork("then");
        var no = m.fork("else");
        m.part.terminator = new Terminator.Branch(
                condition, negated ? no.target() : yes.target(), negated ? yes.target() : no.target(), m.line);
        var forks = m.any.asked(condition, negated ? no : yes, negated ? yes : no);
        go(negated ? forks.reversed() : forks, List.of(taken, next));
    }

    /** Continues each fork at its block. */
    private void go(List<MethodTranslator.Fork> forks, List<Integer> targets) {
        int line = m.line;
        for (int i = 0; i < forks.size(); i++) {
            m.arrive(targets.get(i), new Joins.Arrival(forks.get(i).part(), forks.get(i).frame(), line, false));
        }
        m.part = null;
    }

    /** A switch over an index, or over the type of a message or of what Select gives. */
    void choose(List<Integer> keys, List<Integer> targets, int otherwise) {
        var subject = m.frame.pop();
        if (subject instanceof Abs.Choice c) {
            if (c.subject() instanceof Abs.Selection) {
                selects.receiveSwitch(c, keys, targets, otherwise);
            } else {
                channels.receiveSwitch(c, keys, targets, otherwise);
            }
            return;
        }
        var value = m.value(subject, Scalar.I32);
        var known = m.constants.get(value);
        if (known != null) {
            int at = keys.indexOf(known);
            m.jumpTo(at < 0 ? otherwise : targets.get(at));
            return;
        }
        var forks = new ArrayList<MethodTranslator.Fork>();
        var to = new ArrayList<Integer>();
        var cases = new ArrayList<Terminator.Case>();
        for (int i = 0; i < keys.size(); i++) {
            if (targets.get(i) != otherwise) {
                var fork = m.fork("case");
                forks.add(fork);
                to.add(targets.get(i));
                cases.add(new Terminator.Case(keys.get(i), fork.target()));
            }
        }
        var rest = m.fork("default");
        forks.add(rest);
        to.add(otherwise);
        m.part.terminator = new Terminator.Switch(value, cases, rest.target(), m.line);
        go(forks, to);
    }
}
