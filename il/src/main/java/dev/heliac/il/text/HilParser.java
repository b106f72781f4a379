package dev.heliac.il.text;

import dev.heliac.il.ClassDecl;
import dev.heliac.il.Contract;
import dev.heliac.il.Contract.Direction;
import dev.heliac.il.Field;
import dev.heliac.il.Function;
import dev.heliac.il.Module;
import dev.heliac.il.ProcessDecl;
import dev.heliac.il.ProcessDecl.Port;
import dev.heliac.il.Selector;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.diag.Diagnostics;
import dev.heliac.il.symbols.Signature;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.Token.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text form, in the layout {@link HilPrinter} prints or any other.
 *
 * <p>Only the form is checked here: a name that stands for nothing, or a wrong type, is the verifier's to report.
 * Function bodies are read after everything else, since the types of results follow from declarations anywhere.
 */
public final class HilParser {

    private static final Set<String> TOP = Set.of(
            "contract", "class", "abstract", "interface", "selector", "trap", "describe", "func", "process");

    private final Tokens in;
    private final List<Contract> contracts = new ArrayList<>();
    private final List<ClassDecl> classes = new ArrayList<>();
    private final List<Selector> selectors = new ArrayList<>();
    private final Map<Trap, String> traps = new EnumMap<>(Trap.class);
    private final List<FunctionParser.Header> headers = new ArrayList<>();
    private final List<ProcessDecl> processes = new ArrayList<>();
    private Optional<String> describe = Optional.empty();

    private HilParser(Tokens in) {
        this.in = in;
    }

    /** The module, or empty when errors were reported. */
    public static Optional<Module> parse(String text, String file, Diagnostics out) {
        var found = new Diagnostics();
        var parser = new HilParser(new Tokens(Lexer.tokens(text, file, found), file, found));
        var module = parser.module();
        out.addAll(found);
        return found.hasErrors() ? Optional.empty() : Optional.of(module);
    }

    private Module module() {
        var name = "";
        try {
            in.expectWord("hil");
            in.expectWord("1");
            in.expectWord("module");
            name = in.word("the module's name");
        } catch (SyntaxException e) {
            skip();
        }
        while (in.peek().kind() != Kind.END) {
            int start = in.position();
            try {
                declaration();
            } catch (SyntaxException e) {
                // The declaration's own keyword has been read, so that this always gets on.
                in.reset(Math.max(in.position(), start + 1));
                skip();
            }
        }
        var signatures = new HashMap<String, Signature>();
        headers.forEach(h -> signatures.putIfAbsent(h.name(), h.signature()));
        var symbols = new Symbols(contracts, classes, selectors, signatures);
        var functions = new ArrayList<Function>();
        headers.forEach(h -> new FunctionParser(in, symbols).parse(h).ifPresent(functions::add));
        return new Module(name, contracts, classes, selectors, traps, describe, functions, processes);
    }

    /** Goes on at the next declaration that begins a line. */
    private void skip() {
        while (in.peek().kind() != Kind.END && !atDeclaration()) {
            in.next();
        }
    }

    private boolean atDeclaration() {
        var token = in.peek();
        return token.kind() == Kind.WORD && token.column() == 1 && TOP.contains(token.text());
    }

    private void declaration() throws SyntaxException {
        if (in.acceptWord("contract")) {
            contract();
        } else if (in.acceptWord("class")) {
            classDecl(ClassDecl.Kind.CLASS);
        } else if (in.acceptWord("abstract")) {
            classDecl(ClassDecl.Kind.ABSTRACT);
        } else if (in.acceptWord("interface")) {
            classDecl(ClassDecl.Kind.INTERFACE);
        } else if (in.acceptWord("selector")) {
            selector();
        } else if (in.acceptWord("trap")) {
            trap();
        } else if (in.acceptWord("describe")) {
            var at = in.peek();
            in.expect("=");
            if (describe.isPresent()) {
                throw in.error(TextCode.DUPLICATE_ENTRY, at, "the module has a describe function already");
            }
            describe = Optional.of(in.take(Kind.FUNCTION).text());
        } else if (in.acceptWord("func")) {
            var header = FunctionParser.header(in);
            skipBody();
            headers.add(header);
        } else if (in.acceptWord("process")) {
            process();
        } else {
            throw in.expected("a contract, class, abstract, interface, selector, trap, describe, func or process");
        }
    }

    /** A body is left for later; it ends at its closing brace, or before what can only be the next declaration. */
    private void skipBody() throws SyntaxException {
        for (int depth = 1; depth > 0; ) {
            if (in.peek().kind() == Kind.END || atDeclaration()) {
                throw in.expected("`}`");
            }
            var token = in.next();
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
        }
    }

    private void contract() throws SyntaxException {
        var name = in.word("the contract's name");
        var base = in.acceptWord("extends") ? Optional.of(in.word("the contract that it extends")) : Optional.<String>empty();
        in.expect("{");
        var messages = new ArrayList<Contract.Message>();
        while (!in.peek().isWord("initial")) {
            messages.add(message());
        }
        in.expectWord("initial");
        var initial = in.word("a state");
        var entries = new ArrayList<String>();
        while (in.acceptWord("entry")) {
            entries.add(in.word("a state"));
        }
        var states = new ArrayList<Contract.State>();
        while (!in.accept("}")) {
            in.expectWord("state");
            var state = in.word("a state");
            in.expect("{");
            var transitions = new ArrayList<Contract.Transition>();
            while (!in.accept("}")) {
                boolean receive = in.accept("?");
                if (!receive) {
                    in.expect("!");
                }
                var message = in.word("a message");
                in.expect("->");
                transitions.add(new Contract.Transition(receive, message, in.word("a state")));
            }
            states.add(new Contract.State(state, transitions));
        }
        contracts.add(new Contract(name, base, messages, states, initial, entries));
    }

    private Contract.Message message() throws SyntaxException {
        for (var direction : Direction.values()) {
            if (in.acceptWord(direction.text())) {
                var name = in.word("a message");
                in.expect("(");
                var fields = new ArrayList<Field>();
                while (!in.accept(")")) {
                    if (!fields.isEmpty()) {
                        in.expect(",");
                    }
                    fields.add(field());
                }
                return new Contract.Message(name, direction, fields);
            }
        }
        throw in.expected("`in`, `out`, `message` or `initial`");
    }

    private Field field() throws SyntaxException {
        var name = in.word("a field");
        in.expect(":");
        return new Field(name, in.type());
    }

    private void classDecl(ClassDecl.Kind kind) throws SyntaxException {
        var name = in.word("the class's name");
        var superclass = in.accept(":") ? Optional.of(in.word("a class")) : Optional.<String>empty();
        var interfaces = new ArrayList<String>();
        if (in.acceptWord(kind.listed())) {
            do {
                interfaces.add(in.word("an interface"));
            } while (in.accept(","));
        }
        var initializer =
                in.acceptWord("init") ? Optional.of(in.take(Kind.FUNCTION).text()) : Optional.<String>empty();
        in.expect("{");
        var fields = new ArrayList<Field>();
        var statics = new ArrayList<Field>();
        var methods = new ArrayList<ClassDecl.Method>();
        while (!in.accept("}")) {
            if (in.acceptWord("static")) {
                statics.add(field());
                continue;
            }
            var member = in.word("a field or a selector");
            if (in.accept("=")) {
                methods.add(new ClassDecl.Method(member, in.take(Kind.FUNCTION).text()));
            } else {
                in.expect(":");
                fields.add(new Field(member, in.type()));
            }
        }
        classes.add(new ClassDecl(name, kind, superclass, interfaces, initializer, fields, statics, methods));
    }

    private void selector() throws SyntaxException {
        var name = in.word("the selector's name");
        in.expect("(");
        var parameters = new ArrayList<Type>();
        while (!in.accept(")")) {
            if (!parameters.isEmpty()) {
                in.expect(",");
            }
            parameters.add(in.type());
        }
        var results = new ArrayList<Type>();
        if (in.accept("->")) {
            do {
                results.add(in.type());
            } while (in.accept(","));
        }
        selectors.add(new Selector(name, parameters, results));
    }

    private void trap() throws SyntaxException {
        var at = in.peek();
        var name = in.word("a trap");
        for (var trap : Trap.values()) {
            if (trap.text().equals(name)) {
                in.expect("=");
                if (traps.putIfAbsent(trap, in.take(Kind.FUNCTION).text()) != null) {
                    throw in.error(TextCode.DUPLICATE_ENTRY, at, "the module has a function for this trap already");
                }
                return;
            }
        }
        throw in.error(TextCode.SYNTAX, at, "no trap is named `" + name + "`");
    }

    private void process() throws SyntaxException {
        var name = in.word("the process's name");
        in.expect("=");
        var entry = in.take(Kind.FUNCTION).text();
        in.expect("{");
        var ports = new ArrayList<Port>();
        while (!in.peek().isWord("profile")) {
            ports.add(port());
        }
        in.expectWord("profile");
        var profile = profile();
        var preferences = new ArrayList<ProcessDecl.Preference>();
        while (in.acceptWord("prefer")) {
            var isa = in.word("an instruction set");
            preferences.add(new ProcessDecl.Preference(isa, in.integer()));
        }
        var affinities = new ArrayList<ProcessDecl.Affinity>();
        while (in.acceptWord("affinity")) {
            var to = in.acceptWord(ProcessDecl.Affinity.SELF)
                    ? ProcessDecl.Affinity.SELF
                    : in.take(Kind.STRING).text();
            affinities.add(new ProcessDecl.Affinity(to, in.integer()));
        }
        in.expect("}");
        processes.add(new ProcessDecl(name, entry, ports, profile, preferences, affinities));
    }

    private Port port() throws SyntaxException {
        if (in.acceptWord("provides")) {
            return new Port.Provides(in.take(Kind.STRING).text(), in.word("a contract"));
        }
        if (in.acceptWord("listens")) {
            return new Port.Listens(in.take(Kind.STRING).text(), in.word("a contract"));
        }
        if (in.acceptWord("uses")) {
            return new Port.Uses(in.take(Kind.STRING).text(), in.word("a contract"));
        }
        if (in.acceptWord("arguments")) {
            return new Port.Arguments();
        }
        throw in.expected("`provides`, `listens`, `uses`, `arguments` or `profile`");
    }

    private ProcessDecl.Profile profile() throws SyntaxException {
        for (var profile : ProcessDecl.Profile.values()) {
            if (in.acceptWord(profile.text())) {
                return profile;
            }
        }
        throw in.expected("`full` or `device`");
    }
}
