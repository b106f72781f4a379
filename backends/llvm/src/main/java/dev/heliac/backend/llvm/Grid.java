package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.graph.TileMemory;
import dev.heliac.il.symbols.Traces;
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

    /** What the names of loops' functions begin with. */
    static final String PART = "part";

    /** What is done for an iteration's number with what the leader has left for all of them, the last of which is how many there are. */
    interface Iteration {
        void at(GridPart part, List<LLVMValueRef> values, LLVMValueRef index);
    }

    /** A loop, with the memory that its leader leaves values of these types in, each in a slot; without an iteration when strided. */
    private record Loop(Par par, LLVMValueRef memory, List<LLVMTypeRef> types, Iteration iteration) {}

    private static final long SLOT = 8;

    private final ModuleLowering module;
    private final Ir ir;
    private final List<Loop> loops = new ArrayList<>();
    private final Map<String, LLVMValueRef> texts = new HashMap<>();
    private LLVMValueRef tiles;

    Grid(ModuleLowering module) {
        this.module = module;
        ir = module.ir;
    }

    /** Lowers a loop at its place. */
    void lower(Par par, FunctionLowering f) {
        var total = ParLowering.product(f, par);
        if (par.op().strided()) {
            var taken = new ArrayList<>(ParLowering.taken(par).stream().map(f::value).toList());
            taken.add(total);
            run(f, par, taken, null);
            return;
        }
        var extents = par.extents().stream().map(f::value).toList();
        var left = new ArrayList<LLVMValueRef>();
        par.arguments().forEach(a -> left.add(f.value(a)));
        left.addAll(extents);
        left.add(total);
        int arguments = par.arguments().size();
        run(f, par, left, (part, values, index) -> {
            var given = new ArrayList<>(values.subList(0, arguments));
            given.addAll(indices(ir, index, values.subList(arguments, values.size() - 1)));
            part.call(par.function(), given, 0);
        });
    }

    /** Leaves values for the iterations, the last of which is how many there are, lets them run, and goes on with what made one fail. */
    void run(FunctionLowering f, Par par, List<LLVMValueRef> left, Iteration iteration) {
        var memory = ir.global("loop", LLVMConstNull(LLVMArrayType2(ir.i64, left.size())), false, (int) SLOT);
        LLVMSetLinkage(memory, LLVMInternalLinkage);
        int number = loops.size();
        loops.add(new Loop(par, memory, left.stream().map(v -> LLVMTypeOf(v)).toList(), iteration));
        for (int i = 0; i < left.size(); i++) {
            ir.store(left.get(i), ir.offset(memory, SLOT * i), (int) SLOT, "loop");
        }
        var failure = ir.call(module.runtime("hk_grid_loop"), f.process, ir.i32(number));
        if (par.functions().stream().anyMatch(module.calls::throwing)) {
            f.throwUnlessNull(failure);
        }
    }

    /** Where a block has the vectors of its tile: no more than the largest takes, as it leaves room for more blocks. */
    LLVMValueRef tile() {
        if (!module.whole()) {
            return ir.call(module.runtime("hk_grid_tile"));
        }
        if (tiles == null) {
            long most = module.module.functions().stream().mapToLong(f -> new TileMemory(f).bytes()).max().orElse(0);
            tiles = ir.shared("tile", (most + SLOT - 1) / SLOT);
        }
        return tiles;
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
        var parts = loops.stream().map(loop -> part(loop, debug)).toList();
        var all = LLVMAddFunction(ir.module, "hk_grid_loops", type);
        if (!module.whole()) {
            LLVMSetLinkage(all, LLVMInternalLinkage);
        }
        ir.attribute(all, "nounwind");
        ir.attribute(all, "convergent");
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

    private LLVMValueRef part(Loop loop, DebugInfo debug) {
        var llvm = LLVMAddFunction(ir.module, PART, ir.function(ir.nothing, ir.i32, ir.i32));
        LLVMSetLinkage(llvm, LLVMInternalLinkage);
        ir.attribute(llvm, "nounwind");
        // So that an assembler has not all loops in one function to find registers for.
        ir.attribute(llvm, "noinline");
        if (loop.par().isTiles()) {
            ir.attribute(llvm, "convergent");
        }
        var body = module.declaration(loop.par().function());
        debug.enter(body, body.name() + ":loop", llvm);
        debug.line(0);
        ir.at(ir.block(llvm, "entry"));
        var values = new ArrayList<LLVMValueRef>();
        var arguments = loop.par().arguments();
        for (int i = 0; i < loop.types().size(); i++) {
            var value = ir.load(loop.types().get(i), ir.offset(loop.memory(), SLOT * i), (int) SLOT, "loop");
            boolean vector = i < arguments.size() && arguments.get(i).type() instanceof Type.VectorType;
            values.add(vector ? ir.toPresent(value, module.layout.pointer() + Integer.BYTES) : value);
        }
        var part = new GridPart(module, llvm);
        if (loop.iteration() == null) {
            part.stride(values, loop.par().chunk().orElseThrow());
        } else if (loop.par().isTiles()) {
            part.iterateTogether(values, loop.iteration(), GridTile.looks(module, body.name()));
        } else {
            part.iterate(values, loop.iteration());
        }
        return llvm;
    }

    /** A linear number as indices below the extents, the last of which goes fastest. */
    static List<LLVMValueRef> indices(Ir ir, LLVMValueRef number, List<LLVMValueRef> extents) {
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
