package interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes the tree, with each name already turned into its place. */
final class Parser {

    /** From those that bind least to those that bind most. */
    private static final List<Map<String, Operator>> LEVELS = List.of(
            level(Operator.EQUAL, Operator.DIFFERENT),
            level(Operator.LESS, Operator.LESS_OR_EQUAL, Operator.GREATER, Operator.GREATER_OR_EQUAL),
            level(Operator.ADD, Operator.SUBTRACT),
            level(Operator.MULTIPLY, Operator.DIVIDE, Operator.REMAINDER));

    private final List<Token> tokens;
    private int at;
    private Scope scope = new Scope(null);

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    private static Map<String, Operator> level(Operator... operators) {
        return Arrays.stream(operators).collect(Collectors.toMap(Operator::symbol, Function.identity()));
    }

    /** A script as a function without parameters; the names given are the first variables. */
    static FunctionBody parse(String script, List<String> names) {
        Parser parser = new Parser(Scanner.scan(script));
        names.forEach(parser.scope::declare);
        List<Node> nodes = new ArrayList<>();
        while (parser.token().kind() != Token.Kind.END) {
            nodes.add(parser.statement());
        }
        return new FunctionBody("script", names.size(), parser.scope.slots(), new Node.Sequence(nodes, 1));
    }

    private Node statement() {
        int line = token().line();
        if (take("let")) {
            String name = name();
            expect("=");
            Node value = expression();
            expect(";");
            return new Node.SetLocal(scope.declare(name), value, line);
        } else if (token().is("fn") && tokens.get(at + 1).kind() == Token.Kind.NAME) {
            at++;
            String name = name();
            int slot = scope.declare(name); // first, so that it can call itself
            Node function = function(name, line);
            take(";");
            return new Node.SetLocal(slot, function, line);
        } else if (take("while")) {
            return new Node.While(expression(), block(), line);
        } else if (take("for")) {
            scope.enter();
            String name = name();
            expect("in");
            Node list = expression();
            Node loop = new Node.ForEach(scope.declare(name), list, block(), line);
            scope.leave();
            return loop;
        } else if (take("return")) {
            Node value = token().is(";") ? new Node.Literal(null, line) : expression();
            expect(";");
            return new Node.Return(value, line);
        } else if (token().is("if")) {
            return expression();
        }
        Node expression = expression();
        if (take("=")) {
            expression = expression.assignment(expression());
        }
        if (!token().is("}")) { // a block's last expression is its value
            expect(";");
        }
        return expression;
    }

    private Node block() {
        int line = token().line();
        expect("{");
        scope.enter();
        List<Node> nodes = new ArrayList<>();
        while (!take("}")) {
            nodes.add(statement());
        }
        scope.leave();
        return nodes.size() == 1 ? nodes.getFirst() : new Node.Sequence(nodes, line);
    }

    private Node expression() {
        Node left = conjunction();
        while (token().is("or")) {
            left = new Node.ShortCut(true, left, next(this::conjunction), left.line);
        }
        return left;
    }

    private Node conjunction() {
        Node left = binary(0);
        while (token().is("and")) {
            left = new Node.ShortCut(false, left, next(() -> binary(0)), left.line);
        }
        return left;
    }

    private Node next(Supplier<Node> parser) {
        at++;
        return parser.get();
    }

    private Node binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Node left = binary(level + 1);
        for (Optional<Operator> operator; (operator = operator(level)).isPresent();) {
            int line = tokens.get(at++).line();
            left = new Node.Binary(operator.get(), left, binary(level + 1), line);
        }
        return left;
    }

    private Optional<Operator> operator(int level) {
        return token().kind() == Token.Kind.SYMBOL ? Optional.ofNullable(LEVELS.get(level).get(token().text())) : Optional.empty();
    }

    private Node unary() {
        int line = token().line();
        if (take("not")) {
            return new Node.Not(unary(), line);
        } else if (take("-")) {
            return new Node.Binary(Operator.SUBTRACT, new Node.Literal(0L, line), unary(), line);
        }
        return postfix();
    }

    private Node postfix() {
        Node node = primary();
        while (true) {
            int line = token().line();
            if (take("(")) {
                node = new Node.Call(node, list(")"), line);
            } else if (take("[")) {
                node = new Node.Index(node, expression(), line);
                expect("]");
            } else {
                return node;
            }
        }
    }

    private List<Node> list(String end) {
        List<Node> items = new ArrayList<>();
        if (!take(end)) {
            do {
                items.add(expression());
            } while (take(","));
            expect(end);
        }
        return items;
    }

    private Node primary() {
        Token token = token();
        at++;
        return switch (token.kind()) {
            case NUMBER -> new Node.Literal(number(token), token.line());
            case STRING -> new Node.Literal(token.text(), token.line());
            case NAME -> Scope.variable(scope, token.text(), token.line());
            case KEYWORD, SYMBOL -> switch (token.text()) {
                case "true" -> new Node.Literal(true, token.line());
                case "false" -> new Node.Literal(false, token.line());
                case "nil" -> new Node.Literal(null, token.line());
                case "fn" -> function("", token.line());
                case "if" -> conditional(token.line());
                case "[" -> new Node.MakeList(list("]"), token.line());
                case "(" -> {
                    Node inner = expression();
                    expect(")");
                    yield inner;
                }
                default -> throw new ScriptException("unexpected " + token.text(), token.line());
            };
            case END -> throw new ScriptException("unexpected " + token.text(), token.line());
        };
    }

    private static Object number(Token token) {
        try {
            return token.text().contains(".") ? (Object) Double.valueOf(token.text()) : (Object) Long.valueOf(token.text());
        } catch (NumberFormatException e) {
            throw new ScriptException("too large a number", token.line(), e);
        }
    }

    private Node conditional(int line) {
        Node condition = expression();
        Node then = block();
        Node otherwise = new Node.Literal(null, line);
        if (take("else")) {
            otherwise = token().is("if") ? primary() : block();
        }
        return new Node.If(condition, then, otherwise, line);
    }

    private Node function(String name, int line) {
        scope = new Scope(scope);
        expect("(");
        int parameters = 0;
        if (!take(")")) {
            do {
                scope.declare(name());
                parameters++;
            } while (take(","));
            expect(")");
        }
        Node code = take("=>") ? expression() : block();
        FunctionBody body = new FunctionBody(name, parameters, scope.slots(), code);
        scope = scope.outer;
        return new Node.MakeClosure(body, line);
    }

    private Token token() {
        return tokens.get(at);
    }

    private String name() {
        Token token = token();
        if (token.kind() != Token.Kind.NAME) {
            throw new ScriptException("a name should stand before " + token.text(), token.line());
        }
        at++;
        return token.text();
    }

    private boolean take(String spelling) {
        if (!token().is(spelling)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(String spelling) {
        if (!take(spelling)) {
            throw new ScriptException(spelling + " should stand before " + token().text(), token().line());
        }
    }
}
