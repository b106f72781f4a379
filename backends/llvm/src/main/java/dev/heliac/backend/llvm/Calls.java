package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import dev.heliac.backend.llvm.ClassDescriptor.Field;
import dev.heliac.il.Instruction.Call;
import dev.heliac.il.Instruction.CallVirtual;
import dev.heliac.il.Op;
import dev.heliac.il.Trap;
import dev.heliac.il.Type;
import dev.heliac.il.Value;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** Lowers calls: direct ones, virtual ones, and those of initializers. */
final class Calls {

    private final FunctionLowering f;
    private final ModuleLowering module;
    private final Ir ir;
    private final boolean often;

    Calls(FunctionLowering function) {
        f = function;
        module = function.module;
        ir = function.ir;
        often = module.isOften(function.function);
    }

    void lower(Call call) {
        define(call.results(), direct(call.function(), call.operands(), call.results().size()));
    }

    /** Where it cannot be told what a virtual call runs, the receiver's class has the code's address. */
    void lower(CallVirtual call) {
        var receiver = f.value(call.operands().getFirst());
        var targets = module.dispatch.targets(call);
        if (targets.isEmpty()) {
            f.trapIf(LLVMConstInt(ir.i1, 1, 0), module.dispatch.given(call), Trap.NULL);
            call.results().forEach(v -> f.define(v, ir.undefined(module.type(v.type()))));
            return;
        }
        if (call.op() == Op.CALL_VIRTUAL) {
            f.trapIf(ir.isNull(receiver), module.dispatch.given(call), Trap.NULL);
        }
        int count = call.results().size();
        if (targets.size() == 1) {
            define(call.results(), direct(targets.getFirst(), call.operands(), count));
            return;
        }
        var descriptor = f.classOf(receiver);
        var choice = module.dispatch.choice(call);
        define(call.results(), choice.isPresent()
                ? choose(choice.get(), descriptor, call)
                : indirect(descriptor, call));
    }

    private void define(List<Value> results, List<LLVMValueRef> values) {
        for (int i = 0; i < results.size(); i++) {
            f.define(results.get(i), values.get(i));
        }
    }

    private List<LLVMValueRef> direct(String function, List<Value> operands, int results) {
        var callee = module.function(function);
        return call(LLVMGlobalGetValueType(callee), callee, operands, results, module.calls.throwing(function));
    }

    private List<LLVMValueRef> indirect(LLVMValueRef descriptor, CallVirtual call) {
        boolean throwing = module.calls.throwing(CallGraph.virtual(call));
        var parameters = call.operands().stream().map(Value::type).toList();
        var results = call.results().stream().map(Value::type).toList();
        var at = ir.offset(descriptor, module.descriptors.code(module.dispatch.slot(call.selector())));
        var code = ir.constant(ir.load(ir.ptr, at, module.layout.pointer(), "descriptor"));
        return call(module.functionType(parameters, results, throwing), code, call.operands(), results.size(), throwing);
    }

    private List<LLVMValueRef> choose(Dispatch.Choice choice, LLVMValueRef descriptor, CallVirtual call) {
        int count = call.results().size();
        var number = module.descriptors.load(descriptor, Field.FIRST);
        var distance = ir.binary(LLVMSub, number, ir.i32(choice.first()));
        var is = ir.compare(LLVMIntULE, distance, ir.i32(choice.last() - choice.first()));
        var within = ir.block(f.llvm, "within");
        var without = ir.block(f.llvm, "without");
        var joined = ir.block(f.llvm, "joined");
        ir.branch(is, within, without);
        ir.at(within);
        var one = direct(choice.within(), call.operands(), count);
        var afterOne = ir.here();
        ir.jump(joined);
        ir.at(without);
        var other = direct(choice.without(), call.operands(), count);
        var afterOther = ir.here();
        ir.jump(joined);
        ir.at(joined);
        var results = new ArrayList<LLVMValueRef>();
        for (int i = 0; i < count; i++) {
            var phi = ir.phi(LLVMTypeOf(one.get(i)));
            Ir.incoming(phi, one.get(i), afterOne);
            Ir.incoming(phi, other.get(i), afterOther);
            results.add(phi);
        }
        return results;
    }

    /** Calls, throws on what was thrown, and gives the results. */
    private List<LLVMValueRef> call(LLVMTypeRef type, LLVMValueRef callee, List<Value> operands, int count, boolean throwing) {
        var arguments = new LLVMValueRef[operands.size() + 1];
        arguments[0] = f.process;
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] = f.value(operands.get(i - 1));
        }
        var returned = ir.call(type, callee, arguments);
        if (often && module.isLittle(callee)) {
            ir.preferInlined(returned);
        }
        boolean alone = count + (throwing ? 1 : 0) == 1;
        if (throwing) {
            ir.apart(returned);
            f.throwUnlessNull(alone ? returned : ir.extract(returned, count));
        }
        f.keepReferences();
        var results = new ArrayList<LLVMValueRef>();
        for (int i = 0; i < count; i++) {
            results.add(alone ? returned : ir.extract(returned, i));
        }
        return results;
    }

    /** One load and a branch that is hardly ever taken, once the class is initialized. */
    void initialize(Type.ClassType type) {
        var initializer = module.initializer(type.name());
        var flag = ir.load(ir.i8, module.initialized(type.name()), 1, "initialized");
        var begin = ir.block(f.llvm, "initialize");
        var initialized = ir.block(f.llvm, "initialized");
        ir.rarely(ir.compare(LLVMIntEQ, flag, LLVMConstNull(ir.i8)), begin, initialized);
        ir.at(begin);
        var exception = ir.call(initializer, f.process);
        if (LLVMGetTypeKind(LLVMTypeOf(exception)) == LLVMPointerTypeKind) {
            f.throwUnlessNull(exception);
        }
        f.keepReferences();
        ir.jump(initialized);
        ir.at(initialized);
    }
}
