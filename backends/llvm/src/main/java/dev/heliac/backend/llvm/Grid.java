package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.backend.llvm.symbols.Traces;
import dev.heliac.il.Function;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * What a process on a grid has beside its functions: a function for each parallel loop that does one thread's iterations, which are
 * those with its number and every so manieth after it, and one function that calls the one it is asked for.
 */
final class Grid {

    /** A loop, with the memory that its leader leaves the arguments, the extents and their product in, each in a slot. */
    private record Loop(Par par, LLVMValueRef memory, List<LLVMTypeRef> types) {}

    private static final long SLOT = 8;

    private final ModuleLowering module;
    private final Ir ir;
    private final List<Loop> loops = new ArrayList<>();
    private final Map<String, LLVMValueRef> texts = new HashMap<>();

    Grid(ModuleLowering module) {
        this.module = module;
        ir = module.ir;
    }

    /** Lowers a loop at its place: leaves what it needs, lets it run, and goes on with what made it fail. */
    void lower(Par par, FunctionLowering f) {
        var extents = par.extents().stream().map(f::value).toList();
        ParLowering.check(f, extents);
        var total = extents.getFirst();
        for (var extent : extents.subList(1, extents.size())) {
            total = ir.binary(LLVMMul, total, extent);
        }
        var left = new ArrayList<LLVMValueRef>();
        par.arguments().forEach(a -> left.add(f.value(a)));
        left.addAll(extents);
        left.add(total);
        var memory = ir.global("loop", LLVMConstNull(LLVMArrayType2(ir.i64, left.size())), false, (int) SLOT);
        LLVMSetLinkage(memory, LLVMInternalLinkage);
        int number = loops.size();
        loops.add(new Loop(par, memory, left.stream().map(v -> LLVMTypeOf(v)).toList()));
        for (int i = 0; i < left.size(); i++) {
            ir.store(left.get(i), ir.offset(memory, SLOT * i), (int) SLOT, "loop");
        }
        var failure = ir.call(module.runtime("hk_grid_loop"), f.process, ir.i32(number));
        if (module.calls.throwing(par.function())) {
            f.throwUnlessNull(failure);
        }
    }

    /** Ends the process by a trap; gives what stands for the exception. */
    LLVMValueRef trap(FunctionLowering f, Trap trap, LLVMValueRef... told) {
        var numbers = new LLVMValueRef[] {ir.i64(0), ir.i64(0)};
        if (trap == Trap.BOUNDS || trap == Trap.NEGATIVE_SIZE) {
            for (int i = 0; i < told.length; i++) {
                numbers[i] = ir.cast(LLVMSExt, told[i], ir.i64);
            }
        }
        return ir.call(
                module.runtime("hk_grid_trap"), f.process, ir.i32(trap.ordinal()), where(f), numbers[0], numbers[1]);
    }

    /** Ends the process by an exception of a class. */
    LLVMValueRef thrown(FunctionLowering f, Type type) {
        var name = type instanceof Type.ClassType c ? c.name() : "java.lang.Throwable";
        return ir.call(module.runtime("hk_grid_throw"), f.process, text(name), where(f));
    }

    /** An exception leaves a call here; its trace goes on. */
    void frame(FunctionLowering f, LLVMValueRef exception) {
        ir.call(module.runtime("hk_grid_frame"), exception, where(f));
    }

    private LLVMValueRef where(FunctionLowering f) {
        var at = Traces.at(f.function, f.line());
        return at.isEmpty() ? ir.nullPointer() : text(at);
    }

    private LLVMValueRef text(String text) {
        return texts.computeIfAbsent(text, t -> ir.global("text", ir.bytes(t.getBytes(StandardCharsets.UTF_8), true), true, 1));
    }

    /** Makes the loops' functions, when everything else has been lowered; gives the one that calls them. */
    LLVMValueRef finish(DebugInfo debug) {
        var type = ir.function(ir.nothing, ir.i32, ir.i32, ir.i32);
        var parts = new ArrayList<LLVMValueRef>();
        for (var loop : loops) {
            parts.add(part(loop, LLVMAddFunction(ir.module, "part", ir.function(ir.nothing, ir.i32, ir.i32)), debug));
        }
        var all = LLVMAddFunction(ir.module, "hk_grid_loops", type);
        if (!module.whole()) {
            LLVMSetLinkage(all, LLVMInternalLinkage);
        }
        ir.attribute(all, "nounwind");
        ir.at(ir.block(all, "entry"));
        debug.nowhere();
        var none = ir.block(all, "none");
        var choice = LLVMBuildSwitch(ir.builder, LLVMGetParam(all, 0), none, loops.size());
        for (int i = 0; i < loops.size(); i++) {
            var block = ir.block(all, "loop");
            LLVMAddCase(choice, ir.i32(i), block);
            ir.at(block);
            ir.call(parts.get(i), LLVMGetParam(all, 1), LLVMGetParam(all, 2));
            LLVMBuildRetVoid(ir.builder);
        }
        ir.at(none);
        LLVMBuildRetVoid(ir.builder);
        return all;
    }

    private LLVMValueRef part(Loop loop, LLVMValueRef part, DebugInfo debug) {
        LLVMSetLinkage(part, LLVMInternalLinkage);
        ir.attribute(part, "nounwind");
        var body = body(loop.par());
        debug.enter(body, body.name() + ":loop", part);
        debug.line(0);
        var entry = ir.block(part, "entry");
        ir.at(entry);
        int arguments = loop.par().arguments().size();
        var values = new ArrayList<LLVMValueRef>();
        for (int i = 0; i < loop.types().size(); i++) {
            values.add(ir.load(loop.types().get(i), ir.offset(loop.memory(), SLOT * i), (int) SLOT, "loop"));
        }
        var head = ir.block(part, "iterations");
        var iteration = ir.block(part, "iteration");
        var next = ir.block(part, "next");
        var done = ir.block(part, "done");
        ir.jump(head);
        ir.at(head);
        // Below 2^31, and so are the threads: one step more does not overflow when it is not negative.
        var index = ir.phi(ir.i32);
        Ir.incoming(index, LLVMGetParam(part, 0), entry);
        ir.branch(ir.compare(LLVMIntULT, index, values.getLast()), iteration, done);
        ir.at(iteration);
        var given = new ArrayList<LLVMValueRef>();
        given.add(ir.nullPointer());
        given.addAll(values.subList(0, arguments));
        given.addAll(indices(index, values.subList(arguments, values.size() - 1)));
        var returned = ir.call(module.function(body.name()), given.toArray(LLVMValueRef[]::new));
        if (module.calls.throwing(body.name())) {
            ir.rarely(ir.compare(LLVMIntNE, returned, ir.nullPointer()), done, next);
        } else {
            ir.jump(next);
        }
        ir.at(next);
        Ir.incoming(index, ir.binary(LLVMAdd, index, LLVMGetParam(part, 1)), next);
        ir.jump(head);
        ir.at(done);
        LLVMBuildRetVoid(ir.builder);
        return part;
    }

    private Function body(Par par) {
        return module.module.functions().stream().filter(f -> f.name().equals(par.function())).findFirst().orElseThrow();
    }

    /** A linear number as indices below the extents, the last of which goes fastest. */
    private List<LLVMValueRef> indices(LLVMValueRef number, List<LLVMValueRef> extents) {
        var indices = new ArrayList<LLVMValueRef>();
        var left = number;
        for (var extent : extents.subList(1, extents.size()).reversed()) {
            indices.addFirst(ir.binary(LLVMURem, left, extent));
            left = ir.binary(LLVMUDiv, left, extent);
        }
        indices.addFirst(left);
        return indices;
    }
}
