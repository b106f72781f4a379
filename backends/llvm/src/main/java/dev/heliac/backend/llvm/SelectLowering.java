package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Terminator.Pattern;
import dev.heliac.il.Terminator.Select;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.symbols.Limits;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Waiting for several things at once: the kernel says which way, from a plan of the ways and what each wants. docs/abi.md. */
final class SelectLowering {

    private static final int CLOSED = 0xffff;
    private static final int CLIENT = 0xfffe;
    private static final int EMPTY = 0xfffd;
    private static final int TIME = 0xffff;

    private final FunctionLowering f;
    private final Ir ir;

    SelectLowering(FunctionLowering function) {
        f = function;
        ir = f.ir;
    }

    void lower(Select select) {
        var sources = ir.local(f.llvm, ir.ptr, select.sources().size());
        int pointer = f.module.layout.pointer();
        for (int i = 0; i < select.sources().size(); i++) {
            ir.store(f.value(select.sources().get(i)), ir.offset(sources, (long) i * pointer), pointer, "select");
        }
        var nanos = select.nanos().map(f::value).orElse(ir.i64(Long.MAX_VALUE));
        var way = ir.call(f.module.runtime("hk_select"), f.process, sources, plan(select), nanos);
        var never = ir.block(f.llvm, "never");
        var choice = LLVMBuildSwitch(ir.builder, way, never, select.ways().size());
        ir.at(never);
        ir.unreachable();
        for (int i = 0; i < select.ways().size(); i++) {
            var block = ir.block(f.llvm, "way");
            LLVMAddCase(choice, ir.i32(i), block);
            ir.at(block);
            select.ways().get(i).patterns().forEach(this::take);
            f.edge(select.ways().get(i).target());
        }
    }

    private LLVMValueRef plan(Select select) {
        var words = new ArrayList<Integer>();
        int kinds = 0;
        int quiet = 0;
        for (int i = 0; i < select.sources().size(); i++) {
            var source = select.sources().get(i);
            kinds |= source.type() instanceof Type.ListenerType ? 1 << i : 0;
            kinds |= source.type() instanceof Type.SetType ? 1 << Limits.SELECT_SOURCES + i : 0;
            quiet |= source.type() instanceof Type.SetType && !select.asksGone(source) ? 1 << Limits.SELECT_SOURCES + i : 0;
        }
        words.addAll(List.of(select.sources().size() | quiet, kinds, select.ways().size()));
        for (var way : select.ways()) {
            words.add(way.patterns().size());
            for (var pattern : way.patterns()) {
                int source = pattern.source().map(select.sources()::indexOf).orElse(TIME);
                words.add(source << 16 | head(pattern));
            }
        }
        return ir.global("ways", ir.array(ir.i32, words.stream().map(ir::i32).toArray(LLVMValueRef[]::new)), true, 4);
    }

    private int head(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Message m -> tag((Type.EndpointType) m.endpoint().type(), m.message());
            case Pattern.Member m -> tag(((Type.SetType) m.set().type()).member(), m.message());
            case Pattern.Client _ -> CLIENT;
            case Pattern.Closed _, Pattern.Gone _ -> CLOSED;
            case Pattern.Empty _ -> EMPTY;
            case Pattern.Elapsed _ -> 0;
        };
    }

    private int tag(Type.EndpointType end, String message) {
        return MessageLayout.tag(f.module.messages(end.contract()).sent(end.role().peer()), message);
    }

    private void take(Pattern pattern) {
        switch (pattern) {
            case Pattern.Message m -> {
                var endpoint = f.value(m.endpoint());
                receive((Type.EndpointType) m.endpoint().type(), endpoint, m.message(), m.fields());
                f.define(m.next(), endpoint);
            }
            case Pattern.Member m -> {
                f.define(m.data(), ir.call(f.module.runtime("hk_set_data"), f.value(m.set())));
                var endpoint = ir.call(f.module.runtime("hk_set_take"), f.value(m.set()));
                receive(((Type.SetType) m.set().type()).member(), endpoint, m.message(), m.fields());
                f.define(m.endpoint(), endpoint);
                f.define(m.next(), f.value(m.set()));
            }
            case Pattern.Gone g -> {
                f.define(g.data(), ir.call(f.module.runtime("hk_set_data"), f.value(g.set())));
                ir.call(f.module.runtime("hk_close"), f.process, ir.call(f.module.runtime("hk_set_take"), f.value(g.set())));
                f.define(g.next(), f.value(g.set()));
            }
            case Pattern.Client c -> {
                var listener = f.value(c.listener());
                f.define(c.endpoint(), ir.call(f.module.runtime("hk_accept"), f.process, listener));
                f.define(c.next(), listener);
            }
            case Pattern.Closed c -> f.close(c.end());
            case Pattern.Empty _, Pattern.Elapsed _ -> {}
        }
    }

    private void receive(Type.EndpointType type, LLVMValueRef endpoint, String message, List<Value> fields) {
        var received = f.module.messages(type.contract()).sent(type.role().peer());
        var slot = ir.call(f.module.runtime("hk_oldest"), endpoint);
        f.take(received.get(MessageLayout.tag(received, message)), fields, slot, endpoint);
    }
}
