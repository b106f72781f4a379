package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.JavaTypes;
import dev.heliac.frontend.model.MessageInfo;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** Records that are never allocated: messages and channel pairs live in their components until something needs an object. */
final class Records {

    private final MethodTranslator m;

    Records(MethodTranslator method) {
        m = method;
    }

    /** Whether records of this class are kept in components: message records whose constructor only assigns them. */
    boolean virtual(String type) {
        return m.owner.message(type).isPresent() && (plain(type) || carrier(type));
    }

    private boolean plain(String type) {
        return m.owner.classes().find(type).map(Records::plainConstructor).orElse(false);
    }

    /** Whether a message carries what is no object, so that it is none itself. */
    private boolean carrier(String type) {
        return m.owner.message(type).orElseThrow().components().stream()
                .anyMatch(c -> c.kind() == MessageInfo.Kind.VECTOR || c.kind() == MessageInfo.Kind.ENDPOINT);
    }

    /** The method with the conditions on such a message that its class states. */
    Optional<MethodNode> condition(String type) {
        if (plain(type)) {
            return Optional.empty();
        }
        var node = m.owner.classes().find(type).orElseThrow();
        var constructors = node.methods.stream().filter(c -> c.name.equals("<init>")).toList();
        try {
            if (constructors.size() > 1) {
                throw new Conditions.Unfit("has others beside it");
            }
            return Optional.of(m.owner.conditions().of(node, constructors.getFirst()));
        } catch (Conditions.Unfit e) {
            m.error(
                    FrontCode.STORED,
                    m.line,
                    "a `" + Channels.simple(type) + "` carries endpoints or vectors, but its constructor " + e.getMessage(),
                    "let it only ask whether its components are right, and throw where they are not");
            throw new MethodTranslator.Abort();
        }
    }

    /** A canonical constructor that the compiler wrote: each field is assigned its parameter and nothing else happens. */
    private static boolean plainConstructor(ClassNode node) {
        for (var method : node.methods) {
            if (method.name.equals("<init>")) {
                for (var insn : method.instructions) {
                    boolean allowed = insn.getOpcode() < 0
                            || insn.getOpcode() == Opcodes.PUTFIELD
                            || insn.getOpcode() == Opcodes.INVOKESPECIAL
                            || insn.getOpcode() == Opcodes.RETURN
                            || insn.getOpcode() >= Opcodes.ILOAD && insn.getOpcode() <= Opcodes.ALOAD;
                    if (!allowed) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    Abs component(Abs.Rec record, String name) {
        return record.parts().get(index(record.type(), name).orElseThrow(() -> m.unsupported("field " + name + " of a message")));
    }

    /** The component an accessor reads, when the method is one that the compiler wrote. */
    Optional<Integer> accessor(String type, MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FieldInsnNode f && f.getOpcode() == Opcodes.GETFIELD && f.name.equals(method.name)) {
                return real(method) == 3 ? index(type, f.name) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static int real(MethodNode method) {
        int count = 0;
        for (AbstractInsnNode insn : method.instructions) {
            count += insn.getOpcode() >= 0 ? 1 : 0;
        }
        return count;
    }

    private Optional<Integer> index(String type, String name) {
        var components = m.owner.classes().find(type).map(n -> n.recordComponents).orElse(null);
        for (int i = 0; components != null && i < components.size(); i++) {
            if (components.get(i).name.equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The record as an object in the process's heap. */
    Value materialize(Abs.Rec record) {
        var tokens = Linear.within(record);
        if (!tokens.isEmpty()) {
            throw m.stored(
                    tokens.iterator().next(),
                    "in a `" + Channels.simple(record.type()) + "` that is used as an object, where the compiler cannot follow it");
        }
        var type = new Type.ClassType(record.type().replace('/', '.'));
        m.owner.mention(type);
        var node = m.owner.classes().find(record.type()).orElseThrow();
        var fields = new ArrayList<Value>();
        var types = new ArrayList<Type>();
        for (int i = 0; i < record.parts().size(); i++) {
            var descriptor = org.objectweb.asm.Type.getType(node.recordComponents.get(i).descriptor);
            types.add(JavaTypes.storage(descriptor));
            m.owner.use(type.name(), node.recordComponents.get(i).name, types.get(i));
            fields.add(m.value(record.parts().get(i), types.get(i).widened()));
        }
        m.owner.instantiate(record.type(), m.instance, m.line);
        var object = m.code.value("message", type);
        m.emitThrowing(new Instruction.Typed(Op.NEW, type, List.of(), List.of(object), m.line));
        for (int i = 0; i < fields.size(); i++) {
            m.emitThrowing(new Instruction.FieldAccess(
                    Op.FIELD_SET,
                    type.name(),
                    node.recordComponents.get(i).name,
                    List.of(object, fields.get(i)),
                    List.of(),
                    m.line));
        }
        return object;
    }

    /** The components of a record object, read one by one. */
    Abs.Rec components(Value object, String type) {
        var node = m.owner.classes().find(type).orElseThrow();
        var parts = new ArrayList<Abs>();
        for (var c : node.recordComponents == null ? List.<RecordComponentNode>of() : node.recordComponents) {
            var storage = m.storage(org.objectweb.asm.Type.getType(c.descriptor));
            m.owner.use(type.replace('/', '.'), c.name, storage);
            var value = m.code.value(c.name, storage.widened());
            m.emitThrowing(new Instruction.FieldAccess(
                    Op.FIELD_GET, type.replace('/', '.'), c.name, List.of(object), List.of(value), m.line));
            parts.add(new Abs.Val(value));
        }
        return new Abs.Rec(type, parts);
    }
}
