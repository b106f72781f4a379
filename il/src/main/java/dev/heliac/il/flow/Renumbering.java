package dev.heliac.il.flow;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the values of a function anew, in the order of their definition, after some were taken out. */
final class Renumbering {

    private final Map<Integer, Value> values = new HashMap<>();

    private Renumbering() {}

    static Function of(Function function) {
        var renumbering = new Renumbering();
        function.parameters().forEach(renumbering::define);
        for (var block : function.blocks()) {
            block.parameters().forEach(renumbering::define);
            block.instructions().forEach(i -> i.results().forEach(renumbering::define));
            switch (block.terminator()) {
                case Terminator.Receive r -> r.arms().forEach(a -> {
                    a.fields().forEach(renumbering::define);
                    renumbering.define(a.endpoint());
                });
                case Terminator.Accept a -> {
                    renumbering.define(a.next());
                    renumbering.define(a.endpoint());
                }
                case Terminator.Jump _,
                        Terminator.Branch _,
                        Terminator.Switch _,
                        Terminator.Return _,
                        Terminator.Throw _ -> {}
            }
        }
        return new Function(
                function.name(),
                renumbering.all(function.parameters()),
                function.results(),
                function.source(),
                function.scopes(),
                function.blocks().stream().map(renumbering::block).toList());
    }

    private void define(Value value) {
        values.put(value.id(), new Value(values.size(), value.name(), value.type()));
    }

    private Value of(Value value) {
        return values.get(value.id());
    }

    private List<Value> all(List<Value> list) {
        return list.stream().map(this::of).toList();
    }

    private Target target(Target target) {
        return new Target(target.label(), all(target.arguments()));
    }

    private Block block(Block block) {
        return new Block(
                block.label(),
                all(block.parameters()),
                block.unwind().map(this::target),
                block.instructions().stream().map(this::instruction).toList(),
                terminator(block.terminator()));
    }

    private Instruction instruction(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Plain p -> new Instruction.Plain(p.op(), all(p.operands()), all(p.results()), p.line());
            case Instruction.Const c -> new Instruction.Const(c.op(), c.constant(), of(c.result()), c.line());
            case Instruction.Typed t -> new Instruction.Typed(t.op(), t.type(), all(t.operands()), all(t.results()), t.line());
            case Instruction.FieldAccess f ->
                new Instruction.FieldAccess(f.op(), f.owner(), f.field(), all(f.operands()), all(f.results()), f.line());
            case Instruction.Call c -> new Instruction.Call(c.function(), all(c.operands()), all(c.results()), c.line());
            case Instruction.CallVirtual c ->
                new Instruction.CallVirtual(c.selector(), all(c.operands()), all(c.results()), c.line());
            case Instruction.Send s ->
                new Instruction.Send(of(s.endpoint()), s.message(), all(s.fields()), of(s.result()), s.line());
            case Instruction.NewChannel c -> new Instruction.NewChannel(c.contract(), of(c.imp()), of(c.exp()), c.line());
        };
    }

    private Terminator terminator(Terminator terminator) {
        return switch (terminator) {
            case Terminator.Jump j -> new Terminator.Jump(target(j.target()), j.line());
            case Terminator.Branch b ->
                new Terminator.Branch(of(b.condition()), target(b.then()), target(b.otherwise()), b.line());
            case Terminator.Switch s -> new Terminator.Switch(
                    of(s.value()),
                    s.cases().stream().map(c -> new Terminator.Case(c.key(), target(c.target()))).toList(),
                    target(s.otherwise()),
                    s.line());
            case Terminator.Return r -> new Terminator.Return(all(r.values()), r.line());
            case Terminator.Throw t -> new Terminator.Throw(of(t.exception()), t.line());
            case Terminator.Receive r -> new Terminator.Receive(
                    of(r.endpoint()),
                    r.arms().stream()
                            .map(a -> new Terminator.Arm(a.message(), all(a.fields()), of(a.endpoint()), target(a.target())))
                            .toList(),
                    target(r.closed()),
                    r.line());
            case Terminator.Accept a -> new Terminator.Accept(
                    of(a.listener()), of(a.next()), of(a.endpoint()), target(a.target()), target(a.closed()), a.line());
        };
    }
}
