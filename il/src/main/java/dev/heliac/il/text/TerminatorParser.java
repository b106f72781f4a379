package dev.heliac.il.text;

import dev.heliac.il.Contract;
import dev.heliac.il.Field;
import dev.heliac.il.Role;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Terminator.Pattern;
import dev.heliac.il.Type;
import dev.heliac.il.Type.EndpointType;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the ends of blocks, for {@link FunctionParser}. */
final class TerminatorParser {

    private static final Set<String> NAMES = Set.of(
            "jump", "branch", "switch", "return", "throw", "throw.known", "receive", "accept", "select");

    private final Tokens in;
    private final Symbols symbols;
    private final FunctionParser function;

    TerminatorParser(Tokens in, Symbols symbols, FunctionParser function) {
        this.in = in;
        this.symbols = symbols;
        this.function = function;
    }

    /** Whether a terminator is next. */
    boolean here() {
        return in.peek().kind() == Kind.WORD && NAMES.contains(in.peek().text());
    }

    Terminator terminator() throws SyntaxException {
        var name = in.take(Kind.WORD).text();
        return switch (name) {
            case "jump" -> new Terminator.Jump(function.target(), function.line());
            case "branch" -> branch();
            case "switch" -> choice();
            case "return" -> new Terminator.Return(function.uses(), function.line());
            case "throw", "throw.known" -> new Terminator.Throw(function.use(), name.endsWith(".known"), function.line());
            case "receive" -> receive();
            case "accept" -> accept();
            case "select" -> select();
            default -> throw new IllegalStateException(name);
        };
    }

    private Terminator branch() throws SyntaxException {
        var condition = function.use();
        var then = function.target();
        in.expect(",");
        return new Terminator.Branch(condition, then, function.target(), function.line());
    }

    private Terminator choice() throws SyntaxException {
        var value = function.use();
        in.expect("{");
        var cases = new ArrayList<Terminator.Case>();
        while (!in.acceptWord("else")) {
            int key = in.integer();
            in.expect("->");
            cases.add(new Terminator.Case(key, function.target()));
        }
        in.expect("->");
        var otherwise = function.target();
        in.expect("}");
        return new Terminator.Switch(value, cases, otherwise, function.line());
    }

    private Terminator receive() throws SyntaxException {
        var endpoint = function.use();
        in.expect("{");
        var arms = new ArrayList<Terminator.Arm>();
        Optional<Target> closed = Optional.empty();
        while (closed.isEmpty()) {
            var message = in.word("a message or `closed`");
            if (message.equals("closed") && in.accept("->")) {
                closed = Optional.of(function.target());
            } else {
                arms.add(arm(endpoint.type(), message));
            }
        }
        in.expect("}");
        return new Terminator.Receive(endpoint, arms, closed.get(), function.line());
    }

    private Terminator.Arm arm(Type received, String message) throws SyntaxException {
        var arrival = arrival(received, message);
        in.expect("->");
        return new Terminator.Arm(message, arrival.fields(), arrival.endpoint(), function.target());
    }

    private record Arrival(List<Value> fields, Value endpoint) {}

    private Arrival arrival(Type received, String message) throws SyntaxException {
        var fields = fields(received, message);
        in.expect(",");
        return new Arrival(fields, function.define(in.take(Kind.VALUE), after(received, message)));
    }

    private List<Value> fields(Type received, String message) throws SyntaxException {
        var declared = received instanceof EndpointType end
                ? symbols.message(end.contract(), message).map(Contract.Message::fields).orElse(List.of())
                : List.<Field>of();
        in.expect("(");
        var fields = new ArrayList<Value>();
        while (!in.accept(")")) {
            if (!fields.isEmpty()) {
                in.expect(",");
            }
            int i = fields.size();
            // What the contract does not declare has some type: the verifier then reports it.
            var type = i < declared.size() ? declared.get(i).type().widened() : Scalar.I32;
            fields.add(function.define(in.take(Kind.VALUE), type));
        }
        return fields;
    }

    private Type after(Type received, String message) {
        return received instanceof EndpointType end
                ? symbols.transition(end, message, false)
                        .<Type>map(t -> new EndpointType(end.role(), end.contract(), t.next()))
                        .orElse(received)
                : received;
    }

    private Terminator accept() throws SyntaxException {
        var listener = function.use();
        in.expect("{");
        var next = function.define(in.take(Kind.VALUE), listener.type());
        in.expect(",");
        var endpoint = client(listener);
        in.expect("->");
        var target = function.target();
        in.expectWord("closed");
        in.expect("->");
        var closed = function.target();
        in.expect("}");
        return new Terminator.Accept(listener, next, endpoint, target, closed, function.line());
    }

    private Value client(Value listener) throws SyntaxException {
        var client = listener.type() instanceof Type.ListenerType l
                ? symbols.contract(l.contract())
                        .<Type>map(c -> new EndpointType(Role.EXP, c.name(), c.initial()))
                        .orElse(listener.type())
                : listener.type();
        return function.define(in.take(Kind.VALUE), client);
    }

    private Terminator select() throws SyntaxException {
        var sources = function.uses();
        var nanos = in.acceptWord("after") ? Optional.of(function.use()) : Optional.<Value>empty();
        in.expect("{");
        var ways = new ArrayList<Terminator.Way>();
        while (!in.accept("}")) {
            var patterns = new ArrayList<Pattern>();
            do {
                patterns.add(pattern());
            } while (in.accept("&"));
            in.expect("->");
            ways.add(new Terminator.Way(patterns, function.target()));
        }
        return new Terminator.Select(sources, nanos, ways, function.line());
    }

    private Pattern pattern() throws SyntaxException {
        if (in.acceptWord("after")) {
            return new Pattern.Elapsed();
        }
        var source = function.use();
        var what = in.word("a message, `client`, `member`, `gone`, `empty` or `closed`");
        if (in.peek().is("(")) {
            var arrival = arrival(source.type(), what);
            return new Pattern.Message(source, what, arrival.fields(), arrival.endpoint());
        }
        return switch (what) {
            case "closed" -> new Pattern.Closed(source);
            case "empty" -> new Pattern.Empty(source);
            case "member" -> member(source);
            case "gone" -> {
                var next = function.define(in.take(Kind.VALUE), source.type());
                in.expect(",");
                yield new Pattern.Gone(source, next, data());
            }
            case "client" -> {
                var next = function.define(in.take(Kind.VALUE), source.type());
                in.expect(",");
                yield new Pattern.Client(source, next, client(source));
            }
            default -> throw in.expected("`(`");
        };
    }

    private Pattern member(Value set) throws SyntaxException {
        var member = set.type() instanceof Type.SetType s ? s.member() : set.type();
        var message = in.word("a message");
        var fields = fields(member, message);
        in.expect(",");
        var next = function.define(in.take(Kind.VALUE), set.type());
        in.expect(",");
        var endpoint = function.define(in.take(Kind.VALUE), after(member, message));
        in.expect(",");
        return new Pattern.Member(set, message, fields, next, endpoint, data());
    }

    private Value data() throws SyntaxException {
        return function.define(in.take(Kind.VALUE), new Type.ClassType(Symbols.OBJECT));
    }
}
