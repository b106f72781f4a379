package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.sg.SgDeclaration.Constant;
import dev.heliac.il.sg.SgDeclaration.Contract;
import dev.heliac.il.sg.SgDeclaration.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Constants and the members of enums, as constants in Java. */
final class SgJavaConstants {

    private final SgNames names;
    private final Diagnostics out;

    SgJavaConstants(SgNames names, Diagnostics out) {
        this.names = names;
        this.out = out;
    }

    /** The members' values in their order; of none that has no value. */
    Map<String, Long> values(Enumeration enumeration, boolean report) {
        var values = new LinkedHashMap<String, Long>();
        long next = 0;
        for (var member : enumeration.members()) {
            var value = member.value().isEmpty()
                    ? Optional.of(next)
                    : SgValue.of(member.value(), n -> Optional.ofNullable(values.get(n.startsWith(enumeration.name() + ".")
                            ? n.substring(enumeration.name().length() + 1)
                            : n)));
            if (value.isEmpty()) {
                if (report) {
                    none(member.place(), "the value of `" + member.name() + "` is not understood", "write the number");
                }
                continue;
            }
            values.put(member.name(), value.get());
            next = value.get() + 1;
        }
        return values;
    }

    /** The class for an enum, whose members are its constants. */
    String type(Enumeration enumeration, String name, String modifiers, String indent) {
        var primitive = SgPrimitive.of(enumeration.underlying()).orElse(SgPrimitive.INT);
        var text = new StringBuilder(indent + modifiers + "final class " + name + " {\n\n");
        var taken = new HashSet<String>();
        values(enumeration, true).forEach((member, value) -> text.append(indent)
                .append("    public static final ").append(primitive.java()).append(' ')
                .append(SgJavaNames.constant(member, taken)).append(" = ").append(primitive.literal(value)).append(";\n"));
        return text + "\n" + indent + "    private " + name + "() {}\n" + indent + "}\n";
    }

    /**
     * The value of a constant or a member of an enum that a condition or another constant names.
     *
     * @param chain the contract, and those that it extends
     */
    Optional<Long> value(String name, List<Contract> chain) {
        for (var contract : chain) {
            for (var constant : contract.constants()) {
                if (constant.name().equals(name)) {
                    return SgValue.of(constant.value(), _ -> Optional.empty());
                }
            }
        }
        var contract = chain.getFirst();
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var enumeration = names.find(new SgName(name.substring(0, dot), contract.place()), contract.inner(), Enumeration.class);
        return enumeration.map(e -> values(e, false).get(name.substring(dot + 1)));
    }

    /** A field of the contract's interface, or nothing where it has no counterpart, which is reported then. */
    Optional<String> field(Constant constant, List<Contract> chain, Set<String> taken, String string) {
        var type = constant.type() instanceof SgType.Named n ? n.name().text() : "";
        boolean text = Set.of("string", "String", "System.String").contains(type);
        var primitive = SgPrimitive.of(type);
        var value = text || primitive.isEmpty() ? literal(constant.value(), '"') : value(constant, primitive.get(), chain);
        if (value.isEmpty() || !text && primitive.isEmpty()) {
            none(constant.place(), "constant `" + constant.name() + "` has no counterpart", "constants are primitives and strings");
            return Optional.empty();
        }
        var java = text ? string : primitive.get().java();
        return Optional.of("    " + java + " " + SgJavaNames.constant(constant.name(), taken) + " = " + value.get() + ";\n");
    }

    private Optional<String> value(Constant constant, SgPrimitive primitive, List<Contract> chain) {
        var words = constant.value();
        return switch (primitive) {
            case BOOL -> words.equals(List.of("true")) || words.equals(List.of("false")) ? Optional.of(words.getFirst()) : Optional.empty();
            case CHAR -> literal(words, '\'');
            case FLOAT, DOUBLE -> real(String.join("", words), primitive);
            case SBYTE, BYTE, SHORT, USHORT, INT, UINT, LONG, ULONG, INTPTR, UINTPTR -> SgValue.of(words, n -> value(n, chain))
                    .map(primitive::literal);
        };
    }

    private static Optional<String> real(String number, SgPrimitive primitive) {
        var digits = number.replaceFirst("[fFdDmM]$", "");
        try {
            double value = Double.parseDouble(digits);
            boolean finite = primitive == SgPrimitive.FLOAT ? Float.isFinite((float) value) : Double.isFinite(value);
            return finite ? Optional.of(primitive == SgPrimitive.FLOAT ? digits + "f" : digits) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** One literal with quotes of that kind, with Java's escapes instead of C#'s. */
    static Optional<String> literal(List<String> words, char quote) {
        if (words.size() != 1) {
            return Optional.empty();
        }
        var word = words.getFirst();
        boolean verbatim = word.startsWith("@\"") && quote == '"';
        int start = verbatim ? 2 : 1;
        if (word.length() <= start || word.charAt(start - 1) != quote || word.charAt(word.length() - 1) != quote) {
            return Optional.empty();
        }
        var inside = word.substring(start, word.length() - 1);
        var plain = verbatim ? inside.replace("\"\"", "\"") : SgEscapes.plain(inside);
        if (quote == '\'' && plain.length() != 1) {
            return Optional.empty();
        }
        return Optional.of(quote + SgEscapes.java(plain, quote) + quote);
    }

    private void none(Place place, String message, String remedy) {
        out.error(SgCode.NO_COUNTERPART, place, message, remedy);
    }
}
