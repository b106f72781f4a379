package dev.heliac.il.text;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Scope;
import dev.heliac.il.Target;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.Limits;
import dev.heliac.il.symbols.ResultTypes;
import dev.heliac.il.symbols.Signature;
import dev.heliac.il.symbols.Symbols;
import dev.heliac.il.text.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a function's body, twice: the first time to define its values, which may be used before the text
 * defines them, and the second time to build it from them.
 */
final class FunctionParser {

    /** What stands before a body, and where in the tokens the body begins. */
    record Header(String name, List<Parameter> parameters, List<Type> results, String source, int body) {

        Signature signature() {
            return new Signature(parameters.stream().map(Parameter::type).toList(), results);
        }
    }

    record Parameter(Token name, Type type) {}

    private final Tokens in;
    private final Symbols symbols;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> labels = new HashSet<>();
    private final TerminatorParser terminators;
    private boolean defining = true;
    private boolean failed;

    FunctionParser(Tokens in, Symbols symbols) {
        this.in = in;
        this.symbols = symbols;
        terminators = new TerminatorParser(in, symbols, this);
    }

    static Header header(Tokens in) throws SyntaxException {
        var name = in.take(Kind.FUNCTION).text();
        in.expect("(");
        var parameters = parameters(in);
        var results = new ArrayList<Type>();
        if (in.accept("->")) {
            do {
                results.add(in.type());
            } while (in.accept(","));
        }
        var source = in.peek().kind() == Kind.STRING ? in.next().text() : "";
        in.expect("{");
        return new Header(name, parameters, results, source, in.position());
    }

    /** Up to and with the closing parenthesis. */
    private static List<Parameter> parameters(Tokens in) throws SyntaxException {
        var parameters = new ArrayList<Parameter>();
        while (!in.accept(")")) {
            if (!parameters.isEmpty()) {
                in.expect(",");
            }
            var name = in.take(Kind.VALUE);
            in.expect(":");
            parameters.add(new Parameter(name, in.type()));
        }
        return parameters;
    }

    /** The function, or empty when errors were reported. */
    Optional<Function> parse(Header header) {
        read(header);
        if (failed) {
            return Optional.empty();
        }
        defining = false;
        var function = read(header);
        return failed ? Optional.empty() : Optional.of(function);
    }

    private Function read(Header header) {
        in.reset(header.body());
        var parameters = new ArrayList<Value>();
        var blocks = new ArrayList<Block>();
        try {
            for (var parameter : header.parameters()) {
                parameters.add(define(parameter.name(), parameter.type()));
            }
        } catch (SyntaxException e) {
            failed = true;
        }
        var scopes = new ArrayList<Scope>();
        try {
            while (in.peek().isWord("inlined")) {
                scopes.add(scope(scopes.size() + 1));
            }
        } catch (SyntaxException e) {
            failed = true;
            skipToBlock(in.position());
        }
        while (!in.peek().is("}") && in.peek().kind() != Kind.END) {
            int start = in.position();
            try {
                blocks.add(block());
            } catch (SyntaxException e) {
                failed = true;
                skipToBlock(start);
            }
        }
        return new Function(header.name(), parameters, header.results(), header.source(), scopes, blocks);
    }

    private Scope scope(int number) throws SyntaxException {
        in.expectWord("inlined");
        var at = in.peek();
        if (in.integer() != number) {
            throw in.error(TextCode.SYNTAX, at, "inlined calls are numbered from 1, this one is number " + number);
        }
        in.expect("=");
        var callee = in.take(Kind.FUNCTION).text();
        var source = in.peek().kind() == Kind.STRING ? in.next().text() : "";
        var scope = new Scope(callee, source, line());
        endOfLine();
        return scope;
    }

    private void skipToBlock(int start) {
        in.skipLine(start);
        while (in.peek().kind() != Kind.END && in.peek().kind() != Kind.LABEL && !in.peek().is("}")) {
            in.skipLine(in.position());
        }
    }

    private Block block() throws SyntaxException {
        var label = in.take(Kind.LABEL).text();
        labels.add(label);
        var parameters = new ArrayList<Value>();
        if (in.accept("(")) {
            for (var parameter : parameters(in)) {
                parameters.add(define(parameter.name(), parameter.type()));
            }
        }
        var unwind = in.acceptWord("unwind") ? Optional.of(target()) : Optional.<Target>empty();
        in.expect(":");
        var instructions = new ArrayList<Instruction>();
        while (!terminators.here()) {
            if (in.peek().kind() != Kind.WORD && in.peek().kind() != Kind.VALUE) {
                throw in.expected("an instruction or a terminator");
            }
            int start = in.position();
            try {
                instructions.add(instruction());
                endOfLine();
            } catch (SyntaxException e) {
                failed = true;
                in.skipLine(start);
            }
        }
        return new Block(label, parameters, unwind, instructions, terminators.terminator());
    }

    private void endOfLine() throws SyntaxException {
        if (in.sameLine()) {
            throw in.expected("the end of the line");
        }
    }

    private Instruction instruction() throws SyntaxException {
        var names = new ArrayList<Token>();
        if (in.peek().kind() == Kind.VALUE) {
            do {
                names.add(in.take(Kind.VALUE));
            } while (in.accept(","));
            in.expect("=");
        }
        var at = in.peek();
        var op = Op.named(in.word("an operation"));
        if (op == null) {
            throw in.error(TextCode.SYNTAX, at, "no operation is named `" + at.text() + "`");
        }
        // Results whose types do not follow from the module have some type: the verifier reports what is missing.
        var drafts = new ArrayList<Value>();
        for (var name : names) {
            drafts.add(defining ? draft(name, Scalar.I32) : values.getOrDefault(name.text(), draft(name, Scalar.I32)));
        }
        var instruction = switch (op.format()) {
            case PLAIN -> new Instruction.Plain(op, uses(), drafts, line());
            case CONST -> new Instruction.Const(op, Constants.read(op, in), single(drafts, at), line());
            case TYPED -> new Instruction.Typed(op, in.type(), uses(), drafts, line());
            case MEMBER -> member(op, drafts);
            case INVOKE -> new Instruction.Call(in.take(Kind.FUNCTION).text(), arguments(), drafts, line());
            case LOOP -> loop(op, drafts);
            case DISPATCH -> new Instruction.CallVirtual(op, in.word("a selector"), arguments(), drafts, line());
            case MESSAGE -> send(single(drafts, at));
            case CONTRACT -> {
                if (drafts.size() != 2) {
                    throw in.error(TextCode.SYNTAX, at, "`" + op.text() + "` has two results");
                }
                var contract = in.word("a contract");
                var state = in.acceptWord("in") ? Optional.of(in.word("a state")) : Optional.<String>empty();
                yield new Instruction.NewChannel(contract, state, drafts.getFirst(), drafts.getLast(), line());
            }
        };
        if (defining) {
            defineResults(names, instruction);
        }
        return instruction;
    }

    private void defineResults(List<Token> names, Instruction instruction) throws SyntaxException {
        var types = ResultTypes.of(instruction, symbols).orElse(List.of());
        for (int i = 0; i < names.size(); i++) {
            define(names.get(i), i < types.size() ? types.get(i) : unknown(instruction));
        }
    }

    /** A send the protocol does not admit leaves the endpoint as it was; anything else is taken for a number. */
    private static Type unknown(Instruction instruction) {
        return instruction instanceof Instruction.Send send ? send.endpoint().type() : Scalar.I32;
    }

    private Value single(List<Value> results, Token at) throws SyntaxException {
        if (results.size() != 1) {
            throw in.error(TextCode.SYNTAX, at, "`" + at.text() + "` has one result");
        }
        return results.getFirst();
    }

    private Instruction member(Op op, List<Value> results) throws SyntaxException {
        var field = in.qualified("a class and its field, C.f");
        return new Instruction.FieldAccess(op, field[0], field[1], uses(), results, line());
    }

    private Instruction loop(Op op, List<Value> results) throws SyntaxException {
        if (results.size() != op.results().size()) {
            throw in.error(TextCode.SYNTAX, in.peek(), "`" + op.text() + "` has " + (results.isEmpty() ? "one result" : "no such results"));
        }
        var function = in.take(Kind.FUNCTION).text();
        var chunk = Optional.<String>empty();
        if (op.chunked()) {
            in.expect(",");
            chunk = Optional.of(in.take(Kind.FUNCTION).text());
        }
        var arguments = arguments();
        in.expectWord("over");
        var extents = uses();
        var combining = Optional.<Instruction.Combining>empty();
        if (op.operands().contains(Op.Slot.COMBINING)) {
            in.expectWord("by");
            var combines = in.take(Kind.FUNCTION).text();
            var with = arguments();
            in.expectWord("else");
            combining = Optional.of(new Instruction.Combining(combines, with, use()));
        }
        return new Instruction.Par(op, function, chunk, arguments, extents, combining, results, line());
    }

    private Instruction send(Value result) throws SyntaxException {
        var endpoint = use();
        in.expect(",");
        var message = in.word("a message");
        return new Instruction.Send(endpoint, message, arguments(), result, line());
    }

    /** The source line after an instruction and the scope that it is of, 0 when there is none. */
    int line() throws SyntaxException {
        if (!in.peek().is("!")) {
            return 0;
        }
        in.next();
        var token = in.peek();
        int line = in.integer();
        boolean inlined = in.sameLine() && in.acceptWord("in");
        if (line < (inlined ? 0 : 1) || line > Scope.LAST_LINE) {
            throw in.error(TextCode.SYNTAX, token, "lines count from 1 to " + Scope.LAST_LINE);
        }
        if (!inlined) {
            return line;
        }
        var number = in.peek();
        int scope = in.integer();
        if (scope < 1 || scope > Limits.SCOPES) {
            throw in.error(TextCode.SYNTAX, number, "inlined calls count from 1 to " + Limits.SCOPES);
        }
        return Scope.at(scope, line);
    }

    Target target() throws SyntaxException {
        var name = in.take(Kind.LABEL);
        if (!defining && !labels.contains(name.text())) {
            throw in.error(TextCode.UNDEFINED_LABEL, name, "no block is named " + name.shown());
        }
        return new Target(name.text(), in.peek().is("(") ? arguments() : List.of());
    }

    List<Value> arguments() throws SyntaxException {
        in.expect("(");
        var arguments = new ArrayList<Value>();
        while (!in.accept(")")) {
            if (!arguments.isEmpty()) {
                in.expect(",");
            }
            arguments.add(use());
        }
        return arguments;
    }

    /** Operands without parentheses; none when the next value begins a line. */
    List<Value> uses() throws SyntaxException {
        var uses = new ArrayList<Value>();
        if (in.peek().kind() == Kind.VALUE && in.sameLine()) {
            do {
                uses.add(use());
            } while (in.accept(","));
        }
        return uses;
    }

    Value use() throws SyntaxException {
        var name = in.take(Kind.VALUE);
        var value = values.get(name.text());
        if (value == null && !defining) {
            throw in.error(TextCode.UNDEFINED_VALUE, name, "no value is named " + name.shown());
        }
        return value == null ? draft(name, Scalar.I32) : value;
    }

    Value define(Token name, Type type) throws SyntaxException {
        if (defining) {
            var value = new Value(values.size(), name.text(), type);
            if (values.putIfAbsent(name.text(), value) != null) {
                throw in.error(TextCode.DUPLICATE_VALUE, name, name.shown() + " is defined already");
            }
        }
        return values.getOrDefault(name.text(), draft(name, type));
    }

    /** Stands for a value whose definition could not be read, which has been reported then. */
    private static Value draft(Token name, Type type) {
        return new Value(0, name.text(), type);
    }
}
