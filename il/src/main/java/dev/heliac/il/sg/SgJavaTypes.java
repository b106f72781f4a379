package dev.heliac.il.sg;

import dev.heliac.il.Role;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.sg.SgDeclaration.Contract;
import dev.heliac.il.sg.SgDeclaration.Enumeration;
import dev.heliac.il.sg.SgDeclaration.Parameter;
import dev.heliac.il.sg.SgDeclaration.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what a message carries apart into what a record in Java has: primitives, text, exchange vectors and endpoints. */
final class SgJavaTypes {

    /**
     * Of a record.
     *
     * @param primitive of a primitive or an enum, or of a vector's elements
     */
    record Component(
            String name, Kind kind, Optional<SgPrimitive> primitive, Optional<Contract> contract, String role, Optional<String> state) {

        private static Component of(String name, Kind kind, SgPrimitive primitive) {
            return new Component(name, kind, Optional.of(primitive), Optional.empty(), "", Optional.empty());
        }
    }

    enum Kind {
        PRIMITIVE,
        TEXT,
        VECTOR,
        END
    }

    private final SgNames names;
    private final Contract contract;
    private final List<Contract> bases;
    private final Diagnostics out;
    private final Set<Enumeration> enums = new LinkedHashSet<>();
    private final Set<Struct> open = new HashSet<>();

    /** @param bases that the contract extends, nearest first: their enums and structs are its own, too */
    SgJavaTypes(SgNames names, Contract contract, List<Contract> bases, Diagnostics out) {
        this.names = names;
        this.contract = contract;
        this.bases = bases;
        this.out = out;
    }

    /** The enums that were met. */
    Set<Enumeration> enums() {
        return enums;
    }

    /** The components for a parameter; none where it has no counterpart, which has been reported. */
    List<Component> components(Parameter parameter) {
        var components = new ArrayList<Component>();
        of(parameter.name(), parameter.type(), contract.inner(), parameter.place(), components);
        return components;
    }

    private void of(String name, SgType type, SgScope scope, Place place, List<Component> to) {
        switch (type) {
            case SgType.Named n -> named(name, n, scope, place, to);
            case SgType.Vector v -> vector(name, v, scope, place, to);
            case SgType.End e -> end(name, e, scope, place, to);
            case SgType.Pointer p -> {
                if (p.target() instanceof SgType.Named n) {
                    named(name, n, scope, place, to);
                } else {
                    none(place, "`" + name + "` is a pointer to a vector or endpoint", "carry what it points to itself");
                }
            }
        }
    }

    private void named(String name, SgType.Named type, SgScope scope, Place place, List<Component> to) {
        var text = type.name().text();
        var primitive = primitive(type, scope);
        if (primitive.isPresent()) {
            to.add(Component.of(name, Kind.PRIMITIVE, primitive.get()));
            return;
        }
        if (Set.of("string", "String", "System.String").contains(text)) {
            to.add(new Component(name, Kind.TEXT, Optional.empty(), Optional.empty(), "", Optional.empty()));
            return;
        }
        var struct = type.generic() ? Optional.<Struct>empty() : find(type.name(), scope, Struct.class);
        if (struct.isPresent()) {
            fields(name, struct.get(), place, to);
        } else {
            none(
                    place,
                    "`" + name + "` has the type `" + text + "`, which is no primitive, and no enum or struct of the files given",
                    "give the file that declares it, or carry primitives, strings and vectors");
        }
    }

    private void fields(String name, Struct struct, Place place, List<Component> to) {
        if (!open.add(struct)) {
            none(place, "`" + name + "` has the type `" + struct.name() + "`, which contains itself", "send its elements one by one");
            return;
        }
        if (struct.fields().isEmpty()) {
            none(place, "`" + name + "` has the type `" + struct.name() + "`, which has no fields", "leave it out");
        }
        struct.fields().forEach(f -> of(joined(name, f.name()), f.type(), struct.inner(), place, to));
        open.remove(struct);
    }

    private static String joined(String name, String field) {
        return name + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    /** Of structs a vector for each field. */
    private void vector(String name, SgType.Vector type, SgScope scope, Place place, List<Component> to) {
        if (!(type.element() instanceof SgType.Named element)) {
            none(place, "`" + name + "` is a vector of vectors, pointers or endpoints", "send a message for each of its elements");
            return;
        }
        var primitive = primitive(element, scope);
        if (primitive.isPresent()) {
            to.add(Component.of(name, Kind.VECTOR, primitive.get()));
            return;
        }
        var elements = new ArrayList<Component>();
        int before = out.errors();
        named(name, element, scope, place, elements);
        if (out.errors() > before) {
            return;
        }
        if (elements.stream().anyMatch(c -> c.kind() != Kind.PRIMITIVE)) {
            none(place, "`" + name + "` is a vector of what is more than primitives", "send a message for each of its elements");
            return;
        }
        elements.forEach(c -> to.add(Component.of(c.name(), Kind.VECTOR, c.primitive().orElseThrow())));
    }

    private void end(String name, SgType.End type, SgScope scope, Place place, List<Component> to) {
        var target = type.contract().isEmpty() ? Optional.of(contract) : names.contract(type.contract().get(), scope);
        if (target.isEmpty()) {
            none(
                    place,
                    "`" + name + "` is an endpoint of `" + type.contract().orElseThrow().text() + "`, which is in none of the files given",
                    "give the file that declares it as well, or its directory");
            return;
        }
        var role = type.role() == Role.EXP ? "Exp" : "Imp";
        to.add(new Component(name, Kind.END, Optional.empty(), target, role, type.state().map(SgName::text)));
    }

    /** Of an enum the one that it is stored as. */
    private Optional<SgPrimitive> primitive(SgType.Named type, SgScope scope) {
        if (type.generic()) {
            return Optional.empty();
        }
        var primitive = SgPrimitive.of(type.name().text());
        if (primitive.isPresent()) {
            return primitive;
        }
        var found = find(type.name(), scope, Enumeration.class);
        found.ifPresent(enums::add);
        return found.flatMap(e -> SgPrimitive.of(e.underlying()));
    }

    /** What is declared in a base is found in the contract as well, but before what is around the contract. */
    private <D extends SgDeclaration> Optional<D> find(SgName name, SgScope scope, Class<D> kind) {
        var inherited = bases.stream()
                .flatMap(b -> names.declaredIn(b.inner(), name, kind).stream())
                .findFirst();
        boolean own = names.declaredIn(contract.inner(), name, kind).isPresent();
        return inherited.isPresent() && !own ? inherited : names.find(name, scope, kind);
    }

    private void none(Place place, String message, String remedy) {
        out.error(SgCode.NO_COUNTERPART, place, message, remedy);
    }
}
