package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.diag.Place;
import dev.heliac.il.sg.SgDeclaration.Enumeration;
import dev.heliac.il.sg.SgDeclaration.Member;
import dev.heliac.il.sg.SgDeclaration.Parameter;
import dev.heliac.il.sg.SgDeclaration.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads enums, and of structs the fields; methods, properties and constants of structs are passed over. */
final class SgTypesReader {

    private static final Set<String> NO_FIELD =
            Set.of("const", "static", "event", "delegate", "implicit", "explicit", "operator", "extern");

    private final SgTokens tokens;
    private final SgScope scope;
    private final Diagnostics out;
    private int at;

    SgTypesReader(SgTokens tokens, SgScope scope, Diagnostics out) {
        this.tokens = tokens;
        this.scope = scope;
        this.out = out;
    }

    /** Where it has read to. */
    int at() {
        return at;
    }

    /** What follows may be outside of it, so it is looked at. */
    private void unclosed(String what, String name, Place place) {
        out.error(SgCode.UNCLOSED, place, what + " `" + name + "` is not closed", "close it with `}`");
        at++;
    }

    // ---- enums

    /** {@code enum Name [: type] { Member [= value], … }}. */
    Optional<Enumeration> enumeration(int from) {
        var name = tokens.text(from + 1);
        var place = tokens.place(from + 1);
        at = from + 2;
        var underlying = "int";
        if (tokens.is(at, ":")) {
            underlying = tokens.text(at + 1);
            at += 2;
            while (tokens.is(at, ".")) {
                underlying = tokens.text(at + 1);
                at += 2;
            }
        }
        if (!tokens.is(at, "{")) {
            return Optional.empty();
        }
        int end = tokens.afterBlock(at);
        if (!tokens.isClosed(end)) {
            unclosed("enum", name, place);
            return Optional.empty();
        }
        var members = new ArrayList<Member>();
        at++;
        while (at < end - 1) {
            if (tokens.is(at, "[")) {
                at = tokens.afterBlock(at);
            } else if (tokens.isName(at)) {
                members.add(member(end));
            } else {
                at++;
            }
        }
        at = end;
        return Optional.of(new Enumeration(name, scope, underlying, members, place));
    }

    private Member member(int end) {
        var name = tokens.text(at);
        var place = tokens.place(at);
        var value = new ArrayList<String>();
        at++;
        for (; at < end - 1 && !tokens.is(at, ","); at++) {
            value.add(tokens.text(at));
        }
        return new Member(name, value.isEmpty() ? value : value.subList(1, value.size()), place);
    }

    // ---- structs

    /** {@code struct Name … { … }}, and the structs and enums in it, before it. */
    List<SgDeclaration> struct(int from) {
        var name = tokens.text(from + 1);
        var place = tokens.place(from + 1);
        at = from + 2;
        while (!tokens.isEnd(at) && !tokens.is(at, "{") && !tokens.is(at, ";") && !tokens.is(at, "}")) {
            at++;
        }
        if (!tokens.is(at, "{")) {
            return List.of();
        }
        int end = tokens.afterBlock(at);
        if (!tokens.isClosed(end)) {
            unclosed("struct", name, place);
            return List.of();
        }
        var found = new ArrayList<SgDeclaration>();
        var fields = new ArrayList<Parameter>();
        at++;
        while (at < end - 1) {
            structMember(name, end, fields, found);
        }
        at = end;
        found.add(new Struct(name, scope, fields, place));
        return found;
    }

    private void structMember(String struct, int end, List<Parameter> fields, List<SgDeclaration> found) {
        int start = at;
        boolean field = true;
        while (at < end - 1 && !tokens.is(at, ";") && !tokens.is(at, "{")) {
            if (tokens.is(at, "enum") && tokens.isName(at + 1)) {
                var nested = new SgTypesReader(tokens, scope.child(struct), out);
                nested.enumeration(at).ifPresent(found::add);
                at = nested.at();
                return;
            }
            field &= !NO_FIELD.contains(tokens.text(at));
            at++;
        }
        if (tokens.is(at, "{")) {
            at = tokens.afterBlock(at);
        } else {
            if (field && at > start) {
                fields.addAll(new SgTypeReader(tokens, out).fields(start));
            }
            at++;
        }
    }
}
