package dev.heliac.il.sg;

import dev.heliac.il.diag.Diagnostics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds the declarations of a file. Braces make up the scopes; what the braces belong to matters only where it has a name, so that any
 * code between them is passed over, right or wrong.
 */
final class SgReader {

    private static final Set<String> CLASSES = Set.of("class", "interface");
    private static final Set<String> VISIBILITIES = Set.of("public", "internal", "private", "protected");
    private static final Set<String> BEFORE = Set.of("{", "}", ";", "]");
    /** What follows the name of a variable, field or method whose type is called so. */
    private static final Set<String> USES = Set.of("=", ";", ",", ")", "(", ".");

    private final SgTokens tokens;
    private final Diagnostics out;
    private final List<SgDeclaration> found;
    private final List<SgUse> uses;
    private final Deque<SgScope> scopes = new ArrayDeque<>();
    private SgScope scope = SgScope.file();
    private int at;

    private SgReader(SgTokens tokens, List<SgDeclaration> found, List<SgUse> uses, Diagnostics out) {
        this.tokens = tokens;
        this.found = found;
        this.uses = uses;
        this.out = out;
    }

    /** In the order of the file. */
    static void read(SgTokens tokens, List<SgDeclaration> declarations, List<SgUse> uses, Diagnostics out) {
        var reader = new SgReader(tokens, declarations, uses, out);
        while (!tokens.isEnd(reader.at)) {
            reader.next();
        }
    }

    private void next() {
        if (tokens.is(at, "{")) {
            scopes.push(scope);
            at++;
        } else if (tokens.is(at, "}")) {
            scope = scopes.isEmpty() ? scope : scopes.pop();
            at++;
        } else if (!tokens.isName(at)) {
            at++;
        } else if (isContract(tokens, at)) {
            var reader = new SgContractReader(tokens, scope, out);
            var contract = reader.read(at);
            found.addAll(reader.nested());
            found.add(contract);
            at = reader.at();
        } else if (isGarbledContract()) {
            out.error(
                    SgCode.SYNTAX,
                    tokens.place(at + 2),
                    "expected `{` after `contract " + tokens.text(at + 1) + "`, found `" + tokens.text(at + 2) + "`",
                    "write `contract " + tokens.text(at + 1) + " { … }` or `contract " + tokens.text(at + 1) + " : Base { … }`");
            at += 2;
        } else {
            named();
        }
    }

    /** Whether a declaration begins here, and not a use of the word: `contract C {` or `contract C : B`. */
    static boolean isContract(SgTokens tokens, int at) {
        return tokens.is(at, "contract")
                && tokens.isName(at + 1)
                && (tokens.is(at + 2, "{") || tokens.is(at + 2, ":") && tokens.isName(at + 3));
    }

    /** Whether a declaration was meant: the word may be a name elsewhere. */
    private boolean isGarbledContract() {
        if (!tokens.is(at, "contract") || !tokens.isName(at + 1)) {
            return false;
        }
        boolean used = USES.stream().anyMatch(u -> tokens.is(at + 2, u));
        boolean visible = at > 0 && VISIBILITIES.contains(tokens.text(at - 1));
        boolean begins = at == 0 || BEFORE.stream().anyMatch(b -> tokens.is(at - 1, b));
        return !used && (visible || begins);
    }

    private void named() {
        var word = tokens.text(at);
        boolean declares = tokens.isName(at + 1);
        if (word.equals("namespace") && declares) {
            namespace();
        } else if (word.equals("using") && declares) {
            using();
        } else if (CLASSES.contains(word) && declares) {
            type();
        } else if (word.equals("struct") && declares) {
            var reader = new SgTypesReader(tokens, scope, out);
            found.addAll(reader.struct(at));
            at = reader.at();
        } else if (word.equals("enum") && declares) {
            var reader = new SgTypesReader(tokens, scope, out);
            reader.enumeration(at).ifPresent(found::add);
            at = reader.at();
        } else if (tokens.is(at + 1, ".")) {
            use();
        } else {
            at++;
        }
    }

    /** {@code C.Exp:S} or {@code C.S.Value} in code; what else has dots is passed over. */
    private void use() {
        int start = at;
        var name = dotted();
        var place = tokens.place(start);
        int dot = name.lastIndexOf('.');
        var last = name.substring(dot + 1);
        if (dot < 0) {
            return;
        }
        if ((last.equals("Exp") || last.equals("Imp")) && tokens.is(at, ":") && tokens.isName(at + 1)) {
            uses.add(new SgUse(new SgName(name.substring(0, dot), place), tokens.text(at + 1), scope));
        } else if (last.equals("Value") && name.lastIndexOf('.', dot - 1) > 0) {
            int state = name.lastIndexOf('.', dot - 1);
            uses.add(new SgUse(new SgName(name.substring(0, state), place), name.substring(state + 1, dot), scope));
        }
    }

    private void namespace() {
        at++;
        var name = dotted();
        if (tokens.is(at, "{")) {
            scopes.push(scope);
            scope = scope.child(name);
            at++;
        } else if (tokens.is(at, ";")) {
            scope = scope.child(name);
            at++;
        }
    }

    private void using() {
        at++;
        var name = dotted();
        if (tokens.is(at, ";")) {
            scope.use(name);
        } else if (tokens.is(at, "=") && tokens.isName(at + 1)) {
            at++;
            scope.alias(name, dotted());
        }
    }

    /** A class or interface: to its brace, if it has one. */
    private void type() {
        var name = tokens.text(at + 1);
        at += 2;
        while (!tokens.isEnd(at) && !tokens.is(at, "{") && !tokens.is(at, ";") && !tokens.is(at, "}")) {
            at++;
        }
        if (tokens.is(at, "{")) {
            scopes.push(scope);
            scope = scope.child(name);
            at++;
        }
    }

    private String dotted() {
        var name = new StringBuilder(tokens.text(at++));
        while (tokens.is(at, ".") && tokens.isName(at + 1)) {
            name.append('.').append(tokens.text(at + 1));
            at += 2;
        }
        return name.toString();
    }
}
