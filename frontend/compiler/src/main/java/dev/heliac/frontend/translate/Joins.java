package dev.heliac.frontend.translate;

import dev.heliac.frontend.codes.FrontCode;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;

/** Where paths meet: which slots become block parameters, which tokens are the same, and what the others must dispose of. */
final class Joins {

    /** A path that reached a block: the part whose terminator is still open, and what held there. */
    record Arrival(Code.Part from, Frame frame, int line, boolean exceptional) {}

    /** A slot, or a component of the record in it. Variables come first, then the stack. */
    private record Path(int slot, List<Integer> components) {
        Path component(int i) {
            var longer = new ArrayList<>(components);
            longer.add(i);
            return new Path(slot, List.copyOf(longer));
        }
    }

    private record Parameter(Path path, Value value) {}

    /** A block that was entered: later arrivals must fit it. */
    private record Entry(Code.Part part, Frame frame, List<Parameter> parameters) {}

    private final MethodTranslator method;
    private final Map<FlowGraph.Node, Entry> entered = new HashMap<>();

    private List<Parameter> parameters;
    private Map<List<Token>, Token> merged;
    private Code.Part part;
    private Frame result;
    private List<Arrival> arrivals;

    Joins(MethodTranslator method) {
        this.method = method;
    }

    boolean entered(FlowGraph.Node node) {
        return entered.containsKey(node);
    }

    /** Enters a block with all its forward arrivals; gives the part and frame to go on with. */
    Arrival enter(FlowGraph.Node node, List<Arrival> from) {
        for (var arrival : from) {
            prune(arrival, node);
        }
        if (from.size() == 1 && !node.loopHeader) {
            var only = from.getFirst();
            int line = method.graph.line(node, only.line());
            method.linear.releaseUnnamed(new Arrival(only.from(), only.frame(), line, only.exceptional() || node.doomed));
            return only;
        }
        arrivals = from;
        parameters = new ArrayList<>();
        merged = new HashMap<>();
        part = method.code.part("b" + node.order);
        result = new Frame(from.getFirst().frame().locals.length);
        var types = frameTypes(node);
        for (int i = 0; i < result.locals.length; i++) {
            boolean forced = node.loopHeader && node.assigned.get(i);
            result.locals[i] = combine(new Path(i, List.of()), forced, types[i]);
        }
        int depth = from.getFirst().frame().stack.size();
        for (int i = 0; i < depth; i++) {
            int slot = result.locals.length + i;
            result.push(combine(new Path(slot, List.of()), node.loopHeader, slot < types.length ? types[slot] : null));
        }
        unnamedBorrowed();
        var entry = new Entry(part, result, parameters);
        entered.put(node, entry);
        parameters.forEach(p -> part.parameters.add(p.value()));
        for (var arrival : from) {
            connect(entry, node.doomed ? new Arrival(arrival.from(), arrival.frame(), arrival.line(), true) : arrival);
        }
        return new Arrival(part, result.copy(), from.getFirst().line(), false);
    }

    /** Connects a back edge to a block entered before. */
    void reenter(FlowGraph.Node node, Arrival arrival) {
        var entry = entered.get(node);
        prune(arrival, node);
        if (entry == null) {
            throw method.unsupported("control flow that javac does not produce");
        }
        Loops.check(method, entry.frame(), arrival.frame(), arrival.line());
        connect(entry, arrival);
    }

    /** Forgets variables that are not live. */
    private void prune(Arrival arrival, FlowGraph.Node node) {
        var locals = arrival.frame().locals;
        for (int i = 0; i < locals.length; i++) {
            if (!node.live.get(i)) {
                if (locals[i] instanceof Abs.Pending p && !arrival.exceptional()) {
                    throw method.linear.unasked(p.endpoint(), arrival.line());
                }
                if (locals[i] instanceof Abs.Selection && !arrival.exceptional()) {
                    throw Selects.unasked(method, arrival.line());
                }
                locals[i] = null;
            }
        }
    }

    private void connect(Entry entry, Arrival arrival) {
        var passed = new LinkedHashSet<Token>();
        var arguments = new ArrayList<Value>();
        for (var parameter : entry.parameters()) {
            var abs = at(arrival.frame(), parameter.path());
            if (parameter.value().type() instanceof Type.Linear) {
                var token = ((Abs.Tok) abs).token();
                passed.add(token);
                arguments.add(method.any.arriving(arrival, token, parameter.value().type()));
            } else {
                arguments.add(method.valueIn(arrival.from(), abs, parameter.value().type(), arrival.line()));
            }
        }
        method.linear.releaseExcept(arrival, passed);
        arrival.from().terminator = new Terminator.Jump(new Target(entry.part().label, arguments), arrival.line());
    }

    private static Abs at(Frame frame, Path path) {
        var abs = path.slot() < frame.locals.length
                ? frame.locals[path.slot()]
                : frame.stack.get(path.slot() - frame.locals.length);
        for (int component : path.components()) {
            abs = ((Abs.Rec) abs).parts().get(component);
        }
        return abs;
    }

    private Abs combine(Path path, boolean forced, Type type) {
        var all = arrivals.stream().map(a -> at(a.frame(), path)).toList();
        if (all.contains(null)) {
            return null;
        }
        var first = all.getFirst();
        boolean same = all.stream().allMatch(first::equals);
        return switch (first) {
            case Abs.Val _, Abs.Null _ when all.stream().allMatch(a -> a instanceof Abs.Val || a instanceof Abs.Null) ->
                same && !forced ? first : parameter(path, all, type);
            case Abs.Tok _ when all.stream().allMatch(Abs.Tok.class::isInstance) -> token(path, all);
            case Abs.Rec r when all.stream()
                    .allMatch(a -> a instanceof Abs.Rec o && o.type().equals(r.type())) -> {
                var parts = new ArrayList<Abs>();
                for (int i = 0; i < r.parts().size(); i++) {
                    parts.add(combine(path.component(i), forced, null));
                }
                yield new Abs.Rec(r.type(), parts);
            }
            case Abs.Rec _, Abs.Val _, Abs.Null _
            when type != null && all.stream().noneMatch(Joins::unseen) ->
                parameter(path, all, type);
            case Abs.Null _, Abs.Tok _, Abs.Val _, Abs.Rec _, Abs.Pending _, Abs.Selection _, Abs.Absent _, Abs.Choice _, Abs.Fresh _,
                    Abs.Body _, Abs.ClassLiteral _ -> {
                if (!same) {
                    mismatch(all);
                }
                yield first;
            }
        };
    }

    /** What cannot become a value. */
    private static boolean unseen(Abs abs) {
        return abs instanceof Abs.Tok || abs instanceof Abs.Pending || abs instanceof Abs.Selection || abs instanceof Abs.Absent
                || abs instanceof Abs.Body;
    }

    private void mismatch(List<Abs> all) {
        var name = all.stream()
                .filter(Abs.Tok.class::isInstance)
                .map(a -> ((Abs.Tok) a).token())
                .findFirst();
        if (name.isEmpty() && all.stream().anyMatch(Abs.Body.class::isInstance)) {
            throw ParallelLoops.elsewhere(method, method.line);
        }
        if (name.isEmpty()) {
            throw method.unsupported("a message or object under construction that differs between paths");
        }
        method.error(
                FrontCode.ALIASES,
                arrivals.getLast().line(),
                "on one path the variable holds " + name.get().described() + ", on another "
                        + (all.stream().anyMatch(Abs.Null.class::isInstance) ? "null" : "something else"),
                "let every path assign an endpoint or vector, or handle each inside its path");
        throw new MethodTranslator.Abort();
    }

    private Abs parameter(Path path, List<Abs> all, Type type) {
        Type chosen = type;
        for (var abs : all) {
            if (abs instanceof Abs.Val v && v.value().type() instanceof Scalar s) {
                chosen = s;
            }
        }
        if (chosen == null) {
            chosen = all.stream()
                    .filter(Abs.Val.class::isInstance)
                    .map(a -> ((Abs.Val) a).value().type())
                    .findFirst()
                    .orElse(new Type.ClassType("java.lang.Object"));
        }
        var value = method.code.value(method.nameOf(path.slot()), chosen);
        parameters.add(new Parameter(path, value));
        return new Abs.Val(value);
    }

    private Abs token(Path path, List<Abs> all) {
        var tuple = all.stream().map(a -> ((Abs.Tok) a).token()).toList();
        var known = merged.get(tuple);
        if (known != null) {
            return new Abs.Tok(known);
        }
        for (int i = 0; i < tuple.size(); i++) {
            int at = i;
            if (merged.keySet().stream().anyMatch(other -> other.get(at).equals(tuple.get(at)))) {
                method.error(
                        FrontCode.ALIASES,
                        arrivals.getLast().line(),
                        tuple.get(at).described() + " has two names on one path, and on another path these name different things",
                        "do not use the old names of what was chosen between, or put what follows into each path");
                throw new MethodTranslator.Abort();
            }
        }
        var holdings = new ArrayList<Holding>();
        for (int i = 0; i < tuple.size(); i++) {
            holdings.add(arrivals.get(i).frame().tokens.get(tuple.get(i)));
        }
        var first = tuple.getFirst();
        boolean same = tuple.stream().allMatch(first::equals);
        if (!same && tuple.stream().anyMatch(Token::borrowed)) {
            method.error(
                    FrontCode.ALIASES,
                    arrivals.getLast().line(),
                    "the variable names a borrowed vector on one path and another vector on another",
                    "use one variable for each");
            throw new MethodTranslator.Abort();
        }
        var token = same ? first : method.linear.merged(common(tuple, holdings), tuple);
        merged.put(tuple, token);
        result.tokens.put(token, meet(path, token, holdings));
        return new Abs.Tok(token);
    }

    /** The token of the contract that all have: that of one, which the others' extend. */
    private Token common(List<Token> tuple, List<Holding> holdings) {
        for (var token : tuple) {
            boolean fits = true;
            for (int i = 0; i < tuple.size() && fits; i++) {
                var holding = holdings.get(i);
                fits = !holding.held() || method.linear.canStandFor(tuple.get(i), holding.state(), token);
            }
            if (fits) {
                return token;
            }
        }
        if (!tuple.stream().allMatch(Token::isEndpoint)) {
            throw others(tuple);
        }
        method.error(
                FrontCode.ALIASES,
                arrivals.getLast().line(),
                tuple.getFirst().described() + " is of contract `" + contract(tuple.getFirst()) + "` on one path, on another of `"
                        + contract(tuple.stream().filter(t -> !t.contract().equals(tuple.getFirst().contract())).findFirst().orElseThrow())
                        + "`, and its state is not one that they share",
                "handle each inside its path");
        throw new MethodTranslator.Abort();
    }

    /** What a variable of a wildcard type or a raw one can hide. */
    private MethodTranslator.Abort others(List<Token> tuple) {
        var kinds = tuple.stream().map(t -> "`" + (t.map() ? "map " : "") + t.type().text() + "`").distinct().toList();
        method.error(
                FrontCode.ALIASES,
                arrivals.getLast().line(),
                tuple.getFirst().described() + " is of type " + String.join(" on one path, on another of ", kinds),
                "handle each inside its path");
        return new MethodTranslator.Abort();
    }

    private static String contract(Token token) {
        return Channels.simple(token.contract().orElseThrow().name());
    }

    private Holding meet(Path path, Token token, List<Holding> holdings) {
        var first = holdings.getFirst();
        if (token.borrowed()) {
            return first;
        }
        var gone = holdings.stream().filter(h -> !h.held()).findFirst();
        if (gone.isPresent()) {
            var g = gone.get().gone();
            var held = at(holdings, Holding::held);
            return new Holding(null, first.state(), first.since(), null, held.isPresent() ? g.onSomePaths(thrown(held.getAsInt())) : g);
        }
        var states = new LinkedHashMap<String, Holding.Since>();
        for (int i = 0; i < holdings.size(); i++) {
            int thrown = thrown(i);
            holdings.get(i).states().forEach((state, since) ->
                    states.putIfAbsent(state, since.thrown() != 0 ? since : new Holding.Since(since.line(), thrown)));
        }
        var type = states.size() > 1
                ? new Type.AnyType()
                : token.isEndpoint() ? method.linear.typeIn(token, first.state()) : first.value().type();
        var value = method.code.value(method.nameOf(path.slot()), type);
        parameters.add(new Parameter(path, value));
        return Holding.of(value, states);
    }

    private static OptionalInt at(List<Holding> holdings, Predicate<Holding> which) {
        return IntStream.range(0, holdings.size()).filter(i -> which.test(holdings.get(i))).findFirst();
    }

    /** Where a path came from by an exception; 0 for the others. */
    private int thrown(int arrival) {
        return arrivals.get(arrival).exceptional() ? arrivals.get(arrival).line() : 0;
    }

    /** Borrowed vectors stay visible even where no slot names them. */
    private void unnamedBorrowed() {
        arrivals.getFirst().frame().tokens.forEach((token, holding) -> {
            if (token.borrowed()) {
                result.tokens.putIfAbsent(token, holding);
            }
        });
    }

    /** Types of variables and stack entries by the stack map frame; null where it says nothing useful. */
    private Type[] frameTypes(FlowGraph.Node node) {
        var frame = method.graph.frame(node);
        int locals = result.locals.length;
        int depth = arrivals.getFirst().frame().stack.size();
        var types = new Type[locals + depth];
        if (frame == null) {
            return types;
        }
        int slot = 0;
        for (var entry : frame.local) {
            if (slot < locals) {
                types[slot] = type(entry);
            }
            slot += Opcodes.LONG.equals(entry) || Opcodes.DOUBLE.equals(entry) ? 2 : 1;
        }
        for (int i = 0; i < depth && frame.stack != null && i < frame.stack.size(); i++) {
            types[locals + i] = type(frame.stack.get(i));
        }
        return types;
    }

    private Type type(Object entry) {
        return switch (entry) {
            case String name -> method.storage(org.objectweb.asm.Type.getObjectType(name));
            case Integer i when i.equals(Opcodes.INTEGER) -> Scalar.I32;
            case Integer i when i.equals(Opcodes.LONG) -> Scalar.I64;
            case Integer i when i.equals(Opcodes.FLOAT) -> Scalar.F32;
            case Integer i when i.equals(Opcodes.DOUBLE) -> Scalar.F64;
            default -> null;
        };
    }
}
