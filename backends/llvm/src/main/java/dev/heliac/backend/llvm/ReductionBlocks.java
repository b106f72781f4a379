package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Scalar;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Makes one value of each block of a reduction's values, in a function of any kind. A block's 1024 values are put on the stack first. */
final class ReductionBlocks {

    static final String TAG = "reduced";

    private static final int LOG_BLOCK = 10;
    private static final int BLOCK = 1 << LOG_BLOCK;
    private static final int LOG_LANE = 5;
    private static final int LANES = BLOCK >> LOG_LANE;

    private final ModuleLowering module;
    private final Ir ir;
    private final Par par;
    private final LLVMValueRef llvm;
    private final Call call;
    private final Scalar scalar;
    private final LLVMTypeRef type;
    private final LLVMValueRef buffer;

    /** Calls one of the process's functions, and deals with what it throws. */
    interface Call {
        LLVMValueRef of(String function, List<LLVMValueRef> arguments);
    }

    /** Puts some values from a number on into a buffer. */
    interface Filling {
        void of(LLVMValueRef buffer, LLVMValueRef from, LLVMValueRef size);
    }

    ReductionBlocks(ModuleLowering module, Par par, LLVMValueRef llvm, Call call) {
        this.module = module;
        this.par = par;
        this.llvm = llvm;
        this.call = call;
        ir = module.ir;
        scalar = (Scalar) par.results().getFirst().type();
        type = module.type(scalar);
        buffer = ir.local(llvm, type, BLOCK);
    }

    /** How many blocks some values are. */
    static LLVMValueRef count(Ir ir, LLVMValueRef values) {
        return ir.binary(LLVMLShr, ir.binary(LLVMAdd, values, ir.i32(BLOCK - 1)), ir.i32(LOG_BLOCK));
    }

    /** How many bytes of stack the values of a block take. */
    static int frame(Par par) {
        return par.reduces() ? BLOCK * Long.BYTES : 0;
    }

    /** The runtime's function that makes one of the values of a block. */
    static String operation(Par par, Scalar scalar) {
        return "hk_" + par.op().alone().text().substring("par.".length()) + "_" + scalar.text();
    }

    /**
     * A function of blocks from one number to below another, as {@code hk_par} calls it. It finds in its environment what the functions
     * take, how many values there are, and where what the blocks give belongs.
     */
    static LLVMValueRef code(ModuleLowering module, Par par, DebugInfo debug) {
        var ir = module.ir;
        var body = module.declaration(par.function());
        var name = "reduce:" + body.name();
        var code = LLVMAddFunction(ir.module, name, ir.function(ir.ptr, ir.ptr, ir.ptr, ir.i32, ir.i32));
        LLVMSetLinkage(code, LLVMInternalLinkage);
        ir.attribute(code, "nounwind");
        ir.keepFrame(code);
        debug.enter(body, name, code);
        ir.at(ir.block(code, "entry"));
        debug.line(0);
        var taken = ReductionLowering.taken(par);
        var values = new LLVMValueRef[taken.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = environment(ir, code, i, module.type(taken.get(i).type()));
        }
        var given = List.of(values).subList(0, par.arguments().size());
        var combining = List.of(values).subList(given.size(), values.length);
        var count = environment(ir, code, values.length, ir.i32);
        var results = environment(ir, code, values.length + 1, ir.ptr);
        var blocks = new ReductionBlocks(module, par, code, (function, arguments) -> called(module, code, function, arguments));
        Counting.up(ir, code, LLVMGetParam(code, 2), LLVMGetParam(code, 3), 1, block -> blocks.reduce(
                block, count, results, combining, (buffer, from, size) -> Counting.up(ir, code, ir.i32(0), size, 1, at -> {
                    var value = blocks.call.of(par.function(), Counting.with(given, ir.binary(LLVMAdd, from, at)));
                    blocks.store(buffer, at, value);
                })));
        LLVMBuildRet(ir.builder, ir.nullPointer());
        return code;
    }

    private static LLVMValueRef environment(Ir ir, LLVMValueRef code, int number, LLVMTypeRef type) {
        return ir.load(type, ChunkCode.place(ir, LLVMGetParam(code, 1), number), ChunkCode.SLOT, ChunkCode.TAG);
    }

    private static LLVMValueRef called(ModuleLowering module, LLVMValueRef code, String function, List<LLVMValueRef> arguments) {
        var ir = module.ir;
        var all = Counting.with(List.of(LLVMGetParam(code, 0)), arguments.toArray(LLVMValueRef[]::new));
        var returned = ir.call(module.function(function), all.toArray(LLVMValueRef[]::new));
        if (!module.calls.throwing(function)) {
            return returned;
        }
        var thrown = ir.extract(returned, 1);
        var failed = ir.block(code, "failed");
        var ok = ir.block(code, "ok");
        ir.rarely(ir.compare(LLVMIntNE, thrown, ir.nullPointer()), failed, ok);
        ir.at(failed);
        LLVMBuildRet(ir.builder, thrown);
        ir.at(ok);
        return ir.extract(returned, 0);
    }

    /** Makes one value of a block of so many values in all, and stores it under the block's number. */
    void reduce(LLVMValueRef block, LLVMValueRef count, LLVMValueRef results, List<LLVMValueRef> combining, Filling filling) {
        var from = ir.binary(LLVMShl, block, ir.i32(LOG_BLOCK));
        var size = least(ir.binary(LLVMSub, count, from), BLOCK);
        filling.of(buffer, from, size);
        var reduced = par.combining().isPresent()
                ? combined(size, combining)
                : ir.call(module.runtime(operation(par, scalar)), buffer, size);
        store(results, block, reduced);
    }

    /** Each lane, of 32 values in a row, becomes one value, and then those of the lanes do, of neighbours first. */
    private LLVMValueRef combined(LLVMValueRef size, List<LLVMValueRef> combining) {
        var lanes = ir.binary(LLVMLShr, ir.binary(LLVMAdd, size, ir.i32(LANES - 1)), ir.i32(LOG_LANE));
        var sum = ir.local(llvm, type, 1);
        Counting.up(ir, llvm, ir.i32(0), lanes, 1, lane -> {
            var from = ir.binary(LLVMShl, lane, ir.i32(LOG_LANE));
            var end = ir.binary(LLVMAdd, from, least(ir.binary(LLVMSub, size, from), 1 << LOG_LANE));
            store(sum, ir.i32(0), load(buffer, from));
            Counting.up(ir, llvm, ir.binary(LLVMAdd, from, ir.i32(1)), end, 1, at ->
                    store(sum, ir.i32(0), combine(combining, load(sum, ir.i32(0)), load(buffer, at))));
            store(buffer, lane, load(sum, ir.i32(0)));
        });
        for (int step = 1; step < LANES; step *= 2) {
            var distance = ir.i32(step);
            var pairs = ir.intrinsic("llvm.usub.sat", ir.i32, lanes, distance);
            Counting.up(ir, llvm, ir.i32(0), pairs, 2 * step, lane -> store(
                    buffer, lane, combine(combining, load(buffer, lane), load(buffer, ir.binary(LLVMAdd, lane, distance)))));
        }
        return load(buffer, ir.i32(0));
    }

    private LLVMValueRef combine(List<LLVMValueRef> combining, LLVMValueRef a, LLVMValueRef b) {
        return call.of(par.combining().orElseThrow().function(), Counting.with(combining, a, b));
    }

    private LLVMValueRef least(LLVMValueRef number, int limit) {
        return ir.intrinsic("llvm.umin", ir.i32, number, ir.i32(limit));
    }

    LLVMValueRef word(LLVMValueRef index) {
        return module.layout.pointer() == Long.BYTES ? ir.cast(LLVMZExt, index, ir.i64) : index;
    }

    private LLVMValueRef load(LLVMValueRef values, LLVMValueRef index) {
        return ir.load(type, ir.element(type, values, word(index)), scalar.bytes(), TAG);
    }

    private void store(LLVMValueRef values, LLVMValueRef index, LLVMValueRef value) {
        ir.store(value, ir.element(type, values, word(index)), scalar.bytes(), TAG);
    }
}
