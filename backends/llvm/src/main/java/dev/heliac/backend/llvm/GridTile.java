package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.il.Instruction;
import dev.heliac.il.Instruction.Par;
import dev.heliac.il.Op;
import dev.heliac.il.Scalar;
import dev.heliac.il.Type;
import dev.heliac.il.graph.TileMemory;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/**
 * Lowers what tiles have beyond loops on a grid, where a block's threads do a tile together: all of them run its function, each does
 * a part of a phase's iterations, and they meet when those are done. Vectors are in memory that the block shares; what tells where, each
 * thread has for itself.
 */
final class GridTile {

    private final FunctionLowering f;
    private final Ir ir;
    private final ModuleLowering module;

    GridTile(FunctionLowering function) {
        f = function;
        ir = function.ir;
        module = function.module;
    }

    /** Whether a tile itself looks into vectors, which threads that are ahead must not change under it. */
    static boolean looks(ModuleLowering module, String tile) {
        return module.declaration(tile).blocks().stream()
                .flatMap(b -> b.instructions().stream())
                .filter(i -> i.op() != Op.PHASE && i.op() != Op.EX_LENGTH)
                .anyMatch(i -> i.operands().stream().anyMatch(v -> v.type() instanceof Type.VectorType));
    }

    void phase(Par par) {
        var extents = par.extents().stream().map(f::value).toList();
        var arguments = par.arguments().stream().map(f::value).toList();
        var count = ParLowering.product(f, par);
        if (looks(module, f.function.name())) {
            barrier();
        }
        var step = ir.call(module.runtime("hk_grid_threads"));
        boolean throwing = module.calls.throwing(par.function());
        var before = ir.here();
        var head = ir.block(f.llvm, "iterations");
        var body = ir.block(f.llvm, "iteration");
        var met = ir.block(f.llvm, "met");
        var first = ir.call(module.runtime("hk_grid_thread"));
        ir.jump(head);
        ir.at(head);
        var index = ir.phi(ir.i32);
        Ir.incoming(index, first, before);
        ir.branch(ir.compare(LLVMIntULT, index, count), body, met);
        ir.at(met);
        var failed = ir.phi(ir.ptr);
        Ir.incoming(failed, ir.nullPointer(), head);
        ir.at(body);
        var given = Counting.with(arguments, Grid.indices(ir, index, extents).toArray(LLVMValueRef[]::new));
        given.addFirst(f.process);
        var returned = ir.call(module.function(par.function()), given.toArray(LLVMValueRef[]::new));
        if (throwing) {
            var go = ir.block(f.llvm, "go");
            Ir.incoming(failed, returned, ir.here());
            ir.rarely(ir.compare(LLVMIntNE, returned, ir.nullPointer()), met, go);
            ir.at(go);
        }
        Ir.incoming(index, ir.binary(LLVMAdd, index, step), ir.here());
        ir.jump(head);
        ir.at(met);
        if (throwing) {
            f.throwUnlessNull(ir.call(module.runtime("hk_grid_meet"), failed));
        } else {
            barrier();
        }
    }

    /** A vector as others are; it comes from nowhere that it could be given back to. */
    LLVMValueRef vector(Instruction.Typed made) {
        var memory = new TileMemory(f.function);
        var scalar = (Scalar) made.type();
        int length = memory.length(made).orElseThrow();
        var type = module.stored(scalar);
        var elements = ir.offset(module.grid.tile(), module.sanitized() ? memory.placeApart(made) : memory.place(made));
        if (module.sanitized()) {
            ir.call(module.runtime("hk_check_tile"), elements, ir.i64((long) length * scalar.bytes()));
        }
        int pointer = module.layout.pointer();
        var vector = ir.local(f.llvm, ir.i64, 2);
        ir.store(elements, vector, pointer, "vector data");
        ir.store(ir.i32(length), ir.offset(vector, pointer), Integer.BYTES, "vector length");
        var step = ir.call(module.runtime("hk_grid_threads"));
        var first = ir.call(module.runtime("hk_grid_thread"));
        Counting.up(ir, f.llvm, first, ir.i32(length), step, n -> ir.store(
                LLVMConstNull(type),
                ir.element(type, elements, ir.cast(LLVMZExt, n, ir.i64)),
                scalar.bytes(),
                "vector " + scalar.text()));
        barrier();
        return vector;
    }

    private void barrier() {
        ir.call(module.runtime("hk_grid_barrier"));
    }
}
