package dev.heliac.il.binary;

import dev.heliac.il.Block;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Constant;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a function; {@link FunctionReader} is its mirror image.
 *
 * <p>All values come first, in order of definition, so that code only says where one is used. Source lines are
 * differences to the line before.
 */
final class FunctionWriter {

    private final Sink out;
    private final Pool pool;
    private final Map<Value, Integer> values = new HashMap<>();
    private final List<Value> inOrder = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private int line;

    FunctionWriter(Sink out, Pool pool) {
        this.out = out;
        this.pool = pool;
    }

    void write(Function function) {
        out.varint(pool.string(function.name()));
        out.varint(function.parameters().size());
        function.parameters().forEach(this::define);
        out.varint(function.results().size());
        function.results().forEach(t -> out.varint(pool.type(t)));
        out.varint(pool.string(function.source()));
        out.varint(function.scopes().size());
        for (var scope : function.scopes()) {
            out.varint(pool.string(scope.function()));
            out.varint(pool.string(scope.source()));
            line(scope.line());
        }
        for (int i = 0; i < function.blocks().size(); i++) {
            labels.putIfAbsent(function.blocks().get(i).label(), i);
        }
        for (var block : function.blocks()) {
            block.parameters().forEach(this::define);
            block.instructions().forEach(i -> i.results().forEach(this::define));
            block.terminator().defines().forEach(this::define);
        }
        out.varint(inOrder.size());
        for (var value : inOrder) {
            out.varint(pool.string(value.name()));
            out.varint(pool.type(value.type()));
        }
        out.varint(function.blocks().size());
        function.blocks().forEach(b -> out.varint(pool.string(b.label())));
        function.blocks().forEach(this::block);
    }

    private void define(Value value) {
        values.put(value, inOrder.size());
        inOrder.add(value);
    }

    private void block(Block block) {
        out.varint(block.parameters().size());
        out.u8(block.unwind().isPresent() ? 1 : 0);
        block.unwind().ifPresent(this::target);
        out.varint(block.instructions().size());
        block.instructions().forEach(this::instruction);
        terminator(block.terminator());
    }

    private void use(Value value) {
        var number = values.get(value);
        if (number == null) {
            throw new IllegalArgumentException(value + " is not defined");
        }
        out.varint(number);
    }

    private void uses(List<Value> list) {
        out.varint(list.size());
        list.forEach(this::use);
    }

    private void target(Target target) {
        var number = labels.get(target.label());
        if (number == null) {
            throw new IllegalArgumentException("^" + target.label() + " is not defined");
        }
        out.varint(number);
        uses(target.arguments());
    }

    private void line(int next) {
        out.signed(next - line);
        line = next;
    }

    private void instruction(Instruction instruction) {
        var op = instruction.op();
        // The row gives the numbers of operands and results; only an invalid instruction needs to state its own.
        boolean irregular = switch (instruction) {
            case Instruction.Plain _, Instruction.Typed _, Instruction.FieldAccess _ ->
                    instruction.operands().size() != op.operands().size()
                            || instruction.results().size() != op.results().size();
            case Instruction.Const _,
                    Instruction.Call _,
                    Instruction.Par _,
                    Instruction.CallVirtual _,
                    Instruction.Send _,
                    Instruction.NewChannel _ -> false;
        };
        out.varint(op.ordinal() << 1 | (irregular ? 1 : 0));
        line(instruction.line());
        if (irregular) {
            out.varint(instruction.operands().size());
            out.varint(instruction.results().size());
        }
        switch (instruction) {
            case Instruction.Plain p -> p.operands().forEach(this::use);
            case Instruction.Const c -> constant(c.constant());
            case Instruction.Typed t -> {
                out.varint(pool.type(t.type()));
                t.operands().forEach(this::use);
            }
            case Instruction.FieldAccess f -> {
                out.varint(pool.string(f.owner()));
                out.varint(pool.string(f.field()));
                f.operands().forEach(this::use);
            }
            case Instruction.Call c -> {
                out.varint(pool.string(c.function()));
                uses(c.operands());
                out.varint(c.results().size());
            }
            case Instruction.Par p -> {
                out.varint(pool.string(p.function()));
                p.chunk().ifPresent(c -> out.varint(pool.string(c)));
                uses(p.arguments());
                uses(p.extents());
                p.combining().ifPresent(c -> {
                    out.varint(pool.string(c.function()));
                    uses(c.arguments());
                    use(c.otherwise());
                });
            }
            case Instruction.CallVirtual c -> {
                out.varint(pool.string(c.selector()));
                uses(c.operands());
                out.varint(c.results().size());
            }
            case Instruction.Send s -> {
                use(s.endpoint());
                out.varint(pool.string(s.message()));
                uses(s.fields());
            }
            case Instruction.NewChannel c -> {
                out.varint(pool.string(c.contract()));
                out.u8(c.state().isPresent() ? 1 : 0);
                c.state().ifPresent(s -> out.varint(pool.string(s)));
            }
        }
    }

    private void constant(Constant constant) {
        switch (constant) {
            case Constant.I32 c -> out.signed(c.value());
            case Constant.I64 c -> out.signedLong(c.value());
            case Constant.F32 c -> out.u32(c.bits());
            case Constant.F64 c -> out.u64(c.bits());
            case Constant.Text c -> out.varint(pool.string(c.value()));
        }
    }

    private void terminator(Terminator terminator) {
        switch (terminator) {
            case Terminator.Jump j -> {
                head(0, j.line());
                target(j.target());
            }
            case Terminator.Branch b -> {
                head(1, b.line());
                use(b.condition());
                target(b.then());
                target(b.otherwise());
            }
            case Terminator.Switch s -> {
                head(2, s.line());
                use(s.value());
                out.varint(s.cases().size());
                for (var c : s.cases()) {
                    out.signed(c.key());
                    target(c.target());
                }
                target(s.otherwise());
            }
            case Terminator.Return r -> {
                head(3, r.line());
                uses(r.values());
            }
            case Terminator.Throw t -> {
                head(t.known() ? 7 : 4, t.line());
                use(t.exception());
            }
            case Terminator.Receive r -> {
                head(5, r.line());
                use(r.endpoint());
                out.varint(r.arms().size());
                for (var arm : r.arms()) {
                    out.varint(pool.string(arm.message()));
                    out.varint(arm.fields().size());
                    target(arm.target());
                }
                target(r.closed());
            }
            case Terminator.Accept a -> {
                head(6, a.line());
                use(a.listener());
                target(a.target());
                target(a.closed());
            }
            case Terminator.Select s -> {
                head(8, s.line());
                uses(s.sources());
                out.u8(s.nanos().isPresent() ? 1 : 0);
                s.nanos().ifPresent(this::use);
                out.varint(s.ways().size());
                for (var way : s.ways()) {
                    out.varint(way.patterns().size());
                    way.patterns().forEach(this::pattern);
                    target(way.target());
                }
            }
        }
    }

    private void pattern(Terminator.Pattern pattern) {
        switch (pattern) {
            case Terminator.Pattern.Message m -> {
                out.u8(0);
                use(m.endpoint());
                out.varint(pool.string(m.message()));
                out.varint(m.fields().size());
            }
            case Terminator.Pattern.Client c -> {
                out.u8(1);
                use(c.listener());
            }
            case Terminator.Pattern.Closed c -> {
                out.u8(2);
                use(c.end());
            }
            case Terminator.Pattern.Elapsed _ -> out.u8(3);
            case Terminator.Pattern.Member m -> {
                out.u8(4);
                use(m.set());
                out.varint(pool.string(m.message()));
                out.varint(m.fields().size());
            }
            case Terminator.Pattern.Gone g -> {
                out.u8(5);
                use(g.set());
            }
            case Terminator.Pattern.Empty e -> {
                out.u8(6);
                use(e.set());
            }
        }
    }

    private void head(int tag, int at) {
        out.u8(tag);
        line(at);
    }
}
