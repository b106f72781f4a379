package dev.heliac.frontend.model;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.Contract;
import dev.heliac.il.Field;
import dev.heliac.il.contract.ContractCheck;
import dev.heliac.il.contract.ContractText;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.symbols.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** Reads contracts, each with the Java types that stand for its parts, after the one that it extends. */
final class ContractReader {

    private static final String ENDPOINT = "dev/heliac/lang/Endpoint";

    /**
     * @param in internal name of the interface of what the exporter receives
     * @param out of what it sends
     */
    private record Read(ContractInfo info, ContractText.Parsed parsed, String in, String out) {}

    private final Program program;
    private final ClassPool classes;
    private final Diagnostics out;
    /** Empty for one that is being read, or has been found wrong. */
    private final Map<String, Optional<Read>> known = new HashMap<>();
    /** Where a contract's text is, by the name of the interface. */
    private final Map<String, Place> texts = new HashMap<>();

    ContractReader(Program program, Diagnostics out) {
        this.program = program;
        classes = program.classes();
        this.out = out;
    }

    /** The contract that an interface with {@code @Contract} is; empty, and told, when it is none. */
    Optional<ContractInfo> read(ClassNode node) {
        return reading(node).map(Read::info);
    }

    /** What is decided of a contract that was read, once it is known where its conversations begin. */
    void decide(ContractInfo info, EntryStates entries) {
        var declared = new ContractCheck.Declared(texts.get(info.name()), entries.places(info.contract()), Map.of(), Map.of());
        ContractCheck.check(info.contract(), declared, out, Limits.EXPLORED);
    }

    private Optional<Read> reading(ClassNode node) {
        var before = known.putIfAbsent(node.name, Optional.empty());
        if (before != null) {
            return before;
        }
        var bases = node.interfaces.stream().flatMap(n -> classes.find(n).stream()).filter(ContractReader::isContract).toList();
        if (bases.size() > 1) {
            return bad(node, ContractFaults.SEVERAL);
        }
        var base = bases.isEmpty() ? Optional.<Read>empty() : reading(bases.getFirst());
        // What is wrong with the base has been told.
        var read = bases.size() == 1 && base.isEmpty() ? Optional.<Read>empty() : contract(node, base);
        known.put(node.name, read);
        return read;
    }

    private Optional<Read> contract(ClassNode node, Optional<Read> base) {
        var parts = parts(node);
        var exp = end(parts, "$Exp", base.map(b -> b.info().exp()).orElse(ENDPOINT));
        var imp = end(parts, "$Imp", ENDPOINT);
        if (exp.isEmpty() || imp.isEmpty()) {
            var wanted = base.map(b -> ModelReader.simple(b.info().name()) + ".Exp").orElse("Endpoint<In, Out>");
            return bad(node, ContractFaults.noEnds(wanted));
        }
        var directions = base.map(b -> List.of(b.in(), b.out())).orElseGet(() -> endpointArguments(exp.get()));
        if (directions.size() != 2) {
            return bad(node, ContractFaults.NO_DIRECTIONS);
        }
        if (!endpointArguments(imp.get()).equals(directions.reversed())) {
            return bad(node, ContractFaults.NOT_DUAL);
        }
        var place = Place.of(program.sourceOf(node));
        // Endpoints in messages may be of the contract itself, so its name is known before its messages are read.
        var own = new LinkedHashMap<String, MessageInfo>();
        for (var part : parts) {
            boolean in = classes.isSubclass(part.name, directions.get(0));
            boolean outgoing = classes.isSubclass(part.name, directions.get(1));
            if ("java/lang/Record".equals(part.superName) && (in || outgoing)) {
                message(part, in, outgoing, place).ifPresent(m -> own.put(part.name, m));
            }
        }
        var places = ContractPlaces.of(program.sourceOf(node), source(node), ModelReader.simple(node.name));
        var parsed = ContractText.parse(
                node.name.replace('/', '.'),
                base.map(Read::parsed),
                Annotations.string(Annotations.of(node, "Contract"), "value").orElse(""),
                own.values().stream().map(MessageInfo::message).toList(),
                places,
                out);
        return parsed.map(p -> {
            texts.put(node.name, places.at(1, 1, 0));
            var messages = new LinkedHashMap<String, MessageInfo>();
            base.ifPresent(b -> messages.putAll(b.info().messages()));
            messages.putAll(own);
            var info = new ContractInfo(node.name, p.contract(), messages, exp.get().name, imp.get().name);
            return new Read(info, p, directions.get(0), directions.get(1));
        });
    }

    /** The types that the interface nests. javac lists nest members last first; messages are numbered as they are declared. */
    private List<ClassNode> parts(ClassNode node) {
        var host = node.nestHostClass == null ? Optional.of(node) : classes.find(node.nestHostClass);
        var members = host.filter(h -> h.nestMembers != null).map(h -> h.nestMembers.reversed()).orElse(List.of());
        var parts = new ArrayList<ClassNode>();
        members.stream()
                .filter(m -> m.startsWith(node.name + "$") && m.indexOf('$', node.name.length() + 1) < 0)
                .forEach(m -> classes.find(m).ifPresent(parts::add));
        return parts;
    }

    private static Optional<ClassNode> end(List<ClassNode> parts, String name, String parent) {
        return parts.stream().filter(n -> n.name.endsWith(name) && n.interfaces.contains(parent)).findFirst();
    }

    private static boolean isContract(ClassNode node) {
        return Annotations.of(node, "Contract").isPresent();
    }

    private Optional<MessageInfo> message(ClassNode node, boolean in, boolean outgoing, Place place) {
        var components = new ArrayList<MessageInfo.Component>();
        for (var c : node.recordComponents == null ? List.<RecordComponentNode>of() : node.recordComponents) {
            var state = Annotations.string(Annotations.of(c.invisibleAnnotations, "State"), "value").orElse("");
            var component = Components.of(c.name, c.descriptor, state, this::endpointOwner);
            if (component.isEmpty()) {
                var what = Components.cannotTravel(ModelReader.simple(node.name), c.name);
                out.error(FrontCode.BAD_CONTRACT, place, what, Components.REMEDY);
                return Optional.empty();
            }
            components.add(component.get());
        }
        var fields = components.stream().map(c -> new Field(c.name(), c.type())).toList();
        var direction = in && outgoing ? Contract.Direction.BOTH : in ? Contract.Direction.IN : Contract.Direction.OUT;
        return Optional.of(new MessageInfo(node.name, new Contract.Message(ModelReader.simple(node.name), direction, fields), components));
    }

    /** The binary name of the contract interface around an endpoint interface. */
    private Optional<String> endpointOwner(String name) {
        if (!name.endsWith("$Exp") && !name.endsWith("$Imp")) {
            return Optional.empty();
        }
        var owner = name.substring(0, name.length() - 4);
        return classes.find(owner).filter(ContractReader::isContract).map(n -> n.name.replace('/', '.'));
    }

    /** The interfaces R and S of {@code extends Endpoint<R, S>}, from the generic signature. */
    private static List<String> endpointArguments(ClassNode node) {
        var names = new ArrayList<String>();
        if (node.signature == null) {
            return names;
        }
        new SignatureReader(node.signature)
                .accept(new SignatureVisitor(Opcodes.ASM9) {
                    private String current = "";
                    private boolean inEndpoint;

                    @Override
                    public void visitClassType(String name) {
                        if (inEndpoint) {
                            current = name;
                        }
                        inEndpoint |= name.equals(ENDPOINT);
                    }

                    @Override
                    public void visitInnerClassType(String name) {
                        current += "$" + name;
                    }

                    @Override
                    public void visitEnd() {
                        if (!current.isEmpty()) {
                            names.add(current);
                            current = "";
                        }
                    }
                });
        return names;
    }

    private Optional<Read> bad(ClassNode node, String what) {
        out.add(ContractFaults.because(Place.of(program.sourceOf(node)), ModelReader.simple(node.name), what));
        return Optional.empty();
    }

    private String source(ClassNode node) {
        var file = program.sourceOf(node);
        try {
            return program.sources().containsValue(file) ? Files.readString(Path.of(file)) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
