package dev.heliac.junit;

import dev.heliac.frontend.model.Annotations;
import dev.heliac.frontend.translate.FlowGraph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Closes what an exception leaves behind where it is caught, as compiled code does. A method that catches any marks when it was entered;
 * what came to the process since, and is in no variable that the handler or what follows it reads, belonged to what is gone.
 */
final class Unwinding {

    private final MethodNode method;
    private final int mark;

    private Unwinding(MethodNode method) {
        this.method = method;
        mark = method.maxLocals;
    }

    /** Whether there was something to add. */
    static boolean add(MethodNode method) {
        if (method.tryCatchBlocks.isEmpty()) {
            return false;
        }
        new Unwinding(method).add();
        return true;
    }

    private void add() {
        var graph = new FlowGraph(method);
        var pads = new HashMap<LabelNode, LabelNode>();
        var code = new InsnList();
        for (var block : method.tryCatchBlocks) {
            var handler = block.handler;
            block.handler = pads.computeIfAbsent(handler, h -> pad(h, graph.frameAt(h), graph.liveAt(h), code));
        }
        for (var insn : method.instructions) {
            if (insn instanceof FrameNode f) {
                f.local = withMark(f.local);
            }
        }
        method.instructions.add(code);
        method.instructions.insert(entry());
        method.maxLocals += 2;
    }

    /** Outside of all that is covered, so that nothing catches what ends the process. */
    private LabelNode pad(LabelNode handler, FrameNode frame, BitSet live, InsnList code) {
        var pad = new LabelNode();
        code.add(pad);
        var locals = withMark(frame.local);
        code.add(new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), frame.stack.size(), frame.stack.toArray()));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new VarInsnNode(Opcodes.LLOAD, mark));
        var slots = references(frame.local, live);
        code.add(new IntInsnNode(Opcodes.SIPUSH, slots.size()));
        code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
        for (int i = 0; i < slots.size(); i++) {
            code.add(new InsnNode(Opcodes.DUP));
            code.add(new IntInsnNode(Opcodes.SIPUSH, i));
            code.add(new VarInsnNode(Opcodes.ALOAD, slots.get(i)));
            code.add(new InsnNode(Opcodes.AASTORE));
        }
        code.add(ProcessCode.call("unwound", "(Ljava/lang/Throwable;J[Ljava/lang/Object;)V"));
        code.add(new JumpInsnNode(Opcodes.GOTO, handler));
        return pad;
    }

    /** The variables with objects that are read at a handler or behind it. */
    private static List<Integer> references(List<Object> frame, BitSet live) {
        var slots = new ArrayList<Integer>();
        int slot = 0;
        for (var type : frame) {
            if (type instanceof String && live.get(slot)) {
                slots.add(slot);
            }
            slot += size(type);
        }
        return slots;
    }

    private List<Object> withMark(List<Object> frame) {
        var all = new ArrayList<>(frame);
        for (int slot = frame.stream().mapToInt(Unwinding::size).sum(); slot < mark; slot++) {
            all.add(Opcodes.TOP);
        }
        all.add(Opcodes.LONG);
        return all;
    }

    private static int size(Object type) {
        return type.equals(Opcodes.LONG) || type.equals(Opcodes.DOUBLE) ? 2 : 1;
    }

    private InsnList entry() {
        var code = new InsnList();
        code.add(ProcessCode.call("mark", "()J"));
        code.add(new VarInsnNode(Opcodes.LSTORE, mark));
        int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        var types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            if (owns(i)) {
                code.add(new VarInsnNode(Opcodes.ALOAD, slot));
                code.add(ProcessCode.call("claim", "(Ljava/lang/Object;)V"));
            }
            slot += types[i].getSize();
        }
        return code;
    }

    /** Whether the method owns its argument: one that it takes, or a port of the process. */
    private boolean owns(int parameter) {
        return Stream.of("Claims", "Uses", "Provides").anyMatch(a -> Annotations.hasParameter(method, parameter, a));
    }
}
