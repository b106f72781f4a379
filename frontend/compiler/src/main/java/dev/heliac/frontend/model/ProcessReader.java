package dev.heliac.frontend.model;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads one process: its ports from main's parameters, its placement from the class's annotations. */
final class ProcessReader {

    private static final String LISTENER = "dev/heliac/lang/Listener";

    private final Program program;
    private final Diagnostics out;

    ProcessReader(Program program, Diagnostics out) {
        this.program = program;
        this.out = out;
    }

    /** A class without annotations, whose name is another's simple name or its own. */
    Optional<ProcessInfo> ordinary(ClassNode node, MethodNode started, String name) {
        var main = node.methods.stream().filter(m -> m.name.equals("main") && m.desc.equals(started.desc)).findFirst().orElseThrow();
        return read(node, main, Place.of(program.sourceOf(node), firstLine(started)), name.replaceAll("[^A-Za-z0-9_.-]", "_"));
    }

    Optional<ProcessInfo> read(ClassNode node) {
        var file = program.sourceOf(node);
        var mains = ModelReader.mains(node);
        if (mains.size() != 1) {
            bad(Place.of(file), node, mains.isEmpty() ? "it has no static method main" : "it has several methods main");
            return Optional.empty();
        }
        var main = mains.getFirst();
        var name = Annotations.string(Annotations.of(node, "Process"), "name").orElse("");
        return read(node, main, Place.of(file, firstLine(main)), name);
    }

    private Optional<ProcessInfo> read(ClassNode node, MethodNode main, Place place, String name) {
        if (!Type.getReturnType(main.desc).equals(Type.VOID_TYPE)) {
            bad(place, node, "its main returns something");
            return Optional.empty();
        }
        var ports = new ArrayList<ProcessDecl.Port>();
        var types = Type.getArgumentTypes(main.desc);
        for (int i = 0; i < types.length; i++) {
            var port = port(main, i, types[i], node, place);
            if (port.isEmpty()) {
                return Optional.empty();
            }
            ports.add(port.get());
        }
        if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
            bad(place, node, "its name must be 1 to 64 letters, digits, `_`, `.` or `-`");
            return Optional.empty();
        }
        return Optional.of(new ProcessInfo(name, node.name, main, ports, preferences(node), affinities(node), place));
    }

    private Optional<ProcessDecl.Port> port(MethodNode main, int index, Type type, ClassNode node, Place place) {
        var provides = Annotations.ofParameter(main, index, "Provides");
        var uses = Annotations.ofParameter(main, index, "Uses");
        var path = provides.or(() -> uses);
        if (type.getDescriptor().equals("[Ljava/lang/String;") && path.isEmpty()) {
            return Optional.of(new ProcessDecl.Port.Arguments());
        }
        if (path.isEmpty() || type.getSort() != Type.OBJECT) {
            bad(place, node, "parameter " + (index + 1) + " of main is neither a String[] nor bound by @Provides or @Uses");
            return Optional.empty();
        }
        if (!path.get().matches("(/[A-Za-z0-9_.-]{1,64})+")) {
            bad(place, node, "`" + path.get() + "` is not a name; names look like /echo");
            return Optional.empty();
        }
        if (type.getInternalName().equals(LISTENER)) {
            var contract = listened(main, index).map(program.endpoints()::get);
            if (provides.isEmpty() || contract.isEmpty()) {
                bad(place, node, "a Listener needs @Provides and the exporter's type: Listener<C.Exp>");
                return Optional.empty();
            }
            return contract.map(c -> new ProcessDecl.Port.Listens(path.get(), c.contract().name()));
        }
        var contract = program.endpoints().get(type.getInternalName());
        if (contract == null) {
            // A contract that was rejected has been reported already.
            if (!out.hasErrors()) {
                bad(place, node, "parameter " + (index + 1) + " of main is not an endpoint of a contract");
            }
            return Optional.empty();
        }
        boolean exporter = contract.exp().equals(type.getInternalName());
        if (exporter != provides.isPresent()) {
            bad(place, node, exporter ? "an Exp endpoint needs @Provides" : "an Imp endpoint needs @Uses");
            return Optional.empty();
        }
        var name = contract.contract().name();
        return Optional.of(
                exporter ? new ProcessDecl.Port.Provides(path.get(), name) : new ProcessDecl.Port.Uses(path.get(), name));
    }

    /** The type argument of a {@code Listener<C.Exp>} parameter. */
    private static Optional<String> listened(MethodNode main, int index) {
        if (main.signature == null) {
            return Optional.empty();
        }
        var found = new ArrayList<String>();
        new SignatureReader(main.signature).accept(new SignatureVisitor(Opcodes.ASM9) {
            private int parameter = -1;
            private int depth;
            private String current = "";

            @Override
            public SignatureVisitor visitParameterType() {
                parameter++;
                depth = 0;
                return this;
            }

            @Override
            public void visitClassType(String name) {
                depth++;
                current = name;
            }

            @Override
            public void visitInnerClassType(String name) {
                current += "$" + name;
            }

            @Override
            public void visitEnd() {
                if (parameter == index && depth == 2 && found.isEmpty()) {
                    found.add(current);
                }
                depth--;
            }
        });
        return found.stream().findFirst();
    }

    private static List<ProcessDecl.Preference> preferences(ClassNode node) {
        var preferences = new ArrayList<ProcessDecl.Preference>();
        for (var a : Annotations.repeated(node, "Platform")) {
            var weight = Annotations.value(a, "weight") instanceof Integer w ? w : 1;
            if (Annotations.value(a, "prefer") instanceof String[] constant) {
                preferences.add(new ProcessDecl.Preference(constant[1].toLowerCase(Locale.ROOT), weight));
            }
        }
        return preferences;
    }

    private static List<ProcessDecl.Affinity> affinities(ClassNode node) {
        var affinities = new ArrayList<ProcessDecl.Affinity>();
        for (var a : Annotations.repeated(node, "Affinity")) {
            if (Annotations.value(a, "to") instanceof String to && Annotations.value(a, "value") instanceof Integer value) {
                affinities.add(new ProcessDecl.Affinity(to, value));
            }
        }
        return affinities;
    }

    private static int firstLine(MethodNode method) {
        for (var insn : method.instructions) {
            if (insn instanceof LineNumberNode l) {
                return l.line;
            }
        }
        return 0;
    }

    private void bad(Place place, ClassNode node, String what) {
        out.error(
                FrontCode.BAD_PROCESS,
                place,
                "`" + ModelReader.simple(node.name) + "` is not a process: " + what,
                "see docs/language.md, \"Processes\"");
    }
}
