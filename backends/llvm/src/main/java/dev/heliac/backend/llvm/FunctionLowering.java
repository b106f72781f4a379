package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Block;
import dev.heliac.il.Contract.Message;
import dev.heliac.il.Function;
import dev.heliac.il.Scalar;
import dev.heliac.il.Target;
import dev.heliac.il.Terminator;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import dev.heliac.il.graph.Failing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** One function: its blocks and edges; the instructions are {@link Operations}' business. */
final class FunctionLowering {

    final ModuleLowering module;
    final Ir ir;
    final Function function;
    final LLVMValueRef llvm;
    final LLVMValueRef process;
    private final DebugInfo debug;
    private final Operations operations;
    private final Map<Value, LLVMValueRef> values = new HashMap<>();
    private final Map<String, Block> byLabel = new HashMap<>();
    private final Map<String, LLVMBasicBlockRef> blocks = new HashMap<>();
    private final Map<String, List<LLVMValueRef>> phis = new HashMap<>();
    /** Where the current block's exceptions come together. */
    private LLVMBasicBlockRef landing;
    private Loops loops;
    private Failing failing;
    private Block current;
    private int line;
    private LiveReferences live;
    /** Still used after the instruction that is being lowered, if the heap can be collected there. */
    private List<Value> kept = List.of();
    private LLVMValueRef landed;
    /** Where the function is left, if what it gives has parts. */
    private LLVMBasicBlockRef exit;

    private List<LLVMValueRef> given;

    private FunctionLowering(ModuleLowering module, Function function, DebugInfo debug) {
        this.module = module;
        this.function = function;
        this.debug = debug;
        ir = module.ir;
        llvm = module.function(function.name());
        process = LLVMGetParam(llvm, 0);
        operations = new Operations(this);
    }

    static void lower(ModuleLowering module, Function function, DebugInfo debug) {
        new FunctionLowering(module, function, debug).lower();
    }

    private void lower() {
        debug.enter(function, llvm);
        function.blocks().forEach(b -> byLabel.put(b.label(), b));
        var order = reversePostorder();
        loops = new Loops(order, module.calls);
        failing = new Failing(order);
        live = new LiveReferences(order, function.parameters(), module.collections::collects);
        var entry = ir.block(llvm, "entry");
        for (var block : order) {
            blocks.put(block.label(), ir.block(llvm, block.label()));
        }
        for (var block : order) {
            ir.at(blocks.get(block.label()));
            debug.line(0);
            var incoming = new ArrayList<LLVMValueRef>();
            for (var parameter : block.parameters()) {
                var phi = ir.phi(module.type(parameter.type()));
                values.put(parameter, phi);
                incoming.add(phi);
            }
            phis.put(block.label(), incoming);
        }
        for (int i = 0; i < function.parameters().size(); i++) {
            values.put(function.parameters().get(i), LLVMGetParam(llvm, i + 1));
        }
        ir.at(entry);
        if (module.grid == null && module.calls.checksStack(function.name())) {
            checkStack();
        }
        ir.jump(blocks.get(order.getFirst().label()));
        order.forEach(this::block);
    }

    private void checkStack() {
        var frame = ir.intrinsic("llvm.frameaddress", ir.ptr, ir.i32(0));
        var bytes = ir.word(CallGraph.frame(function));
        var low = ir.compare(LLVMIntNE, ir.call(module.runtime("hk_stack_low"), process, frame, bytes), ir.i32(0));
        var overflow = ir.block(llvm, "overflow");
        ir.rarely(low, overflow, ir.block(llvm, "fits"));
        var fits = ir.here();
        ir.at(overflow);
        // The caller has given away what it passed.
        release(function.parameters());
        leave(trapped(Trap.STACK));
        ir.at(fits);
    }

    /** Closes and frees those of some values that are owned. */
    private void release(List<Value> given) {
        for (var v : given) {
            switch (v.type()) {
                case Type.EndpointType _, Type.AnyType _, Type.ListenerType _, Type.SetType _ -> close(v);
                case Type.VectorType t when !t.borrowed() -> ir.call(module.runtime("hk_vector_free"), process, value(v));
                case Type.VectorType _, Type.Reference _, Scalar _ -> {}
            }
        }
    }

    /** Closes an endpoint, a listener or a set. */
    void close(Value end) {
        var close = switch (end.type()) {
            case Type.ListenerType _ -> "hk_close_listener";
            case Type.SetType _ -> "hk_set_close";
            case Type.EndpointType _, Type.AnyType _, Type.VectorType _, Type.Reference _, Scalar _ -> "hk_close";
        };
        ir.call(module.runtime(close), process, value(end));
    }

    /** Every block after those that dominate it. */
    private List<Block> reversePostorder() {
        record Visit(Block block, Iterator<String> rest) {}
        var order = new ArrayList<Block>();
        Set<String> seen = new HashSet<>();
        var work = new ArrayDeque<Visit>();
        var first = function.blocks().getFirst();
        seen.add(first.label());
        work.push(new Visit(first, successors(first).iterator()));
        while (!work.isEmpty()) {
            var visit = work.peek();
            if (!visit.rest().hasNext()) {
                order.add(visit.block());
                work.pop();
                continue;
            }
            var next = visit.rest().next();
            if (seen.add(next)) {
                var block = byLabel.get(next);
                work.push(new Visit(block, successors(block).iterator()));
            }
        }
        Collections.reverse(order);
        return order;
    }

    private static List<String> successors(Block block) {
        return Loops.targets(block).stream().map(Target::label).toList();
    }

    LLVMValueRef value(Value value) {
        return values.get(value);
    }

    /** The descriptor of an object's class. */
    LLVMValueRef classOf(LLVMValueRef object) {
        return ir.load(ir.ptr, object, module.layout.pointer(), "class");
    }

    void define(Value value, LLVMValueRef as) {
        values.put(value, as);
    }

    private void block(Block block) {
        landing = null;
        current = block;
        ir.at(blocks.get(block.label()));
        var after = live.after(block);
        for (int i = 0; i < block.instructions().size(); i++) {
            var instruction = block.instructions().get(i);
            kept = after.get(i);
            line(instruction.line());
            operations.lower(instruction);
        }
        line(block.terminator().line());
        terminator(block.terminator());
        if (landing != null) {
            ir.at(landing);
            if (block.unwind().isPresent()) {
                keep(live.handled(block));
                edge(block.unwind().get(), landed);
            } else {
                leave(landed);
            }
        }
    }

    private void line(int at) {
        line = at;
        debug.line(at);
    }

    /** The line that is being lowered. */
    int line() {
        return line;
    }

    /**
     * After a place where the heap can be collected: what is still used was kept there as its own address, in a register or on the
     * stack, where the collector looks for it, and not only as an address derived from it.
     */
    void keepReferences() {
        keep(kept);
    }

    private void keep(List<Value> references) {
        if (module.keepsReferences && module.grid == null) {
            references.forEach(v -> ir.keep(value(v)));
        }
    }

    void throwUnlessNull(LLVMValueRef exception) {
        var thrown = ir.compare(LLVMIntNE, exception, ir.nullPointer());
        openLanding();
        if (module.grid != null) {
            var failed = ir.block(llvm, "failed");
            ir.rarely(thrown, failed, ir.block(llvm, "go"));
            var go = ir.here();
            ir.at(failed);
            module.grid.frame(this, exception);
            Ir.incoming(landed, exception, failed);
            ir.jump(landing);
            ir.at(go);
            return;
        }
        var here = ir.here();
        ir.rarely(thrown, landing, ir.block(llvm, "go"));
        Ir.incoming(landed, exception, here);
    }

    private void openLanding() {
        if (landing == null) {
            var here = ir.here();
            landing = ir.block(llvm, "landing");
            ir.at(landing);
            landed = ir.phi(ir.ptr);
            ir.at(here);
        }
    }

    /** Throws a trap when the condition holds, and goes on where it does not. */
    void trapIf(LLVMValueRef condition, Trap trap, LLVMValueRef... arguments) {
        trapIf(condition, List.of(), trap, arguments);
    }

    /** @param given what the instruction consumes, also when it traps */
    void trapIf(LLVMValueRef condition, List<Value> given, Trap trap, LLVMValueRef... arguments) {
        openLanding();
        var failing = ir.block(llvm, trap.text());
        ir.rarely(condition, failing, ir.block(llvm, "ok"));
        var ok = ir.here();
        ir.at(failing);
        release(given);
        var exception = trapped(trap, arguments);
        Ir.incoming(landed, exception, ir.here());
        ir.jump(landing);
        ir.at(ok);
    }

    private LLVMValueRef trapped(Trap trap, LLVMValueRef... arguments) {
        if (module.grid != null) {
            return module.grid.trap(this, trap, arguments);
        }
        var all = new LLVMValueRef[arguments.length + 1];
        all[0] = process;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ir.apart(ir.call(module.trap(trap), all));
    }

    /** Leaves the function with an exception. */
    private void leave(LLVMValueRef exception) {
        var parts = new ArrayList<LLVMValueRef>();
        function.results().forEach(t -> parts.add(ir.undefined(module.type(t))));
        parts.add(exception);
        giveBack(parts);
    }

    private void giveBack(Terminator.Return r) {
        var parts = new ArrayList<LLVMValueRef>();
        r.values().forEach(v -> parts.add(value(v)));
        if (module.calls.throwing(function.name())) {
            parts.add(ir.nullPointer());
        }
        giveBack(parts);
    }

    private void giveBack(List<LLVMValueRef> parts) {
        switch (parts.size()) {
            case 0 -> LLVMBuildRetVoid(ir.builder);
            case 1 -> LLVMBuildRet(ir.builder, parts.getFirst());
            default -> {
                openExit(parts);
                var here = ir.here();
                for (int i = 0; i < parts.size(); i++) {
                    Ir.incoming(given.get(i), parts.get(i), here);
                }
                ir.jump(exit);
            }
        }
    }

    /**
     * The parts come together as values of their own: were whole tuples returned at several places, LLVM would merge them into one
     * that its passes cannot look into, and where the function is inlined, what was thrown would be tested for again.
     */
    private void openExit(List<LLVMValueRef> parts) {
        if (exit != null) {
            return;
        }
        var here = ir.here();
        exit = ir.block(llvm, "exit");
        ir.at(exit);
        given = parts.stream().map(p -> ir.phi(LLVMTypeOf(p))).toList();
        var tuple = ir.undefined(module.resultType(function));
        for (int i = 0; i < given.size(); i++) {
            tuple = ir.insert(tuple, given.get(i), i);
        }
        LLVMBuildRet(ir.builder, tuple);
        ir.at(here);
    }

    // ---- edges

    /** Ends the current LLVM block with a jump along an edge; the exception of an unwind edge comes before its arguments. */
    void edge(Target target, LLVMValueRef... before) {
        if (loops.polls(current, target)) {
            ir.call(module.runtime("hk_poll"), process);
        }
        pass(target, ir.here(), before);
        ir.jump(blocks.get(target.label()));
    }

    private void pass(Target target, LLVMBasicBlockRef from, LLVMValueRef... before) {
        var incoming = phis.get(target.label());
        for (int i = 0; i < incoming.size(); i++) {
            var value = i < before.length ? before[i] : value(target.arguments().get(i - before.length));
            Ir.incoming(incoming.get(i), value, from);
        }
    }

    /** A block of its own for an edge, so that one terminator may enter a block twice with different arguments. */
    private LLVMBasicBlockRef edgeBlock(Target target) {
        var here = ir.here();
        var block = ir.block(llvm, "edge");
        ir.at(block);
        edge(target);
        ir.at(here);
        return block;
    }

    private void terminator(Terminator terminator) {
        switch (terminator) {
            case Terminator.Jump j -> edge(j.target());
            case Terminator.Branch b -> {
                var condition = ir.compare(LLVMIntNE, value(b.condition()), ir.i32(0));
                var then = edgeBlock(b.then());
                var otherwise = edgeBlock(b.otherwise());
                ir.branch(condition, then, otherwise, failing.is(b.then()), failing.is(b.otherwise()));
            }
            case Terminator.Switch s -> {
                var choice = LLVMBuildSwitch(ir.builder, value(s.value()), edgeBlock(s.otherwise()), s.cases().size());
                for (var c : s.cases()) {
                    LLVMAddCase(choice, ir.i32(c.key()), edgeBlock(c.target()));
                }
            }
            case Terminator.Return r -> giveBack(r);
            case Terminator.Throw t -> {
                var exception = value(t.exception());
                if (!t.known()) {
                    var nothing = ir.block(llvm, "nothing");
                    ir.rarely(ir.isNull(exception), nothing, ir.block(llvm, "throw"));
                    var go = ir.here();
                    ir.at(nothing);
                    leave(trapped(Trap.NULL));
                    ir.at(go);
                }
                leave(module.grid == null ? exception : module.grid.thrown(this, t.exception().type()));
            }
            case Terminator.Receive r -> receive(r);
            case Terminator.Accept a -> accept(a);
            case Terminator.Select s -> new SelectLowering(this).lower(s);
        }
    }

    private void receive(Terminator.Receive r) {
        var endpoint = value(r.endpoint());
        var type = (Type.EndpointType) r.endpoint().type();
        var received = module.messages(type.contract()).sent(type.role().peer());
        var slot = ir.call(module.runtime("hk_receive"), process, endpoint);
        var closed = ir.block(llvm, "closed");
        ir.rarely(ir.isNull(slot), closed, ir.block(llvm, "came"));
        var came = ir.here();
        ir.at(closed);
        ir.call(module.runtime("hk_close"), process, endpoint);
        edge(r.closed());
        ir.at(came);
        if (r.arms().size() == 1) {
            arm(r.arms().getFirst(), received, slot, endpoint);
            return;
        }
        var tag = ir.load(ir.i32, slot, 8, "tag");
        // The peer's code keeps to the contract, or it would not have passed the verifier.
        var never = ir.block(llvm, "never");
        var choice = LLVMBuildSwitch(ir.builder, tag, never, r.arms().size());
        ir.at(never);
        ir.unreachable();
        for (var arm : r.arms()) {
            var block = ir.block(llvm, arm.message());
            LLVMAddCase(choice, ir.i32(MessageLayout.tag(received, arm.message())), block);
            ir.at(block);
            arm(arm, received, slot, endpoint);
        }
    }

    private void arm(
            Terminator.Arm arm, List<Message> received, LLVMValueRef slot, LLVMValueRef endpoint) {
        take(received.get(MessageLayout.tag(received, arm.message())), arm.fields(), slot, endpoint);
        define(arm.endpoint(), endpoint);
        edge(arm.target());
    }

    /** Defines a message's fields, and makes its slot free. */
    void take(Message message, List<Value> fields, LLVMValueRef slot, LLVMValueRef endpoint) {
        for (int i = 0; i < fields.size(); i++) {
            var type = message.fields().get(i).type();
            var at = ir.offset(slot, MessageLayout.fieldOffset(i));
            var field = operations.widened(ir.load(module.stored(type), at, module.layout.bytes(type), "message"), type);
            switch (type) {
                case Type.VectorType _ -> ir.call(module.runtime("hk_take_vector"), process, field);
                case Type.EndpointType _, Type.AnyType _ -> ir.call(module.runtime("hk_take_endpoint"), process, field);
                default -> {}
            }
            define(fields.get(i), field);
        }
        ir.call(module.runtime("hk_consumed"), endpoint);
    }

    private void accept(Terminator.Accept a) {
        var listener = value(a.listener());
        var endpoint = ir.call(module.runtime("hk_accept"), process, listener);
        define(a.next(), listener);
        define(a.endpoint(), endpoint);
        var closed = edgeBlock(a.closed());
        ir.rarely(ir.isNull(endpoint), closed, ir.block(llvm, "client"));
        edge(a.target());
    }

}
