package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.backend.llvm.ClassDescriptor.Field;
import dev.heliac.il.Type;
import java.util.function.UnaryOperator;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Tests whether objects are of a type: an interval of class numbers or, below an interface, a bit. Truth values are of type i1. */
final class TypeTests {

    private final FunctionLowering f;
    private final ModuleLowering module;
    private final Ir ir;

    TypeTests(FunctionLowering function) {
        f = function;
        module = function.module;
        ir = function.ir;
    }

    /** Whether a reference is of the type, null being {@code ofNull}. */
    LLVMValueRef instance(LLVMValueRef reference, Type type, boolean ofNull) {
        return unlessNull(reference, ofNull, descriptor -> subtype(descriptor, type));
    }

    /** What a test says of the descriptor of an object's class, or what holds for null. */
    LLVMValueRef unlessNull(LLVMValueRef reference, boolean ofNull, UnaryOperator<LLVMValueRef> descriptorTest) {
        var before = ir.here();
        var test = ir.block(f.llvm, "test");
        var done = ir.block(f.llvm, "tested");
        ir.branch(ir.isNull(reference), done, test);
        ir.at(test);
        var is = descriptorTest.apply(f.classOf(reference));
        var tested = ir.here();
        ir.jump(done);
        ir.at(done);
        var result = ir.phi(ir.i1);
        Ir.incoming(result, LLVMConstInt(ir.i1, ofNull ? 1 : 0, 0), before);
        Ir.incoming(result, is, tested);
        return result;
    }

    private LLVMValueRef subtype(LLVMValueRef descriptor, Type of) {
        int bit = module.hierarchy.bit(of);
        if (bit == 0) {
            var interval = module.hierarchy.interval(of);
            var distance = ir.binary(LLVMSub, module.descriptors.load(descriptor, Field.FIRST), ir.i32(interval.first()));
            return ir.compare(LLVMIntULE, distance, ir.i32(interval.last() - interval.first()));
        }
        var bits = bits(ir.offset(descriptor, module.descriptors.bits() + bit / 8));
        return ir.compare(LLVMIntNE, ir.binary(LLVMAnd, bits, LLVMConstInt(ir.i8, 1 << bit % 8, 0)), LLVMConstNull(ir.i8));
    }

    private LLVMValueRef bits(LLVMValueRef at) {
        return ir.constant(ir.load(ir.i8, at, 1, "descriptor"));
    }

    /** The same for a type of which only the descriptor is known. */
    LLVMValueRef subtype(LLVMValueRef descriptor, LLVMValueRef of) {
        var first = module.descriptors.load(of, Field.FIRST);
        var last = module.descriptors.load(of, Field.LAST);
        var distance = ir.binary(LLVMSub, module.descriptors.load(descriptor, Field.FIRST), first);
        var within = ir.compare(LLVMIntULE, distance, ir.binary(LLVMSub, last, first));
        if (module.hierarchy.bits() == 0) {
            return within;
        }
        var before = ir.here();
        var test = ir.block(f.llvm, "bit");
        var done = ir.block(f.llvm, "known");
        ir.branch(within, done, test);
        ir.at(test);
        var bit = module.descriptors.load(of, Field.BIT);
        var at = ir.element(ir.i8, ir.offset(descriptor, module.descriptors.bits()), index(ir.binary(LLVMLShr, bit, ir.i32(3))));
        var shifted = ir.binary(LLVMLShr, ir.cast(LLVMZExt, bits(at), ir.i32), ir.binary(LLVMAnd, bit, ir.i32(7)));
        var set = ir.cast(LLVMTrunc, shifted, ir.i1);
        ir.jump(done);
        ir.at(done);
        var result = ir.phi(ir.i1);
        Ir.incoming(result, within, before);
        Ir.incoming(result, set, test);
        return result;
    }

    private LLVMValueRef index(LLVMValueRef number) {
        return module.layout.pointer() == 8 ? ir.cast(LLVMZExt, number, ir.i64) : number;
    }
}
