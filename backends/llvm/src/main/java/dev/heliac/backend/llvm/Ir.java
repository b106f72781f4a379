package dev.heliac.backend.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;

/** A builder of instructions at one place of one module, with the few shapes that lowering needs. */
final class Ir {

    final LLVMContextRef context;
    final LLVMModuleRef module;
    final LLVMBuilderRef builder;
    final LLVMTypeRef i1;
    final LLVMTypeRef i8;
    final LLVMTypeRef i16;
    final LLVMTypeRef i32;
    final LLVMTypeRef i64;
    final LLVMTypeRef f32;
    final LLVMTypeRef f64;
    final LLVMTypeRef ptr;
    final LLVMTypeRef nothing;
    /** As wide as a pointer. */
    final LLVMTypeRef word;

    private static final BytePointer NO_NAME = new BytePointer("");
    private final Map<String, LLVMValueRef> tags = new HashMap<>();
    private final Map<String, LLVMValueRef> intrinsics = new HashMap<>();
    private final LLVMMetadataRef tagRoot;
    private final LLVMValueRef unlikely;
    private final LLVMValueRef likely;
    /** The address space of memory that a block of threads shares, on GPUs of all kinds. */
    private static final int SHARED = 3;
    /** The {@code memory} attribute's value: reads and writes what no other code of the module can. */
    private static final long INACCESSIBLE_MEMORY = 3 << 2;

    private LLVMValueRef keeper;
    private final int tbaa;
    private final int profile;
    private final int invariant;
    private final int range;
    private final int dereferenceable;
    private final int aligned;
    private final boolean addsFloats;

    Ir(LLVMContextRef context, LLVMModuleRef module, int pointerBytes, Optional<Program> program) {
        this.context = context;
        this.module = module;
        builder = LLVMCreateBuilderInContext(context);
        i1 = LLVMInt1TypeInContext(context);
        i8 = LLVMInt8TypeInContext(context);
        i16 = LLVMInt16TypeInContext(context);
        i32 = LLVMInt32TypeInContext(context);
        i64 = LLVMInt64TypeInContext(context);
        f32 = LLVMFloatTypeInContext(context);
        f64 = LLVMDoubleTypeInContext(context);
        ptr = LLVMPointerTypeInContext(context, program.map(p -> p.pointers).orElse(0));
        addsFloats = program.filter(p -> p == Program.SPIRV).isEmpty();
        nothing = LLVMVoidTypeInContext(context);
        word = pointerBytes == 8 ? i64 : i32;
        tagRoot = node(string("Heliac"));
        tbaa = kind("tbaa");
        profile = kind("prof");
        invariant = kind("invariant.load");
        range = kind("range");
        dereferenceable = kind("dereferenceable");
        aligned = kind("align");
        unlikely = weights(1, 1 << 20);
        likely = weights(1 << 20, 1);
    }

    private int kind(String name) {
        return LLVMGetMDKindIDInContext(context, name, name.length());
    }

    private LLVMMetadataRef string(String text) {
        return LLVMMDStringInContext2(context, text, text.length());
    }

    private LLVMMetadataRef node(LLVMMetadataRef... parts) {
        var pointers = new PointerPointer<LLVMMetadataRef>(Math.max(1, parts.length)).put(parts);
        return LLVMMDNodeInContext2(context, pointers, parts.length);
    }

    private LLVMValueRef asValue(LLVMMetadataRef node) {
        return LLVMMetadataAsValue(context, node);
    }

    // ---- constants

    LLVMValueRef i32(int n) {
        return LLVMConstInt(i32, n, 1);
    }

    LLVMValueRef i64(long n) {
        return LLVMConstInt(i64, n, 1);
    }

    LLVMValueRef word(long n) {
        return LLVMConstInt(word, n, 1);
    }

    LLVMValueRef nullPointer() {
        return LLVMConstNull(ptr);
    }

    LLVMValueRef constantPointer(long address) {
        return LLVMConstIntToPtr(word(address), ptr);
    }

    LLVMValueRef constantOffset(LLVMValueRef global, long bytes) {
        return LLVMConstInBoundsGEP2(i8, global, Llvm.array(word(bytes)), 1);
    }

    LLVMValueRef undefined(LLVMTypeRef type) {
        return LLVMGetPoison(type);
    }

    LLVMValueRef struct(LLVMValueRef... parts) {
        return LLVMConstStructInContext(context, Llvm.array(parts), parts.length, 0);
    }

    LLVMValueRef packed(LLVMValueRef... parts) {
        return LLVMConstStructInContext(context, Llvm.array(parts), parts.length, 1);
    }

    LLVMValueRef bytes(byte[] bytes, boolean terminated) {
        return LLVMConstStringInContext2(context, new BytePointer(bytes), bytes.length, terminated ? 0 : 1);
    }

    LLVMValueRef array(LLVMTypeRef type, LLVMValueRef... parts) {
        return LLVMConstArray2(type, Llvm.array(parts), parts.length);
    }

    /** A global of which nothing is known yet. */
    LLVMValueRef variable(LLVMTypeRef type, String name) {
        return LLVMAddGlobalInAddressSpace(module, type, name, LLVMGetPointerAddressSpace(ptr));
    }

    /** A global that has no symbol: its name is for readers of LLVM IR. */
    LLVMValueRef global(String name, LLVMValueRef initial, boolean constant, int alignment) {
        var global = variable(LLVMTypeOf(initial), name);
        LLVMSetInitializer(global, initial);
        LLVMSetLinkage(global, LLVMPrivateLinkage);
        LLVMSetGlobalConstant(global, constant ? 1 : 0);
        LLVMSetAlignment(global, alignment);
        if (constant) {
            LLVMSetUnnamedAddress(global, LLVMGlobalUnnamedAddr);
        }
        return global;
    }

    /** Memory that the threads of a GPU's block share, aligned to 16 bytes; what is in it at first nobody knows. */
    LLVMValueRef shared(String name, long words) {
        var type = LLVMArrayType2(i64, Math.max(1, words));
        var global = LLVMAddGlobalInAddressSpace(module, type, name, SHARED);
        LLVMSetInitializer(global, LLVMGetUndef(type));
        LLVMSetLinkage(global, LLVMInternalLinkage);
        LLVMSetAlignment(global, 16);
        return LLVMConstAddrSpaceCast(global, ptr);
    }

    // ---- types

    LLVMTypeRef function(LLVMTypeRef result, LLVMTypeRef... parameters) {
        return LLVMFunctionType(result, Llvm.array(parameters), parameters.length, 0);
    }

    LLVMTypeRef tuple(LLVMTypeRef... parts) {
        return LLVMStructTypeInContext(context, Llvm.array(parts), parts.length, 0);
    }

    // ---- places

    /** So many values on the function's stack, until it is left. */
    LLVMValueRef local(LLVMValueRef function, LLVMTypeRef type, int count) {
        var here = here();
        var line = LLVMGetCurrentDebugLocation2(builder);
        LLVMPositionBuilderBefore(builder, LLVMGetFirstInstruction(LLVMGetEntryBasicBlock(function)));
        var local = LLVMBuildArrayAlloca(builder, type, i32(count), "");
        var pointer = LLVMTypeOf(local).equals(ptr) ? local : cast(LLVMAddrSpaceCast, local, ptr);
        at(here);
        LLVMSetCurrentDebugLocation2(builder, line);
        return pointer;
    }

    LLVMBasicBlockRef block(LLVMValueRef function, String name) {
        return LLVMAppendBasicBlockInContext(context, function, name);
    }

    void at(LLVMBasicBlockRef block) {
        LLVMPositionBuilderAtEnd(builder, block);
    }

    LLVMBasicBlockRef here() {
        return LLVMGetInsertBlock(builder);
    }

    // ---- instructions

    LLVMValueRef binary(int opcode, LLVMValueRef a, LLVMValueRef b) {
        return LLVMBuildBinOp(builder, opcode, a, b, NO_NAME);
    }

    LLVMValueRef cast(int opcode, LLVMValueRef a, LLVMTypeRef to) {
        return LLVMBuildCast(builder, opcode, a, to, NO_NAME);
    }

    LLVMValueRef compare(int predicate, LLVMValueRef a, LLVMValueRef b) {
        return LLVMBuildICmp(builder, predicate, a, b, NO_NAME);
    }

    LLVMValueRef compareFloat(int predicate, LLVMValueRef a, LLVMValueRef b) {
        return LLVMBuildFCmp(builder, predicate, a, b, NO_NAME);
    }

    LLVMValueRef select(LLVMValueRef condition, LLVMValueRef a, LLVMValueRef b) {
        return LLVMBuildSelect(builder, condition, a, b, NO_NAME);
    }

    /** A truth value as HIL has it: an i32 of 0 or 1. */
    LLVMValueRef truth(LLVMValueRef condition) {
        return cast(LLVMZExt, condition, i32);
    }

    LLVMValueRef isNull(LLVMValueRef pointer) {
        return compare(LLVMIntEQ, pointer, nullPointer());
    }

    LLVMValueRef offset(LLVMValueRef base, long bytes) {
        return bytes == 0 ? base : LLVMBuildInBoundsGEP2(builder, i8, base, Llvm.array(word(bytes)), 1, "");
    }

    LLVMValueRef element(LLVMTypeRef type, LLVMValueRef base, LLVMValueRef index) {
        return LLVMBuildInBoundsGEP2(builder, type, base, Llvm.array(index), 1, "");
    }

    LLVMValueRef load(LLVMTypeRef type, LLVMValueRef at, int alignment, String tag) {
        var load = LLVMBuildLoad2(builder, type, at, NO_NAME);
        LLVMSetAlignment(load, alignment);
        LLVMSetMetadata(load, tbaa, tag(tag));
        return load;
    }

    /** A load from memory that never changes. */
    LLVMValueRef constant(LLVMValueRef load) {
        LLVMSetMetadata(load, invariant, asValue(node()));
        return load;
    }

    /** A load of a pointer to so many bytes that are there, aligned to 8. */
    LLVMValueRef toPresent(LLVMValueRef load, long bytes) {
        LLVMSetMetadata(load, dereferenceable, asValue(node(LLVMValueAsMetadata(i64(bytes)))));
        LLVMSetMetadata(load, aligned, asValue(node(LLVMValueAsMetadata(i64(Long.BYTES)))));
        return load;
    }

    /** A load of an i32 that is zero or more. */
    LLVMValueRef notNegative(LLVMValueRef load) {
        LLVMSetMetadata(load, range, asValue(node(LLVMValueAsMetadata(i32(0)), LLVMValueAsMetadata(i32(Integer.MIN_VALUE)))));
        return load;
    }

    LLVMValueRef store(LLVMValueRef value, LLVMValueRef at, int alignment, String tag) {
        var store = LLVMBuildStore(builder, value, at);
        LLVMSetAlignment(store, alignment);
        LLVMSetMetadata(store, tbaa, tag(tag));
        return store;
    }

    /** Lets a load or store be whole, whoever else is there at the same time. */
    LLVMValueRef unordered(LLVMValueRef access) {
        LLVMSetOrdering(access, LLVMAtomicOrderingUnordered);
        return access;
    }

    /** Adds to what is in memory, in one step. */
    void add(LLVMValueRef at, LLVMValueRef value, boolean floating, String tag) {
        if (floating && !addsFloats) {
            addAgain(at, value, tag);
            return;
        }
        int operation = floating ? LLVMAtomicRMWBinOpFAdd : LLVMAtomicRMWBinOpAdd;
        var add = LLVMBuildAtomicRMW(builder, operation, at, value, LLVMAtomicOrderingMonotonic, 0);
        LLVMSetMetadata(add, tbaa, tag(tag));
    }

    /** The same by comparing and exchanging, until nobody else has come between. */
    private void addAgain(LLVMValueRef at, LLVMValueRef value, String tag) {
        var type = LLVMTypeOf(value);
        var bits = type.equals(f64) ? i64 : i32;
        int bytes = type.equals(f64) ? Long.BYTES : Integer.BYTES;
        var function = LLVMGetBasicBlockParent(here());
        var before = here();
        var again = block(function, "again");
        var done = block(function, "added");
        var first = load(bits, at, bytes, tag);
        jump(again);
        at(again);
        var old = phi(bits);
        incoming(old, first, before);
        var sum = cast(LLVMBitCast, binary(LLVMFAdd, cast(LLVMBitCast, old, type), value), bits);
        var exchange = LLVMBuildAtomicCmpXchg(
                builder, at, old, sum, LLVMAtomicOrderingMonotonic, LLVMAtomicOrderingMonotonic, 0);
        incoming(old, extract(exchange, 0), again);
        branch(extract(exchange, 1), done, again);
        at(done);
    }

    /** Accesses with different tags never touch the same memory. */
    private LLVMValueRef tag(String name) {
        return tags.computeIfAbsent(name, n -> {
            var zero = LLVMValueAsMetadata(i64(0));
            var type = node(string(n), tagRoot, zero);
            return asValue(node(type, type, zero));
        });
    }

    LLVMValueRef call(LLVMValueRef function, LLVMValueRef... arguments) {
        return LLVMBuildCall2(builder, LLVMGlobalGetValueType(function), function, Llvm.array(arguments), arguments.length, "");
    }

    /** A call of code of which only the address is known. */
    LLVMValueRef call(LLVMTypeRef type, LLVMValueRef code, LLVMValueRef... arguments) {
        return LLVMBuildCall2(builder, type, code, Llvm.array(arguments), arguments.length, "");
    }

    LLVMValueRef extract(LLVMValueRef aggregate, int index) {
        return LLVMBuildExtractValue(builder, aggregate, index, NO_NAME);
    }

    LLVMValueRef insert(LLVMValueRef aggregate, LLVMValueRef part, int index) {
        return LLVMBuildInsertValue(builder, aggregate, part, index, NO_NAME);
    }

    LLVMValueRef phi(LLVMTypeRef type) {
        return LLVMBuildPhi(builder, type, NO_NAME);
    }

    static void incoming(LLVMValueRef phi, LLVMValueRef value, LLVMBasicBlockRef from) {
        LLVMAddIncoming(phi, Llvm.array(value), Llvm.array(from), 1);
    }

    void jump(LLVMBasicBlockRef to) {
        LLVMBuildBr(builder, to);
    }

    void branch(LLVMValueRef condition, LLVMBasicBlockRef yes, LLVMBasicBlockRef no) {
        LLVMBuildCondBr(builder, condition, yes, no);
    }

    private LLVMValueRef weights(int yes, int no) {
        return asValue(node(string("branch_weights"), LLVMValueAsMetadata(i32(yes)), LLVMValueAsMetadata(i32(no))));
    }

    /** A branch of which one side may be hardly ever taken. */
    void branch(LLVMValueRef condition, LLVMBasicBlockRef yes, LLVMBasicBlockRef no, boolean yesRarely, boolean noRarely) {
        var branch = LLVMBuildCondBr(builder, condition, yes, no);
        if (yesRarely != noRarely) {
            LLVMSetMetadata(branch, profile, yesRarely ? unlikely : likely);
        }
    }

    /** A branch that is hardly ever taken; goes on where it is not. */
    void rarely(LLVMValueRef condition, LLVMBasicBlockRef to, LLVMBasicBlockRef otherwise) {
        var branch = LLVMBuildCondBr(builder, condition, to, otherwise);
        LLVMSetMetadata(branch, profile, unlikely);
        at(otherwise);
    }

    void unreachable() {
        LLVMBuildUnreachable(builder);
    }

    LLVMValueRef intrinsic(String name, LLVMTypeRef[] types, LLVMValueRef... arguments) {
        var key = new StringBuilder(name);
        for (var type : types) {
            key.append('.').append(LLVMGetTypeKind(type)).append('.');
            key.append(LLVMGetTypeKind(type) == LLVMIntegerTypeKind ? LLVMGetIntTypeWidth(type) : 0);
        }
        var function = intrinsics.computeIfAbsent(key.toString(), _ -> {
            int id = LLVMLookupIntrinsicID(name, name.length());
            return LLVMGetIntrinsicDeclaration(module, id, Llvm.array(types), types.length);
        });
        return call(function, arguments);
    }

    LLVMValueRef intrinsic(String name, LLVMTypeRef type, LLVMValueRef... arguments) {
        return intrinsic(name, new LLVMTypeRef[] {type}, arguments);
    }

    /** Uses a pointer in an empty piece of assembly, which LLVM can neither remove nor move across what touches memory. */
    void keep(LLVMValueRef pointer) {
        if (LLVMIsConstant(pointer) != 0) {
            return;
        }
        var type = function(nothing, ptr);
        if (keeper == null) {
            var constraint = "r";
            keeper = LLVMGetInlineAsm(type, new BytePointer(""), 0, new BytePointer(constraint), constraint.length(), 1, 0, 0, 0);
        }
        var call = LLVMBuildCall2(builder, type, keeper, Llvm.array(pointer), 1, "");
        for (var name : List.of("nounwind", "willreturn")) {
            attributeOfCall(call, name, 0);
        }
        attributeOfCall(call, "memory", INACCESSIBLE_MEMORY);
    }

    private void attributeOfCall(LLVMValueRef call, String name, long value) {
        int kind = LLVMGetEnumAttributeKindForName(name, name.length());
        LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(context, kind, value));
    }

    /**
     * What inlining a callee that is hardly more than a call may cost beyond what LLVM puts up with: half of a callee is what is done
     * when something fails. With much more, programs become larger and not faster.
     */
    private static final String INLINED_BONUS = "300";

    void preferInlined(LLVMValueRef call) {
        var name = "call-threshold-bonus";
        var attribute = LLVMCreateStringAttribute(context, name, name.length(), INLINED_BONUS, INLINED_BONUS.length());
        LLVMAddCallSiteAttribute(call, LLVMAttributeFunctionIndex, attribute);
    }

    /** Copies bytes, as if through a temporary. */
    void move(LLVMValueRef to, LLVMValueRef from, LLVMValueRef bytes, int alignment) {
        LLVMBuildMemMove(builder, to, alignment, from, alignment, bytes);
    }

    void attribute(LLVMValueRef function, String name) {
        attribute(function, LLVMAttributeFunctionIndex, name);
    }

    /** Of what the function returns. */
    void neverNull(LLVMValueRef function) {
        attribute(function, LLVMAttributeReturnIndex, "nonnull");
    }

    private void attribute(LLVMValueRef function, int index, String name) {
        int kind = LLVMGetEnumAttributeKindForName(name, name.length());
        LLVMAddAttributeAtIndex(function, index, LLVMCreateEnumAttribute(context, kind, 0));
    }

    /** For what can be on the stack when a trace is taken. */
    void keepFrame(LLVMValueRef function) {
        text(function, "frame-pointer", "all");
        text(function, "disable-tail-calls", "true");
    }

    private void text(LLVMValueRef function, String name, String value) {
        var attribute = LLVMCreateStringAttribute(context, name, name.length(), value, value.length());
        LLVMAddAttributeAtIndex(function, LLVMAttributeFunctionIndex, attribute);
    }

    /** Keeps a call apart from others alike, so that its return address tells its line. */
    LLVMValueRef apart(LLVMValueRef call) {
        attributeOfCall(call, "nomerge", 0);
        return call;
    }

    void dispose() {
        LLVMDisposeBuilder(builder);
    }

}
