package dev.heliac.il.graph;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/** Copies code with other values, labels and lines; as it stands it changes nothing. */
public class Mapping {

    public Value use(Value value) {
        return value;
    }

    public Value define(Value value) {
        return value;
    }

    public String label(String label) {
        return label;
    }

    public int line(int line) {
        return line;
    }

    public Target target(Target target) {
        return new Target(label(target.label()), uses(target.arguments()));
    }

    public final List<Value> uses(List<Value> values) {
        if (values.isEmpty()) {
            return values;
        }
        var used = new ArrayList<Value>(values.size());
        for (var value : values) {
            used.add(use(value));
        }
        return used;
    }

    public final List<Value> defines(List<Value> values) {
        if (values.isEmpty()) {
            return values;
        }
        var defined = new ArrayList<Value>(values.size());
        for (var value : values) {
            defined.add(define(value));
        }
        return defined;
    }

    /** A block, under a label of its own. */
    public final Block block(Block block, String label) {
        return new Block(
                label,
                defines(block.parameters()),
                block.unwind().map(this::target),
                block.instructions().stream().map(this::instruction).toList(),
                terminator(block.terminator()));
    }

    public final Instruction instruction(Instruction instruction) {
        int line = line(instruction.line());
        return switch (instruction) {
            case Instruction.Plain p -> new Instruction.Plain(p.op(), uses(p.operands()), defines(p.results()), line);
            case Instruction.Const c -> new Instruction.Const(c.op(), c.constant(), define(c.result()), line);
            case Instruction.Typed t -> new Instruction.Typed(t.op(), t.type(), uses(t.operands()), defines(t.results()), line);
            case Instruction.FieldAccess f -> new Instruction.FieldAccess(
                    f.op(), f.owner(), f.field(), uses(f.operands()), defines(f.results()), line);
            case Instruction.Call c -> new Instruction.Call(c.function(), uses(c.operands()), defines(c.results()), line);
            case Instruction.Par p -> new Instruction.Par(
                    p.op(),
                    p.function(),
                    p.chunk(),
                    uses(p.arguments()),
                    uses(p.extents()),
                    p.combining().map(c -> new Instruction.Combining(c.function(), uses(c.arguments()), use(c.otherwise()))),
                    defines(p.results()),
                    line);
            case Instruction.CallVirtual c ->
                    new Instruction.CallVirtual(c.op(), c.selector(), uses(c.operands()), defines(c.results()), line);
            case Instruction.Send s ->
                    new Instruction.Send(use(s.endpoint()), s.message(), uses(s.fields()), define(s.result()), line);
            case Instruction.NewChannel c -> new Instruction.NewChannel(c.contract(), c.state(), define(c.imp()), define(c.exp()), line);
        };
    }

    public final Terminator terminator(Terminator terminator) {
        int line = line(terminator.line());
        return switch (terminator) {
            case Terminator.Jump j -> new Terminator.Jump(target(j.target()), line);
            case Terminator.Branch b -> new Terminator.Branch(use(b.condition()), target(b.then()), target(b.otherwise()), line);
            case Terminator.Switch s -> new Terminator.Switch(
                    use(s.value()),
                    s.cases().stream().map(c -> new Terminator.Case(c.key(), target(c.target()))).toList(),
                    target(s.otherwise()),
                    line);
            case Terminator.Return r -> new Terminator.Return(uses(r.values()), line);
            case Terminator.Throw t -> new Terminator.Throw(use(t.exception()), t.known(), line);
            case Terminator.Receive r -> new Terminator.Receive(
                    use(r.endpoint()), r.arms().stream().map(this::arm).toList(), target(r.closed()), line);
            case Terminator.Accept a -> new Terminator.Accept(
                    use(a.listener()), define(a.next()), define(a.endpoint()), target(a.target()), target(a.closed()), line);
            case Terminator.Select s -> new Terminator.Select(
                    uses(s.sources()),
                    s.nanos().map(this::use),
                    s.ways().stream()
                            .map(w -> new Terminator.Way(w.patterns().stream().map(this::pattern).toList(), target(w.target())))
                            .toList(),
                    line);
        };
    }

    private Terminator.Pattern pattern(Terminator.Pattern pattern) {
        return switch (pattern) {
            case Terminator.Pattern.Message m ->
                    new Terminator.Pattern.Message(use(m.endpoint()), m.message(), defines(m.fields()), define(m.next()));
            case Terminator.Pattern.Client c ->
                    new Terminator.Pattern.Client(use(c.listener()), define(c.next()), define(c.endpoint()));
            case Terminator.Pattern.Member m ->
                    new Terminator.Pattern.Member(
                            use(m.set()), m.message(), defines(m.fields()), define(m.next()), define(m.endpoint()), define(m.data()));
            case Terminator.Pattern.Gone g -> new Terminator.Pattern.Gone(use(g.set()), define(g.next()), define(g.data()));
            case Terminator.Pattern.Empty e -> new Terminator.Pattern.Empty(use(e.set()));
            case Terminator.Pattern.Closed c -> new Terminator.Pattern.Closed(use(c.end()));
            case Terminator.Pattern.Elapsed e -> e;
        };
    }

    private Terminator.Arm arm(Terminator.Arm arm) {
        return new Terminator.Arm(arm.message(), defines(arm.fields()), define(arm.endpoint()), target(arm.target()));
    }

    /** The same function with its values numbered in the order of their definition. */
    public static Function numbered(Function function) {
        var numbered = new HashMap<Integer, Value>();
        Consumer<Value> number = v -> numbered.put(v.id(), new Value(numbered.size(), v.name(), v.type()));
        function.parameters().forEach(number);
        for (var block : function.blocks()) {
            block.parameters().forEach(number);
            block.instructions().forEach(i -> i.results().forEach(number));
            block.terminator().defines().forEach(number);
        }
        var mapping = new Mapping() {
            @Override
            public Value use(Value value) {
                return numbered.get(value.id());
            }

            @Override
            public Value define(Value value) {
                return numbered.get(value.id());
            }
        };
        return new Function(
                function.name(),
                mapping.defines(function.parameters()),
                function.results(),
                function.source(),
                function.scopes(),
                function.blocks().stream().map(b -> mapping.block(b, b.label())).toList());
    }
}
