package dev.heliac.frontend.model;

import dev.heliac.il.Contract;
import dev.heliac.il.Type;
import dev.heliac.il.contract.Entries;
import dev.heliac.il.diag.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * In which states the contracts' conversations begin, as an application's class files tell, whether or not a process gets there: where
 * channels are made, and where an endpoint is said to be in a state.
 */
final class EntryStates {

    private static final String CHANNEL = "dev/heliac/lang/Channel";
    private static final String ANY = "dev/heliac/lang/Endpoint$Any";

    private final Program program;
    /** By the contract's name, the states that channels are made in, and where first. */
    private final Map<String, Map<String, Place>> begun = new HashMap<>();
    /** By the contract's name. */
    private final Map<String, Set<String>> named = new HashMap<>();

    private EntryStates(Program program) {
        this.program = program;
    }

    /** Of a program whose contracts are read, and the states settled that their messages' endpoints are in. */
    static EntryStates of(Program program) {
        var entries = new EntryStates(program);
        program.contracts().values().forEach(entries::messages);
        for (var name : program.classes().applicationClasses()) {
            program.classes().find(name).ifPresent(entries::read);
        }
        return entries;
    }

    /** A contract with the states that its conversations begin in; those of a contract that it extends are among them. */
    ContractInfo with(ContractInfo info) {
        var from = new TreeSet<String>();
        var in = new TreeSet<String>();
        var at = Optional.of(info.contract());
        while (at.isPresent()) {
            from.addAll(places(at.get()).keySet());
            in.addAll(named.getOrDefault(at.get().name(), Set.of()));
            at = at.get()
                    .base()
                    .flatMap(b -> Optional.ofNullable(program.contracts().get(b.replace('.', '/'))))
                    .map(ContractInfo::contract);
        }
        return new ContractInfo(info.name(), Entries.with(info.contract(), from, in), info.messages(), info.exp(), info.imp());
    }

    /** Where channels of a contract are made, by the states that they are made in. */
    Map<String, Place> places(Contract contract) {
        return begun.getOrDefault(contract.name(), Map.of());
    }

    private void messages(ContractInfo info) {
        for (var message : info.contract().messages()) {
            for (var field : message.fields()) {
                if (field.type() instanceof Type.EndpointType e) {
                    named.computeIfAbsent(e.contract(), _ -> new TreeSet<>()).add(e.state());
                }
            }
        }
    }

    private void read(ClassNode node) {
        for (var field : node.fields) {
            var type = field.signature == null ? field.desc : field.signature;
            Annotations.stateOf(field).ifPresent(s -> named(types(type, true).getFirst(), s));
        }
        for (var method : node.methods) {
            var types = types(method.signature == null ? method.desc : method.signature, false);
            int parameters = org.objectweb.asm.Type.getArgumentCount(method.desc);
            for (int i = 0; i < Math.min(parameters, types.size() - 1); i++) {
                var type = types.get(i);
                Annotations.ofParameter(method, i, "State").ifPresent(s -> named(type, s));
            }
            Annotations.stateOf(method).filter(_ -> parameters < types.size()).ifPresent(s -> named(types.get(parameters), s));
            calls(node, method);
        }
    }

    private void calls(ClassNode node, MethodNode method) {
        int line = 0;
        for (var i : method.instructions) {
            if (i instanceof LineNumberNode n) {
                line = n.line;
            } else if (i instanceof MethodInsnNode call && call.owner.equals(CHANNEL) && call.name.equals("create")) {
                var place = new Place(program.sourceOf(node), line, 0, 0, "");
                var state = before(i);
                text(state).ifPresent(s -> contract(before(before(state)))
                        .ifPresent(c -> begun.computeIfAbsent(c, _ -> new HashMap<>()).putIfAbsent(s, place)));
            } else if (i instanceof MethodInsnNode call && call.owner.equals(ANY)) {
                var state = before(i);
                text(state).ifPresent(s -> contract(before(state))
                        .ifPresent(c -> named.computeIfAbsent(c, _ -> new TreeSet<>()).add(s)));
            }
        }
    }

    /** The instruction before, past lines and labels; null where there is none. */
    private static AbstractInsnNode before(AbstractInsnNode instruction) {
        var at = instruction == null ? null : instruction.getPrevious();
        while (at != null && at.getOpcode() < 0) {
            at = at.getPrevious();
        }
        return at;
    }

    private static Optional<String> text(AbstractInsnNode instruction) {
        return instruction instanceof LdcInsnNode l && l.cst instanceof String s ? Optional.of(s) : Optional.empty();
    }

    /** The contract's name whose endpoint's class is loaded. */
    private Optional<String> contract(AbstractInsnNode instruction) {
        return instruction instanceof LdcInsnNode l && l.cst instanceof org.objectweb.asm.Type t
                ? Optional.ofNullable(program.endpoints().get(t.getInternalName())).map(i -> i.contract().name())
                : Optional.empty();
    }

    private void named(Set<String> types, String state) {
        for (var type : types) {
            var info = program.endpoints().get(type);
            if (info != null) {
                named.computeIfAbsent(info.contract().name(), _ -> new TreeSet<>()).add(state);
            }
        }
    }

    /** The classes that a signature or descriptor mentions: of a method at each parameter and then the result, of a field all. */
    private static List<Set<String>> types(String signature, boolean field) {
        var all = new ArrayList<Set<String>>();
        var visitor = new SignatureVisitor(Opcodes.ASM9) {
            private String name = "";

            @Override
            public SignatureVisitor visitParameterType() {
                all.add(new TreeSet<>());
                return this;
            }

            @Override
            public SignatureVisitor visitReturnType() {
                all.add(new TreeSet<>());
                return this;
            }

            @Override
            public void visitClassType(String type) {
                name = type;
                mention();
            }

            @Override
            public void visitInnerClassType(String type) {
                name += "$" + type;
                mention();
            }

            private void mention() {
                if (!all.isEmpty()) {
                    all.getLast().add(name);
                }
            }
        };
        if (field) {
            all.add(new TreeSet<>());
            new SignatureReader(signature).acceptType(visitor);
        } else {
            new SignatureReader(signature).accept(visitor);
        }
        return all;
    }
}
