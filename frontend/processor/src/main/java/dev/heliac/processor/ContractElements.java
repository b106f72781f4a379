package dev.heliac.processor;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.frontend.model.ComponentStates;
import dev.heliac.frontend.model.Components;
import dev.heliac.frontend.model.ContractFaults;
import dev.heliac.frontend.model.ContractInfo;
import dev.heliac.frontend.model.MessageInfo;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Field;
import dev.heliac.il.contract.ContractText;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads contracts off the compiler's elements; ContractReader does so off class files. What javac reports by itself is passed over. */
final class ContractElements {

    static final String CONTRACT = "dev.heliac.lang.Contract";
    static final String STATE = "dev.heliac.lang.State";

    /** A place in a contract's text, which {@link Reports} knows to find in the source. */
    static final ContractText.Places TEXT = (line, column, length) -> new Place("", line, column, length, "");

    private static final Place ELEMENT = Place.of("");

    private static final String ENDPOINT = "dev.heliac.lang.Endpoint";

    private final ProcessingEnvironment environment;
    /** What is being read, since a source may say that contracts extend each other. */
    private final Set<TypeElement> reading = new HashSet<>();

    ContractElements(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /**
     * A contract as it was read.
     *
     * @param family its binary name and those of the contracts that it extends
     * @param in the interface of what the exporter receives
     * @param out of what it sends
     */
    record Read(ContractInfo info, List<String> family, ContractText.Parsed parsed, TypeMirror in, TypeMirror out) {}

    /** Checks that the states in which its messages carry endpoints are some of their contracts'. */
    void states(TypeElement type, ContractInfo info, Diagnostics out) {
        var contracts = new LinkedHashMap<String, ContractInfo>();
        contracts.put(info.name(), info);
        messageTypes(type).stream()
                .flatMap(m -> m.getRecordComponents().stream())
                .flatMap(c -> owner(c.asType()).stream())
                .filter(o -> !contracts.containsKey(internal(o)))
                .forEach(o -> read(o, new Diagnostics()).ifPresent(other -> contracts.put(other.info().name(), other.info())));
        new ComponentStates(contracts.values(), out).settle(info, ELEMENT);
    }

    /** A contract, after the one that it extends; nothing when errors were reported, of it or of that one, or javac will report some. */
    Optional<Read> read(TypeElement type, Diagnostics out) {
        if (!reading.add(type)) {
            return Optional.empty();
        }
        try {
            var bases = type.getInterfaces().stream()
                    .flatMap(i -> element(i).stream())
                    .filter(e -> annotation(e, CONTRACT).isPresent())
                    .toList();
            if (bases.size() > 1) {
                return not(type, ContractFaults.SEVERAL, out);
            }
            // What is wrong with the base is told of it.
            var base = bases.isEmpty() ? Optional.<Read>empty() : read(bases.getFirst(), new Diagnostics());
            return bases.size() == 1 && base.isEmpty() ? Optional.empty() : read(type, bases.stream().findFirst(), base, out);
        } finally {
            reading.remove(type);
        }
    }

    private Optional<Read> read(TypeElement type, Optional<TypeElement> extended, Optional<Read> base, Diagnostics out) {
        var parent = extended.flatMap(b -> end(b, "Exp")).map(e -> e.getQualifiedName().toString()).orElse(ENDPOINT);
        var exp = end(type, "Exp").filter(e -> parent(e, parent).isPresent());
        var imp = end(type, "Imp").filter(i -> parent(i, ENDPOINT).isPresent());
        if (exp.isEmpty() || imp.isEmpty()) {
            return not(type, ContractFaults.noEnds(extended.map(b -> b.getSimpleName() + ".Exp").orElse("Endpoint<In, Out>")), out);
        }
        var directions = base.<List<? extends TypeMirror>>map(b -> List.of(b.in(), b.out()))
                .orElseGet(() -> parent(exp.get(), ENDPOINT).orElseThrow().getTypeArguments());
        if (directions.size() != 2) {
            return not(type, ContractFaults.NO_DIRECTIONS, out);
        }
        var opposite = parent(imp.get(), ENDPOINT).orElseThrow().getTypeArguments();
        if (Stream.concat(directions.stream(), opposite.stream()).anyMatch(d -> d.getKind() == TypeKind.ERROR)) {
            return Optional.empty();
        }
        if (opposite.size() != 2 || !same(opposite.get(0), directions.get(1)) || !same(opposite.get(1), directions.get(0))) {
            return not(type, ContractFaults.NOT_DUAL, out);
        }
        return text(type, CONTRACT).flatMap(text -> {
            var own = messages(type, directions.get(0), directions.get(1), out);
            var declared = own.values().stream().map(MessageInfo::message).toList();
            return ContractText.parse(binaryName(type), base.map(Read::parsed), text, declared, TEXT, out).map(parsed -> {
                var messages = new LinkedHashMap<String, MessageInfo>();
                base.ifPresent(b -> messages.putAll(b.info().messages()));
                messages.putAll(own);
                var info = new ContractInfo(internal(type), parsed.contract(), messages, internal(exp.get()), internal(imp.get()));
                var family = Stream.concat(Stream.of(binaryName(type)), base.stream().flatMap(b -> b.family().stream())).toList();
                return new Read(info, family, parsed, directions.get(0), directions.get(1));
            });
        });
    }

    private Map<String, MessageInfo> messages(TypeElement type, TypeMirror received, TypeMirror sent, Diagnostics out) {
        var messages = new LinkedHashMap<String, MessageInfo>();
        for (var record : messageTypes(type)) {
            boolean in = environment.getTypeUtils().isSubtype(record.asType(), received);
            boolean outgoing = environment.getTypeUtils().isSubtype(record.asType(), sent);
            if (in || outgoing) {
                var direction = in && outgoing ? Direction.BOTH : in ? Direction.IN : Direction.OUT;
                message(record, direction, out).ifPresent(m -> messages.put(m.record(), m));
            }
        }
        return messages;
    }

    private static Optional<Read> not(TypeElement type, String why, Diagnostics out) {
        out.add(ContractFaults.because(ELEMENT, type.getSimpleName().toString(), why));
        return Optional.empty();
    }

    private boolean same(TypeMirror one, TypeMirror other) {
        return environment.getTypeUtils().isSameType(one, other);
    }

    private static List<TypeElement> messageTypes(TypeElement type) {
        return ElementFilter.typesIn(type.getEnclosedElements()).stream().filter(t -> t.getKind() == ElementKind.RECORD).toList();
    }

    private static Optional<TypeElement> end(TypeElement type, String name) {
        return ElementFilter.typesIn(type.getEnclosedElements()).stream().filter(t -> t.getSimpleName().contentEquals(name)).findFirst();
    }

    /** An interface that another extends, as it does. */
    private static Optional<DeclaredType> parent(TypeElement type, String name) {
        return type.getInterfaces().stream()
                .filter(i -> element(i).filter(e -> e.getQualifiedName().contentEquals(name)).isPresent())
                .map(DeclaredType.class::cast)
                .findFirst();
    }

    private Optional<MessageInfo> message(TypeElement record, Direction direction, Diagnostics out) {
        var name = record.getSimpleName().toString();
        var components = new ArrayList<MessageInfo.Component>();
        for (var c : record.getRecordComponents()) {
            var component = component(c);
            if (component.isPresent()) {
                components.add(component.get());
            } else if (c.asType().getKind() == TypeKind.ERROR) {
                return Optional.of(new MessageInfo(internal(record), new Message(name, direction, List.of()), List.of()));
            } else {
                var what = Components.cannotTravel(name, c.getSimpleName().toString());
                out.error(FrontCode.BAD_CONTRACT, ELEMENT, what, Components.REMEDY);
                return Optional.empty();
            }
        }
        var fields = components.stream().map(c -> new Field(c.name(), c.type())).toList();
        return Optional.of(new MessageInfo(internal(record), new Message(name, direction, fields), components));
    }

    private Optional<MessageInfo.Component> component(RecordComponentElement component) {
        var type = component.asType();
        var state = text(component, STATE).or(() -> text(type, STATE)).orElse("");
        return Components.of(
                component.getSimpleName().toString(), descriptor(type), state, name -> owner(type).map(this::binaryName));
    }

    /** The contract around an endpoint interface. */
    static Optional<TypeElement> owner(TypeMirror type) {
        return element(type)
                .filter(e -> e.getSimpleName().contentEquals("Exp") || e.getSimpleName().contentEquals("Imp"))
                .map(TypeElement::getEnclosingElement)
                .filter(o -> annotation(o, CONTRACT).isPresent())
                .map(TypeElement.class::cast);
    }

    private static Optional<TypeElement> element(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED ? Optional.of((TypeElement) ((DeclaredType) type).asElement()) : Optional.empty();
    }

    /** As class files have it; all references that are no class are as good as one array. */
    private String descriptor(TypeMirror type) {
        return switch (type.getKind()) {
            case BOOLEAN -> "Z";
            case BYTE -> "B";
            case SHORT -> "S";
            case CHAR -> "C";
            case INT -> "I";
            case LONG -> "J";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            case DECLARED -> "L" + internal(element(type).orElseThrow()) + ";";
            default -> "[I";
        };
    }

    private String internal(TypeElement type) {
        return binaryName(type).replace('.', '/');
    }

    String binaryName(TypeElement type) {
        return environment.getElementUtils().getBinaryName(type).toString();
    }

    static Optional<? extends AnnotationMirror> annotation(AnnotatedConstruct construct, String name) {
        return construct.getAnnotationMirrors().stream()
                .filter(a -> ((TypeElement) a.getAnnotationType().asElement()).getQualifiedName().contentEquals(name))
                .findFirst();
    }

    /** The one value of an annotation. */
    static Optional<? extends AnnotationValue> value(AnnotationMirror annotation) {
        return annotation.getElementValues().entrySet().stream()
                .filter(e -> e.getKey().getSimpleName().contentEquals("value"))
                .map(e -> e.getValue())
                .findFirst();
    }

    /** The string that an annotation says; nothing where it is none, which javac reports. */
    static Optional<String> text(AnnotatedConstruct construct, String name) {
        return annotation(construct, name)
                .flatMap(ContractElements::value)
                .map(AnnotationValue::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
